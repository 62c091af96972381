import type { Database } from "better-sqlite3";
import { INDEX_VERSION } from "../../../domain/search-columns.ts";
import type { Study } from "../../../domain/study.ts";
import { immediate } from "../immediate.ts";
import type { FullText } from "./full-text.ts";

/** Fills the index anew where another version of the program filled it, so that what is asked and what is indexed are spelt alike. */
export function refreshIndex(db: Database, words: FullText): void {
  const filledBy = db.prepare<[], number>("SELECT version FROM search_index").pluck();
  if (filledBy.get() === INDEX_VERSION) return;
  const next = db.prepare<[bigint], { id: number; document: string }>(`
    SELECT id, document FROM studies
    WHERE id > ? AND deleted_at IS NULL
    ORDER BY id
    LIMIT 1
  `);
  const refill = immediate(db, () => {
    // Another process may have done it while we waited for the lock.
    if (filledBy.get() === INDEX_VERSION) return;
    db.exec("INSERT INTO studies_fts (studies_fts) VALUES ('delete-all')");
    db.exec("DELETE FROM study_search");
    for (let row = next.get(0n); row !== undefined; row = next.get(BigInt(row.id)))
      words.add(BigInt(row.id), JSON.parse(row.document) as Study);
    db.prepare<[number]>("UPDATE search_index SET version = ?").run(INDEX_VERSION);
  });
  refill();
}
