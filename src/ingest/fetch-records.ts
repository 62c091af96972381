import type { Pmid } from "../domain/pmid.ts";
import type { Store } from "../store/ports.ts";
import { type Answer, type AskNeeds, askRecords } from "./ask-records.ts";
import { askAhead, batchesOf } from "./batches.ts";
import { PUBMED } from "./nameless.ts";
import type { Round } from "./round.ts";
import { readRecords, saveBatch, type SaveNeeds } from "./save-records.ts";

export type FetchNeeds = AskNeeds &
  SaveNeeds & { readonly store: Pick<Store, "recordMissing" | "recordReplacement" | "markDeleted"> };

/** NCBI advises at most a few hundred ids a request; 200 records are about 3 MB. */
const BATCH = 200;
/** Replies that may wait while one is stored: the line stays busy, and memory holds three batches whatever the size. */
const AHEAD = 2;
/** A transaction of 50 records holds up the pages served by this process for about 20 ms. */
const AT_A_STRETCH = 50;

/**
 * Fetches those of these records that this run has not asked for yet, and accounts for every one: when it returns, each
 * is stored, quarantined, replaced or recorded as missing. The last two ledgers are asked about on every later run, so a
 * window may count as proven while one of its records is still owed.
 */
export async function fetchRecords(pmids: readonly Pmid[], round: Round, needs: FetchNeeds): Promise<void> {
  const { asked, run } = round;
  const fresh = pmids.filter((pmid) => !asked.has(pmid));
  for (const pmid of fresh) asked.add(pmid);
  await run.meter.advance(pmids.length - fresh.length);
  const ask = async (batch: readonly Pmid[], signal: AbortSignal) => ({
    size: batch.length,
    ...(await askRecords(batch, needs, signal)),
  });
  const answers = askAhead(AHEAD, batchesOf(BATCH, fresh), ask, run.signal);
  for await (const answer of answers) {
    await keep(answer, round, needs);
    await run.meter.advance(answer.size);
  }
}

async function keep({ records, missing, merged, withdrawn }: Answer, { run, misses }: Round, needs: FetchNeeds): Promise<void> {
  const { store } = needs;
  const batch = { source: PUBMED, owed: missing };
  for (const part of batchesOf(AT_A_STRETCH, records)) await saveBatch(await readRecords(part, batch, needs), run, needs);
  if (missing.length > 0) {
    const counts = await run.write((at) => store.recordMissing(missing, at));
    for (const [pmid, count] of counts) misses.set(pmid, count);
    run.tally.missing = [...misses.keys()];
  }
  for (const { from, to } of merged) await run.write((at) => store.recordReplacement(from, to, at));
  const gone = [...withdrawn, ...merged.map(({ from }) => from)];
  if (gone.length > 0) run.tally.deleted.push(...(await run.write((at) => store.markDeleted(gone, at))));
}
