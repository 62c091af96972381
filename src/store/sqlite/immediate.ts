import type { Database } from "better-sqlite3";

/**
 * Work that writes, as one transaction that takes the write lock at once: one that reads first and writes later could fail
 * in the middle with SQLITE_BUSY, whatever the busy timeout.
 */
export function immediate<Args extends unknown[], Result>(
  db: Database,
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  const transaction = db.transaction(work);
  return (...args) => transaction.immediate(...args);
}
