import { wasCutShort, type SyncRun } from "../domain/sync-run.ts";
import type { Store } from "../store/ports.ts";
import { withStore } from "../wiring.ts";
import { type Command, readArgs } from "./command.ts";
import { receiptLines } from "./receipt-lines.ts";

export const status: Command = {
  usage: "status [--json]",
  summary: "Studies stored, the last complete sync, the last receipt, subscribers, deliveries due.",
  async run(args, context) {
    const { values } = readArgs(args, { json: { type: "boolean" } }, { min: 0, max: 0 });
    const facts = await withStore(context, readStatus);
    await context.print(values.json ? `${JSON.stringify(facts)}\n` : statusLines(facts));
    return 0;
  },
};

async function readStatus(store: Store) {
  const { total, landmarksOnly, deleted } = await store.countStudies();
  const [lastComplete, [lastRun]] = [await store.lastCompleteRun("sync"), await store.listRuns(1)];
  return {
    studies: total,
    landmarksOnly,
    deleted,
    lastCompleteSync: lastComplete?.finishedAt ?? null,
    lastRun: lastRun === undefined ? null : summary(lastRun),
    missing: (await store.listMissing()).length,
    quarantined: (await store.listQuarantined()).length,
    subscribers: await store.countSubscribers(),
    dueDeliveries: (await store.countDeliveries()).queued,
  };
}

/** A run that was cut short left no count of anything: noughts would be taken for facts. */
function summary(run: SyncRun) {
  const { kind, startedAt, finishedAt, underWay, receipt } = run;
  const times = { kind, startedAt, finishedAt: finishedAt ?? null, underWay };
  if (!wasCutShort(run)) return { ...times, cutShort: false as const, receipt: receipt ?? null };
  const { query, error } = receipt ?? { query: run.query };
  return { ...times, cutShort: true as const, receipt: { state: "incomplete", query, error: error ?? null } };
}

type LastRun = ReturnType<typeof summary> | null;

function runLines(run: LastRun): string {
  if (run === null) return "Last run: none yet\n";
  const began = `Last run: ${run.kind}, started ${run.startedAt}`;
  if (run.cutShort) return `${began}, cut short\nState: incomplete\n${run.receipt.error ?? "It ended before it was done."}\n`;
  return `${began}${run.underWay ? ", under way" : ""}\n${run.receipt === null ? "" : receiptLines(run.receipt, run.kind)}`;
}

function statusLines({
  studies,
  landmarksOnly,
  deleted,
  lastCompleteSync,
  lastRun,
  missing,
  quarantined,
  subscribers,
  dueDeliveries,
}: Awaited<ReturnType<typeof readStatus>>): string {
  const lines = [
    `Studies stored: ${studies} (of these ${landmarksOnly} only as landmark citations); deleted by PubMed: ${deleted}`,
    `Missing: ${missing}; quarantined: ${quarantined}`,
    `Subscribers: ${Object.entries(subscribers)
      .map(([state, count]) => `${count} ${state}`)
      .join(", ")}; deliveries due: ${dueDeliveries}`,
    `Last complete sync: ${lastCompleteSync ?? "none yet"}`,
  ];
  return `${lines.join("\n")}\n${runLines(lastRun)}`;
}
