import type { Database } from "better-sqlite3";
import type { Facts } from "../../domain/facts.ts";
import type { Tag } from "../../domain/tag.ts";
import type { Tagging } from "../ports.ts";

type TagRow = { readonly pmid: number; readonly vocabulary: string; readonly tags: string; readonly facts: string };

/** Tags and facts, one row a study. */
export function tagStore(db: Database) {
  const find = db.prepare<[number], TagRow>("SELECT pmid, vocabulary, tags, facts FROM study_tags WHERE pmid = ?");
  const put = db.prepare<[TagRow]>(`
    INSERT INTO study_tags (pmid, vocabulary, tags, facts)
    VALUES (@pmid, @vocabulary, @tags, @facts)
    ON CONFLICT (pmid) DO UPDATE
      SET vocabulary = excluded.vocabulary, tags = excluded.tags, facts = excluded.facts
  `);
  const forget = db.prepare<[number]>("DELETE FROM study_tags WHERE pmid = ?");

  return {
    find: (pmid: number): Tagging | undefined => {
      const row = find.get(pmid);
      return (
        row && { vocabulary: row.vocabulary, tags: JSON.parse(row.tags) as readonly Tag[], facts: JSON.parse(row.facts) as Facts }
      );
    },

    /** True when readers see a difference: a new vocabulary that says the same is none. */
    put: (pmid: number, { vocabulary, tags, facts }: Tagging): boolean => {
      const stored = find.get(pmid);
      const row = { pmid, vocabulary, tags: JSON.stringify(tags), facts: JSON.stringify(facts) };
      const isNews = stored?.tags !== row.tags || stored.facts !== row.facts;
      if (isNews || stored.vocabulary !== vocabulary) put.run(row);
      return isNews;
    },

    /** For a record that changed without being tagged anew: its evidence may quote words that are gone. */
    forget: (pmid: number): void => void forget.run(pmid),
  };
}
