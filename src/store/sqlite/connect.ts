import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";
import { asFailure } from "./failure.ts";
import { migrate } from "./migrate.ts";

/** PRAGMA application_id of our files ("KDig"); set by the first migration. */
export const APPLICATION_ID = 0x4b446967;

/** The file a `sqlite:` address names; ":memory:" for one that lives as long as its connection. */
export function databaseFile(url: string): string {
  const file = url.startsWith("sqlite:") ? url.slice("sqlite:".length) : "";
  if (file === "") throw new AppError("invalid", `“${url}” is not a database address; write sqlite:PATH or sqlite::memory:.`);
  return file;
}

/** Opens (creating file and folder), configures and migrates. Failures are AppErrors with one sentence. */
export function connect(url: string): Database.Database {
  const file = databaseFile(url);
  makeFolder(file);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: 5000 });
    refuseForeign(db, file);
    db.pragma("journal_mode = WAL");
    // In WAL a commit survives a crash of the process; only a power cut may lose the last ones, never break the file.
    db.pragma("synchronous = NORMAL");
    db.pragma("foreign_keys = ON");
    // 64 MB, the size the file is cut back to: pages that a load writes again and again reach the database once.
    db.pragma("wal_autocheckpoint = 16000");
    db.pragma("journal_size_limit = 67108864");
    // Pages are cached here and by the system; a mapped file would count as this process's memory as it grows.
    db.pragma("cache_size = -32000");
    db.pragma("temp_store = MEMORY");
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    throw asFailure(error, file);
  }
}

function makeFolder(file: string): void {
  if (file === ":memory:") return;
  try {
    makeFolders(dirname(resolve(file)));
  } catch (error) {
    throw new AppError("unavailable", `The folder for the database cannot be made (${dirname(file)}).`, { cause: error });
  }
}

/** One level at a time: on Node 20 mkdir's own `recursive` never returns where a folder cannot hold another (/proc). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (!existsSync(folder)) throw error;
  }
}

function refuseForeign(db: Database.Database, file: string): void {
  const isOurs = db.pragma("application_id", { simple: true }) === APPLICATION_ID;
  const isEmpty = db.prepare("SELECT count(*) FROM sqlite_master").pluck().get() === 0;
  if (!isOurs && !isEmpty)
    throw new AppError("conflict", `The file holds another program's database; choose another one (${file}).`);
}
