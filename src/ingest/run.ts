import { AppError } from "../domain/errors.ts";
import type { Receipt, RunKind } from "../domain/sync-run.ts";
import type { SyncLedger } from "../store/ports.ts";
import { dayOf } from "./calendar.ts";
import { linkAborts } from "./link-aborts.ts";
import { type HeldLease, holdLease, type LeaseNeeds } from "./lease.ts";
import { createMeter, type Meter } from "./progress.ts";
import { createTally, receiptOf, type Tally } from "./tally.ts";

export type RunNeeds = LeaseNeeds & {
  readonly store: Pick<SyncLedger, "startRun" | "reportProgress" | "finishRun">;
  /** Names this process to people: "myhost 4711". */
  readonly holder: string;
  readonly random: () => number;
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
  const holder = `${needs.holder} ${Math.floor(needs.random() * 2 ** 32).toString(36)}`;
  const lease = await holdLease(holder, needs, options.signal ?? new AbortController().signal, options.leaseMs);
  const { controller, unlink } = linkAborts(lease.signal, options.signal);
  try {
    const { id, run } = await startRun(subject, holder, lease, controller.signal, needs);
    const { sentence, bug } = await outcomeOf(() => work(run), options.signal);
    const traffic = subject.traffic?.() ?? { requests: 0, retries: 0 };
    const receipt = receiptOf(run.tally, { query: subject.query, ...traffic, error: sentence });
    // Without the lease even the receipt is not ours to write: the run stays unfinished and is shown as incomplete.
    if (!lease.signal.aborted) await needs.store.finishRun(id, receipt, needs.now().toISOString());
    if (bug !== undefined) throw bug.error;
    return receipt;
  } finally {
    unlink();
    await lease.release();
  }
}

async function startRun(
  { kind, query }: Subject,
  holder: string,
  lease: HeldLease,
  signal: AbortSignal,
  { store, now, report }: RunNeeds,
): Promise<{ readonly id: number; readonly run: Run }> {
  const startedAt = now();
  const id = await store.startRun({ kind, query, startedAt: startedAt.toISOString(), holder });
  const meter = createMeter({
    now,
    async report(progress) {
      report(progress);
      const { phase, done, total, at } = progress;
      if (!signal.aborted) await store.reportProgress(id, { phase, done, total, at });
    },
  });
  return {
    id,
    run: {
      signal,
      tally: createTally(dayOf(startedAt)),
      meter,
      startedAt,
      async write(writing) {
        await lease.confirm();
        signal.throwIfAborted();
        return writing(now().toISOString());
      },
    },
  };
}

/** How the work ended: nothing when well, a sentence for the receipt when not, and the error itself when it is a bug. */
type Outcome = { readonly sentence?: string; readonly bug?: { readonly error: unknown } };

async function outcomeOf(work: () => Promise<void>, asked: AbortSignal | undefined): Promise<Outcome> {
  try {
    await work();
    return {};
  } catch (error) {
    if (asked?.aborted) return { sentence: "The run was stopped before it was finished." };
    if (error instanceof AppError) return { sentence: error.message };
    return { sentence: "Something went wrong; the log says what.", bug: { error } };
  }
}
