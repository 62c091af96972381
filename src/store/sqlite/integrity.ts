import { Worker } from "node:worker_threads";
import type { Database } from "better-sqlite3";
import { workerEntry } from "../../worker-entry.ts";

/** What is wrong with the file, its references and its full-text index, a line each. Reads only. */
export function faults(db: Database): readonly string[] {
  // Since SQLite 3.44 this looks into FTS5's own structures, too.
  const pages = db.prepare<[], string>("PRAGMA integrity_check(20)").pluck().all();
  const references = db.pragma("foreign_key_check") as readonly { table: string; rowid: number }[];
  return [
    ...pages.filter((line) => line !== "ok"),
    ...references.map(({ table, rowid }) => `${table} row ${rowid} belongs to a study that is not there`),
    ...(pages.every((line) => line === "ok") ? indexFaults(db) : []),
  ];
}

/** The same on a thread of its own: it reads the whole file, and pages are served meanwhile. */
export function faultsElsewhere(file: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerEntry(new URL("./integrity-worker.ts", import.meta.url)), { workerData: file });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => {
      reject(new Error("The thread that checks the database ended without an answer."));
    });
  });
}

/** The index holds exactly the live studies. */
function indexFaults(db: Database): readonly string[] {
  const unindexed = count(
    db,
    "SELECT count(*) FROM studies WHERE deleted_at IS NULL AND id NOT IN (SELECT id FROM studies_fts_docsize)",
  );
  const orphans = count(
    db,
    "SELECT count(*) FROM studies_fts_docsize WHERE id NOT IN (SELECT id FROM studies WHERE deleted_at IS NULL)",
  );
  return [
    ...(unindexed === 0 ? [] : [`${unindexed} studies are missing from the full-text index`]),
    ...(orphans === 0 ? [] : [`the full-text index holds ${orphans} studies that are not there`]),
  ];
}

function count(db: Database, sql: string): number {
  return db.prepare<[], number>(sql).pluck().get() ?? 0;
}
