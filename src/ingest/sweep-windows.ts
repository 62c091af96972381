import { AppError } from "../domain/errors.ts";
import type { SyncWindow } from "../domain/sync-run.ts";
import type { Eutils, SearchResult, Slice } from "../pubmed/client.ts";
import type { SyncLedger } from "../store/ports.ts";
import { type FetchNeeds, fetchRecords } from "./fetch-records.ts";
import type { Round } from "./round.ts";

export type SweepNeeds = FetchNeeds & {
  readonly eutils: Pick<Eutils, "count" | "windows" | "search">;
  readonly store: Pick<
    SyncLedger,
    "findWatermark" | "moveWatermark" | "listProvenWindows" | "recordProvenWindow" | "forgetProvenWindows"
  >;
};

export type Sweep = {
  readonly field: SyncWindow["field"];
  readonly from: string;
  /** For the reader of the progress. */
  readonly phase: string;
};

/** PubMed's Count and the ids it gave, over all windows so far. */
export type Swept = { count: number; ids: number };

/**
 * Brings in everything the query finds between `from` and today: window after window, each proven (ids = Count, every id
 * accounted for) before the next. A run that was killed goes on, the same day, behind the last proven window; on
 * another day every window is asked for again, because "today" is another one. Moves no watermark.
 */
export async function sweepWindows({ field, from, phase }: Sweep, round: Round, needs: SweepNeeds, swept: Swept): Promise<void> {
  const { run, query, today } = round;
  const { eutils, store } = needs;
  const name = sweepName(field, query);
  const span: Slice = { field, from, to: today };
  const request = { term: query, signal: run.signal };

  await forgetOtherDays(field, round, needs);
  const proven = new Map((await store.listProvenWindows(name)).map((window) => [boundsOf(window), window.count]));
  await run.meter.begin(phase, await eutils.count({ ...request, window: span }));
  for await (const window of eutils.windows({ ...request, span })) {
    if (proven.get(boundsOf(window)) === window.count) {
      await run.meter.advance(window.count);
      swept.count += window.count;
      swept.ids += window.count;
      continue;
    }
    const found = await searchWhole(window, round, needs);
    await fetchRecords(found.ids, round, needs);
    swept.count += found.count;
    swept.ids += found.ids.length;
    await run.write((at) => store.recordProvenWindow(name, { ...window, count: found.count }, at));
  }
}

/** Windows proven under an earlier "today" say nothing about this one. */
async function forgetOtherDays(field: Sweep["field"], { run, query, today }: Round, { store }: SweepNeeds): Promise<void> {
  const begun = `${field} begun`;
  if ((await store.findWatermark(begun, query)) === today) return;
  await run.write(async () => {
    await store.forgetProvenWindows(sweepName(field, query));
    await store.moveWatermark(begun, query, today);
  });
}

async function searchWhole(window: SyncWindow, { run, query }: Round, { eutils }: SweepNeeds): Promise<SearchResult> {
  const found = await eutils.search({ term: query, window, signal: run.signal });
  if (found.ids.length !== found.count) {
    throw new AppError("unavailable", `PubMed announced ${found.count} records for a window but gave ${found.ids.length} ids.`);
  }
  run.tally.translation ??= withoutDates(found.translation);
  // An empty window is no fault of the query.
  if (found.count > 0) for (const warning of found.warnings) run.tally.warnings.add(warning);
  return found;
}

/** The receipt tells how PubMed understood the query; the window is told beside it. */
function withoutDates(translation: string): string {
  return translation.replace(
    / AND \(?"?\d{4}\/\d\d\/\d\d"?(\[[^\]]*\])? ?: ?"?\d{4}\/\d\d\/\d\d"?\[[^\]]*\]\)?( AND .*\[uid\])?$/i,
    "",
  );
}

export function sweepName(field: Sweep["field"], query: string): string {
  return `${field} ${query}`;
}

function boundsOf({ from, to, uid }: Slice): string {
  return `${from} ${to} ${uid?.from ?? ""} ${uid?.to ?? ""}`;
}
