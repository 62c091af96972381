import type { Database } from "better-sqlite3";
import type { Pmid } from "../../domain/pmid.ts";
import type { Study } from "../../domain/study.ts";
import { tagChange, type TagOverride } from "../../domain/tag-override.ts";
import type { Facet } from "../../domain/tag.ts";
import type { ContentVersion } from "./content-version.ts";
import { immediate } from "./immediate.ts";
import type { Revisions } from "./revisions.ts";
import type { FullText } from "./search/full-text.ts";
import { tagStore } from "./tags.ts";

/** What curators said of tags: rows of their own, which no tagger ever touches. */
export function curation(db: Database, revisions: Revisions, words: FullText, version: ContentVersion) {
  const tags = tagStore(db);
  const put = db.prepare<[TagOverride & { pmid: number }]>(`
    INSERT INTO tag_overrides (pmid, facet, value, action, note, at)
    VALUES (@pmid, @facet, @value, @action, @note, @at)
    ON CONFLICT (pmid, facet, value) DO UPDATE
      SET action = excluded.action, note = excluded.note, at = excluded.at
  `);
  const remove = db.prepare<[number, Facet, string]>("DELETE FROM tag_overrides WHERE pmid = ? AND facet = ? AND value = ?");
  const study = db.prepare<[number], { id: number; document: string }>("SELECT id, document FROM studies WHERE pmid = ?");

  /** Does `work`, then tells the search and the history what readers see differently. False for a PMID that is not stored. */
  const curate = (pmid: number, at: string, work: () => void): boolean => {
    const row = study.get(pmid);
    if (row === undefined) return false;
    const before = tags.find(pmid)?.tags ?? [];
    work();
    const change = tagChange(before, tags.find(pmid)?.tags ?? []);
    if (change !== undefined) revisions.record(pmid, at, "retagged", [change]);
    words.refresh(BigInt(row.id), JSON.parse(row.document) as Study);
    version.advance();
    return true;
  };

  return {
    overrideTags: immediate(db, (pmid: Pmid, overrides: readonly TagOverride[], at: string): boolean =>
      curate(Number(pmid), at, () => {
        for (const override of overrides) put.run({ ...override, pmid: Number(pmid) });
      }),
    ),

    withdrawOverrides: immediate(db, (pmid: Pmid, named: readonly Pick<TagOverride, "facet" | "value">[], at: string): boolean =>
      curate(Number(pmid), at, () => {
        for (const { facet, value } of named) remove.run(Number(pmid), facet, value);
      }),
    ),
  };
}
