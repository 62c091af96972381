import { readdirSync, readFileSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";

export const MIGRATIONS = new URL("../../../db/migrations/", import.meta.url);

/** Applies, in order, every numbered file past the database's user_version; each file commits alone. */
export function migrate(db: Database, folder: URL = MIGRATIONS): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const version = () => db.pragma("user_version", { simple: true }) as number;

  if (version() > files.length) {
    throw new AppError(
      "conflict",
      `The database is at schema version ${version()}, made by a newer program; this one knows only ${files.length}. Update the program.`,
    );
  }
  for (const [index, file] of files.entries()) {
    if (index < version()) continue;
    const apply = db.transaction(() => {
      // Another process may have applied it while we waited for the lock.
      if (index < version()) return;
      db.exec(readFileSync(new URL(file, folder), "utf8"));
      db.pragma(`user_version = ${index + 1}`);
    });
    apply.immediate();
  }
}
