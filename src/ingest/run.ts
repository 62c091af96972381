import type { Receipt, RunKind } from "../domain/sync-run.ts";
import type { SyncLedger } from "../store/ports.ts";
import { dayOf } from "./calendar.ts";
import { linkAborts } from "./link-aborts.ts";
import { holdLease, type LeaseNeeds } from "./lease.ts";
import { createMeter, type Meter, type Progress } from "./progress.ts";
import { createTally, receiptOf, sentenceFor, type Tally } from "./tally.ts";

export type RunNeeds = LeaseNeeds & {
  readonly store: Pick<SyncLedger, "startRun" | "reportProgress" | "finishRun">;
  /** Names this process to people: "myhost 4711". */
  readonly holder: string;
  readonly random: () => number;
  readonly report: (progress: Progress) => void;
};

export type RunOptions = {
  /** Aborts the run within a couple of seconds; what was stored stays, the receipt says "stopped". */
  readonly signal?: AbortSignal;
  readonly leaseMs?: number;
};

/** A run under way. Nothing is written but through `write`, which refuses once the run is stopped or its lease is lost. */
export type Run = {
  readonly signal: AbortSignal;
  readonly tally: Tally;
  readonly meter: Meter;
  readonly startedAt: Date;
  readonly write: <T>(work: (at: string) => Promise<T>) => Promise<T>;
};

type Subject = {
  readonly kind: RunKind;
  readonly query: string;
  readonly traffic?: () => { readonly requests: number; readonly retries: number };
};

/**
 * Does `work` under the lease and leaves a receipt of it, red when `work` failed for a reason we foresaw or was stopped.
 * Throws AppError("conflict"), leaving no trace, when another process is at work; a bug rises after the receipt is stored.
 */
export async function recordRun(
  subject: Subject,
  options: RunOptions,
  needs: RunNeeds,
  work: (run: Run) => Promise<void>,
): Promise<Receipt> {
  const { store, now } = needs;
  const holder = `${needs.holder} ${Math.floor(needs.random() * 2 ** 32).toString(36)}`;
  const lease = await holdLease(holder, needs, options.signal ?? new AbortController().signal, options.leaseMs);
  const { controller: stop, unlink } = linkAborts(lease.signal, options.signal);
  try {
    const startedAt = now();
    const id = await store.startRun({ kind: subject.kind, query: subject.query, startedAt: startedAt.toISOString(), holder });
    const tally = createTally(dayOf(startedAt));
    const meter = createMeter({
      now,
      async report(progress) {
        needs.report(progress);
        const { phase, done, total, at } = progress;
        if (!stop.signal.aborted) await store.reportProgress(id, { phase, done, total, at });
      },
    });

    async function write<T>(writing: (at: string) => Promise<T>): Promise<T> {
      await lease.confirm();
      stop.signal.throwIfAborted();
      return writing(now().toISOString());
    }

    let failure: unknown;
    let failed = false;
    try {
      await work({ signal: stop.signal, tally, meter, startedAt, write });
    } catch (error) {
      [failure, failed] = [error, true];
    }
    const stopped = options.signal?.aborted === true;
    const known = stopped ? STOPPED : sentenceFor(failure);
    const error = failed ? (known ?? "Something went wrong; the log says what.") : undefined;
    const traffic = subject.traffic?.() ?? { requests: 0, retries: 0 };
    const receipt = receiptOf(tally, { query: subject.query, ...traffic, error });
    // Without the lease even the receipt is not ours to write: the run stays unfinished and is shown as incomplete.
    if (!lease.signal.aborted) await store.finishRun(id, receipt, now().toISOString());
    if (failed && known === undefined) throw failure;
    return receipt;
  } finally {
    unlink();
    await lease.release();
  }
}

const STOPPED = "The run was stopped before it was finished.";
