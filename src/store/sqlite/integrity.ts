import type { Database } from "better-sqlite3";

/** What is wrong with the file, its references and its full-text index, a line each. */
export function faults(db: Database): readonly string[] {
  const pages = db.prepare<[], string>("PRAGMA integrity_check(20)").pluck().all();
  const references = db.pragma("foreign_key_check") as readonly { table: string; rowid: number }[];
  return [
    ...pages.filter((line) => line !== "ok"),
    ...references.map(({ table, rowid }) => `${table} row ${rowid} belongs to a study that is not there`),
    ...indexFaults(db),
  ];
}

/** The index is sound in itself, and holds exactly the live studies. */
function indexFaults(db: Database): readonly string[] {
  try {
    db.exec("INSERT INTO studies_fts (studies_fts) VALUES ('integrity-check')");
  } catch (error) {
    return [`the full-text index is damaged: ${String(error)}`];
  }
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
