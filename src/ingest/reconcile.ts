import type { Pmid } from "../domain/pmid.ts";
import type { Eutils } from "../pubmed/client.ts";
import type { Store } from "../store/ports.ts";
import { daysBetween } from "./calendar.ts";
import { type FetchNeeds, fetchRecords } from "./fetch-records.ts";
import type { Round } from "./round.ts";

export type ReconcileNeeds = FetchNeeds & {
  readonly eutils: Pick<Eutils, "exists">;
  readonly store: Pick<
    Store,
    "countStudies" | "listStale" | "listQuarantined" | "listMissing" | "findWatermark" | "moveWatermark" | "markDeleted"
  >;
};

/** At this pace every stored record is asked for within 25 days, which leaves five for days without a run. */
const CYCLE_DAYS = 25;
/** Not returned once, then on three later runs. */
const MISSES_BEFORE_DELETION = 4;
const STREAM = "reconcile";

/**
 * Asks again for what is owed (quarantined, missing, landmarks never fetched) and for the records longest unasked, a
 * twenty-fifth of all for each day since the last time. What PubMed then neither returns nor finds by its number is deleted.
 */
export async function reconcile(round: Round, needs: ReconcileNeeds): Promise<void> {
  const { run, today, asked } = round;
  const { store } = needs;
  const { total, landmarksOnly } = await store.countStudies();
  const last = await store.findWatermark(STREAM, "");
  // A last time in the future was noted under a clock that ran ahead.
  const days = last === undefined || last > today ? 1 : daysBetween(new Date(last), new Date(today));
  const limit = landmarksOnly + Math.min(total, Math.ceil(total / CYCLE_DAYS) * days);
  const stale = await store.listStale({ before: run.startedAt.toISOString(), limit });
  const owed = [...(await store.listQuarantined()), ...(await store.listMissing())].flatMap(({ pmid }) => pmid ?? []);
  const due = [...new Set([...owed, ...stale])].filter((pmid) => !asked.has(pmid));

  await run.meter.begin("Checking stored records", due.length);
  await fetchRecords(due, round, needs);
  await deleteLost(round, needs);
  await run.write(() => store.moveWatermark(STREAM, "", today));
}

async function deleteLost({ run, misses }: Round, { eutils, store }: ReconcileNeeds): Promise<void> {
  const suspects: readonly Pmid[] = [...misses].filter(([, count]) => count >= MISSES_BEFORE_DELETION).map(([pmid]) => pmid);
  if (suspects.length === 0) return;
  const alive = await eutils.exists(suspects, run.signal);
  const lost = suspects.filter((pmid) => !alive.has(pmid));
  if (lost.length > 0) run.tally.deleted.push(...(await run.write((at) => store.markDeleted(lost, at))));
}
