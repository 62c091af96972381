import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";
import { connect, databaseFile } from "./connect.ts";
import { contentVersion } from "./content-version.ts";
import { asFailure } from "./failure.ts";
import { inspect } from "./inspect.ts";

/**
 * Puts a checked copy of a backup in the database's place. What stood there is kept beside it, and its name is the answer.
 * Nothing changes when the backup is unsound, or while a process has the database open.
 */
export function restoreSqlite(from: string, toUrl: string, clock: () => Date = () => new Date()): { readonly kept?: string } {
  const target = databaseFile(toUrl);
  if (target === ":memory:")
    throw new AppError("invalid", "A backup cannot be restored into memory; set DATABASE_URL to a file.");
  inspect(from);

  const arriving = `${target}.restoring`;
  rmSync(arriving, { force: true });
  try {
    copyFileSync(from, arriving);
    renewLineage(arriving);
    const kept = setAside(target, clock());
    renameSync(arriving, target);
    return kept === undefined ? {} : { kept };
  } catch (error) {
    for (const name of [arriving, `${arriving}-wal`, `${arriving}-shm`]) rmSync(name, { force: true });
    throw asFailure(error, target);
  }
}

/** Migrates the copy, and frees what processes of another time held. */
function renewLineage(file: string): void {
  const db = connect(`sqlite:${file}`);
  try {
    db.exec("DELETE FROM leases");
    contentVersion(db).renew();
    db.pragma("journal_mode = DELETE");
  } finally {
    db.close();
  }
}

function setAside(target: string, now: Date): string | undefined {
  if (!existsSync(target)) return undefined;
  refuseInUse(target, now);
  const kept = `${target}.before-restore-${now.toISOString().replaceAll(/[:.]/g, "-")}`;
  for (const suffix of ["", "-wal", "-shm"]) {
    if (existsSync(target + suffix)) renameSync(target + suffix, kept + suffix);
  }
  return kept;
}

/** A damaged target is no reason to refuse: it is why people restore. */
function refuseInUse(target: string, now: Date): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(target, { timeout: 200 });
    // In exclusive mode the first access fails while any other connection is open.
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("BEGIN EXCLUSIVE");
    const lease = db
      .prepare<[string], { name: string; until: string }>("SELECT name, until FROM leases WHERE until > ?")
      .get(now.toISOString());
    db.exec("ROLLBACK");
    db.pragma("wal_checkpoint(TRUNCATE)");
    if (lease)
      throw new AppError(
        "conflict",
        `The database is in use: ${lease.name} is held until ${lease.until}. Stop that process, or wait.`,
      );
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code.startsWith("SQLITE_BUSY")) {
      throw new AppError("conflict", "The database is in use by another process; stop it before restoring.", { cause: error });
    }
  } finally {
    db?.close();
  }
}
