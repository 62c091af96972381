import type { Receipt } from "../src/domain/sync-run.ts";
import { onlyOwes } from "../src/ingest/tally.ts";

export type SyncJobNeeds = {
  readonly sync: (signal: AbortSignal) => Promise<Receipt>;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
};

const MINUTE = 60_000;
/** After a run that did not get through, in minutes; the last one for ever. */
const PATIENCE = [1, 2, 5, 10, 30];

/** Syncs, and while PubMed cannot be reached tries again, ever more patiently, until a run got through or `signal` aborts. */
export async function syncUntilThrough(signal: AbortSignal, needs: SyncJobNeeds): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    if (await getsThrough(signal, needs)) return;
    const minutes = PATIENCE[Math.min(attempt, PATIENCE.length - 1)] ?? 30;
    await needs.sleep(minutes * MINUTE, signal).catch(() => undefined);
  }
}

async function getsThrough(signal: AbortSignal, { sync, log }: SyncJobNeeds): Promise<boolean> {
  try {
    const receipt = await sync(signal);
    const { state, new: added, changed, error } = receipt;
    if (state === "complete") log.info({ state, new: added, changed }, "sync");
    else log.warn({ state, new: added, changed, error }, "sync");
    // A record that PubMed owes us is asked for on the next due day; the banner stays until then.
    return state === "complete" || onlyOwes(receipt);
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, "sync");
    return false;
  }
}
