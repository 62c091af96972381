import type { Database } from "better-sqlite3";
import type { ContentVersion } from "./content-version.ts";

/** While a run writes batch after batch, readers follow it at this distance: else every page would be made anew for every batch. */
const BEHIND_MS = 2_000;

type Clocks = { readonly clock: () => Date; readonly elapsedMs?: () => number };

/**
 * The version that readers are shown: the newest, except that while one run writes it moves at most every two seconds. What changes
 * while no run writes, the end of a run, and what the next run does are seen at once.
 */
export function settledVersion(
  db: Database,
  version: ContentVersion,
  { clock, elapsedMs = () => performance.now() }: Clocks,
): ContentVersion {
  // A lease belongs to one run alone and ends soon after its process died (ingest/run.ts); with its receipt the run is over.
  const writing = db
    .prepare<[string], string>(
      `SELECT holder || ' after run ' || (SELECT coalesce(max(id), 0) FROM runs WHERE finished_at IS NOT NULL)
      FROM leases WHERE until > ? ORDER BY name`,
    )
    .pluck();
  let shown = { version: "", run: undefined as string | undefined, atMs: 0 };

  return {
    ...version,
    current: (): string => {
      const newest = version.current();
      if (newest === shown.version) return newest;
      const run = writing.get(clock().toISOString());
      const atMs = elapsedMs();
      if (run === undefined || run !== shown.run || atMs - shown.atMs >= BEHIND_MS) shown = { version: newest, run, atMs };
      return shown.version;
    },
  };
}
