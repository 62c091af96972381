import type { Clock } from "./clock.ts";

/** Answers 0 when the slot is ours, otherwise the milliseconds to wait before asking again (the store's `claimRequestSlot`). */
export type ClaimSlot = (request: { readonly now: number; readonly gapMs: number }) => Promise<number>;

export type Pace = {
  /** Resolves when one request may be sent, first come first served; rejects at once when the signal aborts. */
  turn(signal?: AbortSignal): Promise<void>;
};

/**
 * NCBI allows 3 requests in any second, 10 with a key (NBK25497), counted where they arrive and over all our processes.
 * An exact third of a second would break that as soon as one request travels slower than the next (a new TLS connection,
 * a busy machine): a gap of 400 ms holds while two journeys differ by less than 200 ms, 125 ms with a key by less than 250.
 */
export function gapFor(apiKey: string | undefined): number {
  return apiKey === undefined ? 400 : 125;
}

type Needs = { readonly claim: ClaimSlot; readonly clock: Clock; readonly gapMs: number };

/** One pacer serves the whole process; `claim` makes it one with every other process on the same database. */
export function pacer({ claim, clock, gapMs }: Needs): Pace {
  let lastInLine: Promise<unknown> = Promise.resolve();

  async function claimed(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const waitMs = await claim({ now: clock.now(), gapMs });
      if (waitMs <= 0) return;
      await clock.sleep(waitMs, signal);
    }
  }

  return {
    turn(signal) {
      const mine = lastInLine.then(() => claimed(signal));
      lastInLine = mine.catch(() => undefined);
      return signal === undefined ? mine : orAborted(mine, signal);
    },
  };
}

/** Leaves the line at once; the place in it is passed over when its turn comes, without claiming a slot. */
function orAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    turn.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", leave);
    });
  });
}
