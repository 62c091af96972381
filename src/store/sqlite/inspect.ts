import { existsSync, readdirSync } from "node:fs";
import Database from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";
import { APPLICATION_ID } from "./connect.ts";
import { asFailure } from "./failure.ts";
import { faults } from "./integrity.ts";
import { MIGRATIONS } from "./migrate.ts";

/**
 * Refuses a file that is not a sound database of ours at a schema we know. `settle` also makes it one file that needs no
 * WAL beside it.
 */
export function inspect(file: string, { settle = false } = {}): void {
  if (!existsSync(file)) throw new AppError("not_found", `There is no file ${file}.`);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { fileMustExist: true, timeout: 5000 });
    refuseUnknown(db, file);
    const [fault] = faults(db);
    if (fault !== undefined) throw new AppError("invalid", `${file} fails its integrity check: ${fault}.`);
    if (settle) db.pragma("journal_mode = DELETE");
  } catch (error) {
    throw asFailure(error, file);
  } finally {
    db?.close();
  }
}

function refuseUnknown(db: Database.Database, file: string): void {
  if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID) {
    throw new AppError("invalid", `${file} is not a database of this program.`);
  }
  const known = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql")).length;
  const version = db.pragma("user_version", { simple: true }) as number;
  if (version > known)
    throw new AppError("conflict", `${file} was made by a newer program (schema ${version}; this one knows ${known}).`);
}
