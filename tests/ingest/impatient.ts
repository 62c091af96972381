import { parseHere } from "../../src/ingest/parse-records.ts";
import { eutilsClient } from "../../src/pubmed/client.ts";
import { sleep } from "../../src/pubmed/clock.ts";
import type { Timeouts } from "../../src/pubmed/http.ts";
import { pacer } from "../../src/pubmed/pace.ts";
import type { Store } from "../../src/store/ports.ts";

/** A hang costs a test this long. */
export const timeoutsUnderFaults: Timeouts = { connectMs: 1000, headersMs: 150, idleMs: 150, totalMs: 3000 };

const PATIENT: Timeouts = { connectMs: 1000, headersMs: 5000, idleMs: 5000, totalMs: 20_000 };

export function baseNeeds(store: Store, now: () => Date) {
  return { store, now, sleep, random: Math.random, holder: "test", report: () => undefined, parse: parseHere };
}

/** The real client, with waits a test can afford. */
export function impatientClient(baseUrl: string, store: Store, timeouts = PATIENT, gapMs = 0) {
  const clock = { now: Date.now, sleep };
  // Retry-After says two seconds; no test has them.
  const hasty = { now: Date.now, sleep: (ms: number, signal?: AbortSignal) => sleep(Math.min(ms, 50), signal) };
  return eutilsClient({
    baseUrl,
    pace: pacer({ claim: (slot) => store.claimRequestSlot(slot), clock, gapMs }),
    clock: hasty,
    random: Math.random,
    log: { warn: () => undefined },
    patience: { tries: 40, unreachableTries: 2, totalMs: 60_000, baseMs: 1, capMs: 20 },
    timeouts,
  });
}
