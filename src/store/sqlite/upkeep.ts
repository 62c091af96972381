import { existsSync, renameSync, rmSync } from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";
import type { ContentVersion } from "./content-version.ts";
import { inspect } from "./inspect.ts";
import { faults, faultsElsewhere } from "./integrity.ts";

/** Pages of full-text index merged at a time: some ten milliseconds, so that pages are served in between. */
const MERGE_PAGES = 500;

export function upkeep(db: Database, version: ContentVersion) {
  const merge = db.prepare<[number]>("INSERT INTO studies_fts (studies_fts, rank) VALUES ('merge', ?)");
  const totalChanges = db.prepare<[], number>("SELECT total_changes()").pluck();
  /** Fewer than two changed rows mean there was nothing left to merge (FTS5 §6.8). */
  const mergeSome = (pages: number): boolean => {
    const before = totalChanges.get() ?? 0;
    merge.run(pages);
    return (totalChanges.get() ?? 0) - before >= 2;
  };

  return {
    async backup(file: string): Promise<void> {
      const partial = `${file}.partial`;
      for (const name of [file, partial]) {
        if (existsSync(name)) throw new AppError("conflict", `${name} exists already; a backup never overwrites a file.`);
      }
      try {
        await db.backup(partial);
        inspect(partial, { settle: true });
        renameSync(partial, file);
      } catch (error) {
        rmSync(partial, { force: true });
        throw asBackupFailure(error, file);
      }
    },

    checkIntegrity: (): readonly string[] | Promise<readonly string[]> => (db.memory ? faults(db) : faultsElsewhere(db.name)),

    async tidy(): Promise<void> {
      // The first, negative, call opens a merge of all segments; the next ones carry it on (FTS5 §6.8).
      let more = mergeSome(-MERGE_PAGES);
      while (more) {
        await breathe();
        more = mergeSome(MERGE_PAGES);
      }
      db.pragma("optimize");
      db.pragma("wal_checkpoint(TRUNCATE)");
    },

    dataVersion: (): string => version.current(),

    close: (): void => void db.close(),
  };
}

function asBackupFailure(error: unknown, file: string): unknown {
  const isFolder = error instanceof TypeError || (error instanceof Error && "code" in error && error.code === "SQLITE_CANTOPEN");
  return isFolder
    ? new AppError("unavailable", `The backup cannot be written to ${file}: its folder is missing.`, { cause: error })
    : error;
}
