import type { Database } from "better-sqlite3";
import type { Facts } from "../../domain/facts.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { Registration } from "../../domain/registration.ts";
import { applyOverrides, type TagOverride } from "../../domain/tag-override.ts";
import type { Tag } from "../../domain/tag.ts";
import type { StudyFacts } from "../ports.ts";
import { pmidOf } from "./study-rows.ts";

type Row = {
  readonly pmid: number;
  readonly title: string;
  readonly published: string;
  readonly tags: string | null;
  readonly facts: string | null;
  readonly overrides: string;
  readonly registrations: string | null;
};

/** What is stated of studies, without the studies: whole documents are ten times as long. */
export function factRows(db: Database) {
  // The document is opened only where a registration is known to be in it.
  const find = db.prepare<[number], Row>(`
    SELECT studies.pmid, title, published, tags, facts,
      (SELECT json_group_array(json_object('facet', facet, 'value', value, 'action', action, 'note', note, 'at', at))
        FROM tag_overrides WHERE tag_overrides.pmid = studies.pmid) AS overrides,
      CASE WHEN EXISTS (SELECT 1 FROM study_registrations WHERE study_registrations.pmid = studies.pmid)
        THEN document -> '$.registrations' END AS registrations
    FROM studies
    LEFT JOIN study_tags ON study_tags.pmid = studies.pmid
    WHERE studies.pmid = ? AND deleted_at IS NULL
  `);

  return {
    listFacts: (pmids: readonly Pmid[]): readonly StudyFacts[] => pmids.flatMap((pmid) => toFacts(find.get(Number(pmid))) ?? []),
  };
}

function toFacts(row: Row | undefined): StudyFacts | undefined {
  if (row === undefined) return undefined;
  const tags = JSON.parse(row.tags ?? "[]") as readonly Tag[];
  return {
    pmid: pmidOf(row.pmid),
    title: row.title,
    published: row.published,
    tags: row.overrides === "[]" ? tags : applyOverrides(tags, JSON.parse(row.overrides) as readonly TagOverride[]),
    ...(row.facts === null ? {} : { facts: JSON.parse(row.facts) as Facts }),
    registrations: JSON.parse(row.registrations ?? "[]") as readonly Registration[],
  };
}
