import type { Receipt, SyncWindow } from "../domain/sync-run.ts";
import type { Eutils } from "../pubmed/client.ts";
import type { Quarantined, Store } from "../store/ports.ts";
import { daysBefore, dayOf, earlierOf } from "./calendar.ts";
import { PUBMED, releaseArrived } from "./nameless.ts";
import { proveWhole } from "./prove-whole.ts";
import { type RecallNeeds, warnOfUnfoundLandmarks } from "./recall.ts";
import { reconcile, type ReconcileNeeds } from "./reconcile.ts";
import type { Round } from "./round.ts";
import { recordRun, type Run, type RunNeeds, type RunOptions } from "./run.ts";
import { sweepName, sweepWindows, type SweepNeeds } from "./sweep-windows.ts";

export type SyncOptions = RunOptions & {
  readonly query: string;
  /** Everything ever, whatever the watermark says. */
  readonly full?: boolean;
};

export type SyncNeeds = RunNeeds &
  SweepNeeds &
  ReconcileNeeds &
  RecallNeeds & {
    readonly eutils: Pick<Eutils, "tally">;
    readonly store: Pick<Store, "releaseNameless">;
  };

/** Before PubMed's first record (1809). */
const BEGINNING = "1800-01-01";
/** Records appear in a search some days after their entry date; none has been seen a month late. */
const OVERLAP_DAYS = 30;
const REVISION_OVERLAP_DAYS = 7;

/**
 * One sync with PubMed: what is new, what was revised, and a share of what is stored. The receipt is red unless every
 * record PubMed told us of is stored; a watermark moves only behind proven windows. Safe to kill and to repeat.
 */
export async function syncOnce(options: SyncOptions, needs: SyncNeeds): Promise<Receipt> {
  const { query, full = false } = options;
  const { store, eutils } = needs;
  const before = { ...eutils.tally };
  const traffic = () => ({
    requests: eutils.tally.requests - before.requests,
    retries: eutils.tally.retries - before.retries,
  });
  return recordRun({ kind: "sync", query, traffic }, options, needs, async (run) => {
    const round: Round = { run, query, today: dayOf(run.startedAt), asked: new Set(), misses: new Map() };
    const watermark = full ? undefined : await store.findWatermark("crdt", query);
    await bringInNew(watermark, round, needs);
    await bringInRevised(round, needs);
    await reconcile(round, needs);
    await tellWhatIsOwed(run, needs);
  });
}

async function bringInNew(watermark: string | undefined, round: Round, needs: SyncNeeds): Promise<void> {
  const { run, today } = round;
  const from = watermark === undefined ? BEGINNING : daysBefore(earlierOf(watermark, today), OVERLAP_DAYS);
  run.tally.window = { from, to: today };
  await sweepWindows({ field: "crdt", from, phase: "New records" }, round, needs, run.tally);
  if (watermark === undefined) {
    await proveWhole(round, needs);
    await warnOfUnfoundLandmarks(round, needs);
    // What was fetched today is as revised as it can be: revisions are looked for from here on.
    await settle("mdat", round, needs);
  }
  await settle("crdt", round, needs);
}

async function bringInRevised(round: Round, needs: SyncNeeds): Promise<void> {
  const watermark = (await needs.store.findWatermark("mdat", round.query)) ?? round.today;
  const from = daysBefore(earlierOf(watermark, round.today), REVISION_OVERLAP_DAYS);
  await sweepWindows({ field: "mdat", from, phase: "Revised records" }, round, needs, { count: 0, ids: 0 });
  await settle("mdat", round, needs);
}

/** Every window up to today is proven: the watermark may move and the windows be forgotten. */
async function settle(field: SyncWindow["field"], { run, query, today }: Round, { store }: SyncNeeds): Promise<void> {
  await run.write(async () => {
    await store.moveWatermark(field, query, today);
    await store.forgetProvenWindows(sweepName(field, query));
  });
}

/** Red until healed: the receipt names what this and earlier runs could not store, not only what this one met. */
async function tellWhatIsOwed(run: Run, { store }: SyncNeeds): Promise<void> {
  const missing = (await store.listMissing()).map(({ pmid }) => pmid);
  await releaseArrived(run, missing, { store });
  // A broken file is its importer's matter: no sync can heal it.
  const isOurs = ({ pmid, source }: Quarantined) => pmid !== undefined || source === PUBMED;
  run.tally.quarantined = (await store.listQuarantined()).filter(isOurs);
  run.tally.missing = missing;
}
