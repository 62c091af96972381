import { AppError } from "../domain/errors.ts";
import type { Clock } from "./clock.ts";
import { faultOfError, type Outcome } from "./failure.ts";

/** Requests sent and how many of them repeated an earlier one, for the receipt. */
export type Tally = { requests: number; retries: number };

export type Patience = {
  readonly tries: number;
  /** When nobody answers at all (no network), the next scheduled run is the better retry. */
  readonly unreachableTries: number;
  readonly totalMs: number;
  readonly baseMs: number;
  readonly capMs: number;
};

export const PATIENCE: Patience = { tries: 20, unreachableTries: 4, totalMs: 600_000, baseMs: 500, capMs: 20_000 };

type Needs = {
  readonly clock: Clock;
  /** 0 ≤ random < 1. */
  readonly random: () => number;
  readonly tally: Tally;
  readonly patience: Patience;
  readonly log: { warn(fields: object, message: string): void };
  readonly signal?: AbortSignal | undefined;
};

/**
 * Tries until done, refused, or out of patience. undici's own retry does not repeat a POST and cannot see a fault inside a 200;
 * all our requests only read, so all may be repeated. Back-off is exponential with full jitter, so that two processes thrown back
 * together do not return together.
 */
export async function persist<T>(what: string, attempt: () => Promise<Outcome<T>>, needs: Needs): Promise<T> {
  const { clock, random, tally, patience, log, signal } = needs;
  const began = clock.now();
  for (let tried = 1; ; tried++) {
    const outcome = await attempted(attempt, signal);
    if (outcome.kind === "done") return outcome.value;
    if (outcome.kind === "refused") throw new AppError("invalid", `PubMed ${outcome.reason} (${what}).`);

    const backOffMs = random() * Math.min(patience.capMs, patience.baseMs * 2 ** (tried - 1));
    const waitMs = Math.max(backOffMs, outcome.kind === "retry" ? (outcome.afterMs ?? 0) : 0);
    const tries = outcome.kind === "unreachable" ? patience.unreachableTries : patience.tries;
    if (tried >= tries || clock.now() - began + waitMs > patience.totalMs) {
      throw new AppError(
        "unavailable",
        `PubMed ${outcome.reason}; gave up after ${tried} ${tried === 1 ? "try" : "tries"} (${what}).`,
      );
    }
    log.warn({ what, tried, waitMs: Math.round(waitMs) }, `PubMed ${outcome.reason}; trying again`);
    tally.retries++;
    await clock.sleep(waitMs, signal);
  }
}

/** What went wrong on the wire becomes an outcome; an abort, a failure of our own store and a bug rise as they are. */
async function attempted<T>(attempt: () => Promise<Outcome<T>>, signal: AbortSignal | undefined): Promise<Outcome<T>> {
  signal?.throwIfAborted();
  try {
    return await attempt();
  } catch (error) {
    signal?.throwIfAborted();
    const fault = error instanceof AppError ? undefined : faultOfError(error);
    if (fault === undefined) throw error;
    return fault;
  }
}
