import type { Database } from "better-sqlite3";
import type { Facts } from "../../domain/facts.ts";
import { applyOverrides, tagChange, type TagOverride } from "../../domain/tag-override.ts";
import type { Tag } from "../../domain/tag.ts";
import type { FieldChange, Tagging } from "../ports.ts";

type TagRow = { readonly pmid: number; readonly vocabulary: string; readonly tags: string; readonly facts: string };

/** What saving tags meant: whether readers see a difference, and which tags came and went since they were last computed. */
export type Retagged = { readonly isNews: boolean; readonly changes: readonly FieldChange[] };

/** Tags and facts, one row a study, and what curators said of them. */
export function tagStore(db: Database) {
  const computed = db.prepare<[number], TagRow>("SELECT pmid, vocabulary, tags, facts FROM study_tags WHERE pmid = ?");
  const overrides = db.prepare<[number], TagOverride>(`
    SELECT facet, value, action, note, at FROM tag_overrides
    WHERE pmid = ?
    ORDER BY facet, value
  `);
  const put = db.prepare<[TagRow]>(`
    INSERT INTO study_tags (pmid, vocabulary, tags, facts)
    VALUES (@pmid, @vocabulary, @tags, @facts)
    ON CONFLICT (pmid) DO UPDATE
      SET vocabulary = excluded.vocabulary, tags = excluded.tags, facts = excluded.facts
  `);
  const forget = db.prepare<[number]>("DELETE FROM study_tags WHERE pmid = ?");

  return {
    /** As readers see it: the tagger's tags with the curators' word above them. */
    find: (pmid: number): Tagging | undefined => {
      const row = computed.get(pmid);
      const said = overrides.all(pmid);
      if (row === undefined && said.length === 0) return undefined;
      return {
        vocabulary: row?.vocabulary ?? "",
        tags: applyOverrides(JSON.parse(row?.tags ?? "[]") as readonly Tag[], said),
        facts: row === undefined ? { doses: [], registrations: [], quotes: {} } : (JSON.parse(row.facts) as Facts),
      };
    },

    /** A new vocabulary that says the same is no news. */
    put: (pmid: number, { vocabulary, tags, facts }: Tagging): Retagged => {
      const stored = computed.get(pmid);
      const row = { pmid, vocabulary, tags: JSON.stringify(tags), facts: JSON.stringify(facts) };
      const isNews = stored?.tags !== row.tags || stored.facts !== row.facts;
      if (isNews || stored.vocabulary !== vocabulary) put.run(row);
      if (stored === undefined || stored.tags === row.tags) return { isNews, changes: [] };
      const said = overrides.all(pmid);
      const before = applyOverrides(JSON.parse(stored.tags) as readonly Tag[], said);
      const change = tagChange(before, applyOverrides(tags, said));
      return { isNews, changes: change === undefined ? [] : [change] };
    },

    /** For a record that changed without being tagged anew: its evidence may quote words that are gone. */
    forget: (pmid: number): void => void forget.run(pmid),
  };
}
