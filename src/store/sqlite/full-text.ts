import type { Database } from "better-sqlite3";
import type { Study } from "../../domain/study.ts";
import { SEARCH_COLUMNS, searchText, type SearchText } from "./search-text.ts";

export type FullText = ReturnType<typeof fullText>;

/** Rows of studies_fts, written in the transaction that writes the study. */
export function fullText(db: Database) {
  const insert = db.prepare<[SearchText & { id: bigint }]>(`
    INSERT INTO studies_fts (rowid, ${SEARCH_COLUMNS.join(", ")})
    VALUES (@id, ${SEARCH_COLUMNS.map((column) => `@${column}`).join(", ")})
  `);
  const remove = db.prepare<[bigint]>("DELETE FROM studies_fts WHERE rowid = ?");

  return {
    add: (id: bigint, study: Study): void => void insert.run({ id, ...searchText(study) }),
    remove: (id: bigint): void => void remove.run(id),
  };
}
