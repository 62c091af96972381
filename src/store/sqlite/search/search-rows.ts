import type { Database } from "better-sqlite3";
import type { Study } from "../../../domain/study.ts";
import { tagStore } from "../tags.ts";

/** Bits of study_search.has. */
export const HAS = { abstract: 1, doi: 2, pmcid: 4, registration: 8, mesh: 16 } as const;

type SearchRow = {
  readonly id: bigint;
  readonly marks: Buffer;
  readonly published: number;
  readonly electronic: number;
  readonly indexed: number;
  readonly completed: number;
  readonly revised: number;
  readonly participants: number | null;
  readonly has: number;
};

/** The narrow row of each live study: dates, marks, size, and what it has. */
export function searchRows(db: Database) {
  const tags = tagStore(db);
  const put = db.prepare<[SearchRow]>(`
    INSERT INTO study_search (id, marks, published, electronic, indexed, completed, revised, first_seen, participants, has)
    VALUES (@id, @marks, @published, @electronic, @indexed, @completed, @revised,
      (SELECT CAST(replace(substr(first_seen_at, 1, 10), '-', '') AS INTEGER) FROM studies WHERE id = @id), @participants, @has)
    ON CONFLICT (id) DO UPDATE
      SET marks = excluded.marks, published = excluded.published, electronic = excluded.electronic, indexed = excluded.indexed,
        completed = excluded.completed, revised = excluded.revised, first_seen = excluded.first_seen,
        participants = excluded.participants, has = excluded.has
  `);
  const remove = db.prepare<[bigint]>("DELETE FROM study_search WHERE id = ?");
  const has = db.prepare<[bigint], number>("SELECT 1 FROM study_search WHERE id = ?").pluck();
  const addValue = db.prepare<[string, string]>(`
    INSERT INTO tag_values (id, facet, value)
    SELECT coalesce(max(id) + 1, 0), ?, ? FROM tag_values
  `);
  const findValue = db.prepare<[string, string], number>("SELECT id FROM tag_values WHERE facet = ? AND value = ?").pluck();

  /** Looked up each time: a remembered number would outlive a transaction that failed. */
  const valueId = (facet: string, value: string): number => {
    const known = findValue.get(facet, value);
    if (known !== undefined) return known;
    addValue.run(facet, value);
    return findValue.get(facet, value) ?? 0;
  };

  return {
    put: (id: bigint, study: Study): void => {
      const tagging = tags.find(Number(study.pmid));
      const marks = new Set((tagging?.tags ?? []).map(({ facet, value }) => valueId(facet, value)));
      // What PubMed says of the record is known before any tagger saw it.
      for (const { kind } of study.status) if (kind !== "notice") marks.add(valueId("status", kind));
      put.run({
        id,
        marks: marksAsBytes([...marks]),
        published: dateNumber(study.published.iso),
        electronic: dateNumber(study.publishedElectronically?.iso),
        indexed: dateNumber(study.history.find(({ status }) => status === "medline")?.date.slice(0, 10)),
        completed: dateNumber(study.completed),
        revised: dateNumber(study.revised),
        participants: tagging?.facts.participants ?? null,
        has: whatItHas(study),
      });
    },
    remove: (id: bigint): void => void remove.run(id),
    has: (id: bigint): boolean => has.get(id) !== undefined,
  };
}

function marksAsBytes(marks: readonly number[]): Buffer {
  const bytes = Buffer.alloc(marks.length * 2);
  for (const [at, mark] of marks.entries()) bytes.writeUInt16LE(mark, at * 2);
  return bytes;
}

/** "2024-03" as 20240300, so that numbers sort as the dates do; 0 for none. */
function dateNumber(iso: string | undefined): number {
  const digits = (iso ?? "").replaceAll("-", "").slice(0, 8);
  return /^\d{4,8}$/.test(digits) ? Number(digits.padEnd(8, "0")) : 0;
}

function whatItHas(study: Study): number {
  return (
    (study.abstract.length > 0 ? HAS.abstract : 0) |
    (study.doi === undefined ? 0 : HAS.doi) |
    (study.pmcid === undefined ? 0 : HAS.pmcid) |
    (study.registrations.length > 0 ? HAS.registration : 0) |
    (study.mesh.length > 0 ? HAS.mesh : 0)
  );
}
