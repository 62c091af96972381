import type { Database } from "better-sqlite3";

export type ContentVersion = ReturnType<typeof contentVersion>;

/** The persisted count of changes readers can see; survives restarts, so ETags do too. */
export function contentVersion(db: Database) {
  const read = db.prepare<[], string>("SELECT lineage || '-' || revision FROM content").pluck();
  // Without WHERE the statement would open a savepoint, which makes FTS5 flush early.
  const advance = db.prepare("UPDATE content SET revision = revision + 1 WHERE one = 1");
  const renew = db.prepare("UPDATE content SET lineage = lower(hex(randomblob(6))), revision = 0 WHERE one = 1");

  return {
    current: (): string => read.get() ?? "",
    /** To be called inside the transaction that changes content. */
    advance: (): void => void advance.run(),
    /** For a file whose history was replaced: no earlier version may come back with another meaning. */
    renew: (): void => void renew.run(),
  };
}
