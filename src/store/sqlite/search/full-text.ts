import type { Database } from "better-sqlite3";
import { SEARCH_COLUMNS } from "../../../domain/search-columns.ts";
import type { Study } from "../../../domain/study.ts";
import { searchRows } from "./search-rows.ts";
import { searchText, type SearchText } from "./search-text.ts";

export type FullText = ReturnType<typeof fullText>;

/** What a live study is found by: its row of words in studies_fts and its narrow row in study_search, in the transaction that writes the study. */
export function fullText(db: Database) {
  const insert = db.prepare<[SearchText & { id: bigint }]>(`
    INSERT INTO studies_fts (rowid, ${SEARCH_COLUMNS.join(", ")})
    VALUES (@id, ${SEARCH_COLUMNS.map((column) => `@${column}`).join(", ")})
  `);
  const remove = db.prepare<[bigint]>("DELETE FROM studies_fts WHERE rowid = ?");
  const rows = searchRows(db);

  return {
    /** To be called when the study and its tags stand in their tables. */
    add: (id: bigint, study: Study): void => {
      insert.run({ id, ...searchText(study) });
      rows.put(id, study);
    },
    remove: (id: bigint): void => {
      remove.run(id);
      rows.remove(id);
    },
    /** For a study whose words stayed while its tags or dates changed; a deleted one stays unfindable. */
    refresh: (id: bigint, study: Study): void => {
      if (rows.has(id)) rows.put(id, study);
    },
  };
}
