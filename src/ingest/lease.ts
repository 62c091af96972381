import { AppError } from "../domain/errors.ts";
import type { SyncLedger } from "../store/ports.ts";
import type { Progress } from "./progress.ts";

export type LeaseNeeds = {
  readonly store: Pick<SyncLedger, "takeLease" | "renewLease" | "releaseLease">;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly report: (progress: Progress) => void;
};

export type HeldLease = {
  /** Aborts, with an AppError as its reason, as soon as the lease is known to be lost. */
  readonly signal: AbortSignal;
  /** Throws unless the lease is surely held: asks the store when the last renewal is not fresh (the machine may have slept). */
  readonly confirm: () => Promise<void>;
  readonly release: () => Promise<void>;
};

const NAME = "sync";
/** A dead process blocks its successor for at most this long; a living one renews four times as often. */
const LEASE_MS = 15_000;

/**
 * Takes the one lease under which records are written. When another holds it, waits to see whether that process lives:
 * a lease renewed meanwhile is an AppError("conflict"), one that runs out is taken over.
 */
export async function holdLease(holder: string, needs: LeaseNeeds, signal: AbortSignal, ttlMs = LEASE_MS): Promise<HeldLease> {
  await waitForLease(holder, needs, signal, ttlMs);
  const lost = new AbortController();
  const released = new AbortController();
  let renewedAt = needs.now().getTime();

  async function renew(): Promise<void> {
    const held = await needs.store.renewLease({ name: NAME, holder, now: needs.now().toISOString(), ttlMs });
    if (!held) lost.abort(new AppError("conflict", "This run was held up until its lease ran out; it stopped writing."));
    renewedAt = needs.now().getTime();
  }

  async function beat(): Promise<void> {
    while (!lost.signal.aborted) {
      await needs.sleep(ttlMs / 4, released.signal);
      await renew();
    }
  }

  const beating = beat().catch((error: unknown) => {
    if (!released.signal.aborted) lost.abort(error);
  });

  return {
    signal: lost.signal,
    async confirm() {
      if (needs.now().getTime() - renewedAt > ttlMs / 2) await renew();
      lost.signal.throwIfAborted();
    },
    async release() {
      released.abort();
      await beating;
      await needs.store.releaseLease({ name: NAME, holder });
    },
  };
}

async function waitForLease(holder: string, needs: LeaseNeeds, signal: AbortSignal, ttlMs: number): Promise<void> {
  let firstUntil: string | undefined;
  for (;;) {
    if (signal.aborted) throw new AppError("unavailable", "The run was stopped before it began.");
    const answer = await needs.store.takeLease({ name: NAME, holder, now: needs.now().toISOString(), ttlMs });
    if (answer.taken) return;
    if (firstUntil === undefined) {
      const phase = `Waiting for another process (${answer.holder})`;
      needs.report({ phase, done: 0, total: 0, at: needs.now().toISOString() });
    }
    firstUntil ??= answer.until;
    if (answer.until > firstUntil) {
      throw new AppError(
        "conflict",
        `Another process (${answer.holder}) is writing to this database now; this one changed nothing.`,
      );
    }
    const left = Date.parse(answer.until) - needs.now().getTime();
    await needs.sleep(Math.max(50, Math.min(ttlMs / 4, left + 1)), signal).catch(() => undefined);
  }
}
