import type { Database } from "better-sqlite3";
import { indexWords } from "../../../domain/index-words.ts";
import type { Pmid } from "../../../domain/pmid.ts";
import { termTokenOf } from "../../../domain/search-columns.ts";
import { titleText } from "../../../domain/study-text.ts";
import type { Study } from "../../../domain/study.ts";
import type { PhraseLeaf } from "../../../search/plan.ts";
import type { SimilarStudy } from "../../ports.ts";
import { STORED_COLUMNS, toStoredStudy, type StoredRow } from "../study-rows.ts";
import { countBits, hasBit, highestFirst, type Bits } from "./bits.ts";
import type { Searcher } from "./study-search.ts";

type Share = SimilarStudy["shares"][number];
type Clue = Share & { readonly bits: Bits; readonly ids: Float64Array; readonly weight: number };

/** A clue that a fifth of the studies have tells nothing; a trial's id tells most however many papers it has. */
const MOST_SHARE = 0.2;
const WORTH: Readonly<Record<Share["kind"], number>> = { trial: 6, mesh: 1.5, word: 1 };
const MOST_REASONS = 6;

/** Weighs what studies share by how rare it is: log(all / those that have it), as BM25 does. */
export function similarStudies(db: Database, { findPhrase }: Pick<Searcher, "findPhrase">) {
  const byPmid = db.prepare<[number], StoredRow>(`SELECT ${STORED_COLUMNS} FROM studies WHERE pmid = ?`);
  const byId = db.prepare<[number], StoredRow>(`SELECT ${STORED_COLUMNS} FROM studies WHERE id = ?`);

  return {
    similarStudies: db.transaction((pmid: Pmid, limit: number): readonly SimilarStudy[] => {
      const row = byPmid.get(Number(pmid));
      if (row === undefined) return [];
      const clues = cluesOf(toStoredStudy(row).study).flatMap(({ leaf, share }): readonly Clue[] => {
        const { bits, collection } = findPhrase(leaf);
        const count = countBits(bits);
        const tells = count > 1 && (share.kind === "trial" || count <= Math.max(collection.size * MOST_SHARE, 5));
        return tells
          ? [{ ...share, bits, ids: collection.ids, weight: WORTH[share.kind] * Math.log(1 + collection.size / count) }]
          : [];
      });
      const ids = clues[0]?.ids ?? new Float64Array();
      const sums = new Map<number, number>();
      for (const { bits, weight } of clues)
        for (const ordinal of highestFirst(bits)) sums.set(ordinal, (sums.get(ordinal) ?? 0) + weight);
      return [...sums]
        .filter(([ordinal]) => ids[ordinal] !== row.id)
        .sort(([a, one], [b, other]) => other - one || b - a)
        .slice(0, limit)
        .flatMap(([ordinal]) => {
          const found = byId.get(ids[ordinal] ?? 0);
          if (found === undefined) return [];
          const shared = clues.filter(({ bits }) => hasBit(bits, ordinal)).sort((a, b) => b.weight - a.weight);
          return [
            { stored: toStoredStudy(found), shares: shared.slice(0, MOST_REASONS).map(({ kind, name }) => ({ kind, name })) },
          ];
        });
    }),
  };
}

function cluesOf(study: Study): readonly { readonly leaf: PhraseLeaf; readonly share: Share }[] {
  const term = (token: string | undefined, share: Share) =>
    token === undefined
      ? []
      : [{ leaf: { kind: "phrase" as const, columns: ["terms" as const], words: [token], prefix: false }, share }];
  const words = [...new Set(indexWords(titleText(study)))].filter((word) => word.length > 3);
  return [
    ...study.registrations.flatMap(({ id }) => term(termTokenOf("id", id), { kind: "trial", name: id })),
    ...study.mesh.flatMap(({ descriptor }) => term(termTokenOf("mesh", descriptor), { kind: "mesh", name: descriptor })),
    ...words.map((word) => ({
      leaf: { kind: "phrase" as const, columns: ["title" as const, "keywords" as const], words: [word], prefix: false },
      share: { kind: "word" as const, name: word },
    })),
  ];
}
