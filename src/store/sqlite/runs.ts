import type { Database } from "better-sqlite3";
import { immediate } from "./immediate.ts";
import { NOTHING_DONE, type Receipt, type RunKind, type RunProgress, type SyncRun } from "../../domain/sync-run.ts";
import type { ContentVersion } from "./content-version.ts";

type NewRun = { readonly kind: RunKind; readonly query: string; readonly startedAt: string; readonly holder: string };

type RunRow = {
  readonly id: number;
  readonly kind: RunKind;
  readonly query: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly progress: string | null;
  readonly receipt: string | null;
  readonly alive: 0 | 1;
};

/** A run lives while its holder holds a lease and has not begun a later run. */
const COLUMNS = `
  runs.id, runs.kind, runs.query, runs.started_at, runs.finished_at, runs.progress, runs.receipt,
  runs.finished_at IS NULL
    AND EXISTS (SELECT 1 FROM leases WHERE leases.holder = runs.holder AND leases.until > @now)
    AND NOT EXISTS (SELECT 1 FROM runs AS later WHERE later.holder = runs.holder AND later.id > runs.id) AS alive
`;

export function runStore(db: Database, version: ContentVersion, clock: () => Date) {
  const start = db.prepare<[NewRun]>(`
    INSERT INTO runs (kind, query, holder, started_at)
    VALUES (@kind, @query, @holder, @startedAt)
  `);
  const progress = db.prepare<[string, number]>("UPDATE runs SET progress = ? WHERE id = ? AND finished_at IS NULL");
  const finish = db.prepare<[string, string, number]>("UPDATE runs SET receipt = ?, finished_at = ? WHERE id = ?");
  const list = db.prepare<[{ now: string; limit: number }], RunRow>(
    `SELECT ${COLUMNS} FROM runs ORDER BY runs.id DESC LIMIT @limit`,
  );
  const lastComplete = db.prepare<[{ now: string; kind: RunKind }], RunRow>(`
    SELECT ${COLUMNS} FROM runs
    WHERE runs.kind = @kind AND runs.receipt ->> '$.state' = 'complete'
    ORDER BY runs.id DESC
    LIMIT 1
  `);
  const now = () => clock().toISOString();

  return {
    startRun: (run: NewRun): number => Number(start.run(run).lastInsertRowid),

    reportProgress: (id: number, report: RunProgress): void => void progress.run(JSON.stringify(report), id),

    finishRun: immediate(db, (id: number, receipt: Receipt, finishedAt: string): void => {
      finish.run(JSON.stringify(receipt), finishedAt, id);
      // Pages show the date of the last sync and warn of a red receipt.
      version.advance();
    }),

    listRuns: (limit: number): readonly SyncRun[] => list.all({ now: now(), limit }).map(toRun),

    lastCompleteRun: (kind?: RunKind): SyncRun | undefined => {
      const kinds: readonly RunKind[] = kind === undefined ? ["sync", "import", "reparse"] : [kind];
      const rows = kinds.flatMap((each) => lastComplete.get({ now: now(), kind: each }) ?? []);
      const latest = rows.sort((a, b) => b.id - a.id)[0];
      return latest && toRun(latest);
    },
  };
}

function toRun(row: RunRow): SyncRun {
  const underWay = row.alive === 1;
  const progress = row.progress === null ? undefined : (JSON.parse(row.progress) as RunProgress);
  const receipt = row.receipt === null ? undefined : (JSON.parse(row.receipt) as Receipt);
  return {
    id: row.id,
    kind: row.kind,
    query: row.query,
    startedAt: row.started_at,
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
    ...(progress === undefined ? {} : { progress }),
    ...(receipt === undefined ? (underWay ? {} : { receipt: died(row.query, progress) }) : { receipt }),
    underWay,
  };
}

/** The receipt of a run whose process ended without writing one: red, and all it can say. */
function died(query: string, progress: RunProgress | undefined): Receipt {
  const until = progress === undefined ? "before its first report" : `after “${progress.phase}”, ${reached(progress)}`;
  return {
    state: "incomplete",
    query,
    ...NOTHING_DONE,
    retries: 0,
    requests: 0,
    error: `The process that ran this ended ${until}; what it had stored was kept, and the next run goes on from there.`,
  };
}

/** A file does not say beforehand how many records it holds: its total is nought. */
function reached({ done, total }: RunProgress): string {
  return total > 0 ? `${done} of ${total}` : `${done} done`;
}
