import { AppError } from "../domain/errors.ts";
import type { TextWriter } from "../store/export-ports.ts";
import type { Store } from "../store/ports.ts";

export type KeepTextsNeeds = {
  readonly store: Pick<Store, "keepMissingTexts">;
  readonly writers: readonly TextWriter[];
  /** Bytes that are left on the disk. */
  readonly freeBytes: () => Promise<number>;
  /** Milliseconds from any beginning. */
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly report: (soFar: TextsSoFar) => void;
  readonly signal: AbortSignal;
};

/** `written` are studies that lacked a text, `studies` all that were looked at. */
export type TextsSoFar = { readonly studies: number; readonly written: number; readonly ms: number };

/** What is only convenience leaves this much to what is needed. */
const LEAVE_FREE = 512 * 2 ** 20;
const REPORT_MS = 1_000;

/**
 * Writes all citation texts that are missing, a hundred studies at a time; rests after each for as long as it took, so that readers,
 * and whoever waits to write, come first. Stopped and run again it goes on: what is written is kept.
 */
export async function keepTexts(needs: KeepTextsNeeds): Promise<TextsSoFar> {
  const { store, writers, clock, sleep, report, signal } = needs;
  const began = clock();
  let reported = began;
  let [studies, written] = [0, 0];
  const soFar = () => ({ studies, written, ms: Math.round(clock() - began) });
  for (let after: number | undefined = 0; after !== undefined && !signal.aborted;) {
    await insistOnRoom(needs);
    const started = clock();
    const kept = await store.keepMissingTexts(writers, after);
    studies += kept.studies;
    written += kept.lacking;
    after = kept.next;
    if (kept.lacking > 0) await sleep(clock() - started);
    if (clock() - reported >= REPORT_MS) {
      reported = clock();
      report(soFar());
    }
  }
  return soFar();
}

async function insistOnRoom({ freeBytes }: Pick<KeepTextsNeeds, "freeBytes">): Promise<void> {
  if ((await freeBytes()) >= LEAVE_FREE) return;
  throw new AppError("unavailable", "Less than 512 MB are free on the disk, which are left to what is needed.");
}
