import type { Clock } from "../../src/pubmed/clock.ts";
import type { ClaimSlot } from "../../src/pubmed/pace.ts";

/** A clock on which sleeping takes no time and moves it on; two sleepers wake in the order of their waking times. */
export function fakeClock(start = Date.parse("2026-11-23T04:17:00Z")): Clock & { readonly slept: readonly number[] } {
  let now = start;
  const slept: number[] = [];
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const ring = () => {
    sleepers.sort((a, b) => a.at - b.at);
    const next = sleepers.shift();
    if (next === undefined) return;
    now = Math.max(now, next.at);
    next.wake();
    if (sleepers.length > 0) setImmediate(ring);
  };
  return {
    slept,
    now: () => now,
    sleep(ms, signal) {
      slept.push(ms);
      return new Promise((resolve, reject) => {
        signal?.addEventListener(
          "abort",
          () => {
            reject(signal.reason as Error);
          },
          { once: true },
        );
        sleepers.push({ at: now + ms, wake: resolve });
        if (sleepers.length === 1) setImmediate(ring);
      });
    },
  };
}

/** `claimRequestSlot` for tests without a store: one least distance for everybody who shares it. */
export function sharedSlots(): ClaimSlot {
  let next = 0;
  return ({ now, gapMs }) => {
    if (now < next) return Promise.resolve(next - now);
    next = now + gapMs;
    return Promise.resolve(0);
  };
}

/** The politeness that NCBI measures: the fullest window of one second, wherever it starts. */
export function mostInAnySecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(...sorted.map((start, i) => sorted.slice(i).filter((time) => time < start + 1000).length));
}
