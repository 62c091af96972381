import Database from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";

/** What SQLite's primary result codes mean to people; the extended codes (SQLITE_IOERR_WRITE …) begin with these. */
const SENTENCES: readonly (readonly [code: string, sentence: string])[] = [
  ["SQLITE_BUSY", "The database is locked by another process; try again in a moment."],
  ["SQLITE_LOCKED", "The database is locked by another process; try again in a moment."],
  ["SQLITE_FULL", "The disk that holds the database is full; nothing of this step was stored."],
  ["SQLITE_READONLY", "The database cannot be written: the file or its folder is read-only."],
  ["SQLITE_PERM", "The database cannot be opened: this user has no right to the file."],
  ["SQLITE_CANTOPEN", "The database cannot be opened: its folder is missing or this user has no right to it."],
  ["SQLITE_NOTADB", "The database file is not an SQLite database; restore a backup or choose another file."],
  ["SQLITE_CORRUPT", "The database file is damaged; restore a backup."],
  ["SQLITE_IOERR", "The disk that holds the database failed while reading or writing."],
];

/** A foreseen failure of the engine as an AppError that names the file; anything else as it was. */
export function asFailure(error: unknown, where: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const known = SENTENCES.find(([code]) => error.code.startsWith(code));
  return known ? new AppError("unavailable", `${known[1]} (${where})`, { cause: error }) : error;
}

type Methods = Record<string, (...args: never[]) => unknown>;
type Async<T extends Methods> = { [K in keyof T]: (...args: Parameters<T[K]>) => Promise<Awaited<ReturnType<T[K]>>> };

/** Puts a store's synchronous methods behind the async port and translates the engine's failures. */
export function asyncMethods<T extends Methods>(methods: T, where: string): Async<T> {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    async (...args: never[]) => {
      try {
        return await method(...args);
      } catch (error) {
        throw asFailure(error, where);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Async<T>;
}
