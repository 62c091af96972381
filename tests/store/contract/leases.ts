import { describe, expect, test } from "vitest";
import type { MakeStore } from "../contract.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 4, 17, seconds)).toISOString();

export function leaseContract(name: string, makeStore: MakeStore): void {
  describe(`leases and request slots in ${name}`, () => {
    test("one holder at a time; the other is told who holds it and until when", async () => {
      const store = await makeStore();
      const lease = { name: "sync", ttlMs: 30_000 };
      expect(await store.takeLease({ ...lease, holder: "a", now: at(0) })).toEqual({ taken: true, holder: "a", until: at(30) });
      expect(await store.takeLease({ ...lease, holder: "b", now: at(29) })).toEqual({ taken: false, holder: "a", until: at(30) });
      expect((await store.takeLease({ ...lease, name: "digest", holder: "b", now: at(29) })).taken).toBe(true);
    });

    test("a dead holder's lease is free once it has run out, and the holder learns it was lost", async () => {
      const store = await makeStore();
      const lease = { name: "sync", ttlMs: 30_000 };
      await store.takeLease({ ...lease, holder: "a", now: at(0) });
      expect(await store.renewLease({ ...lease, holder: "a", now: at(20) })).toBe(true);
      expect((await store.takeLease({ ...lease, holder: "b", now: at(31) })).taken).toBe(false);
      expect((await store.takeLease({ ...lease, holder: "b", now: at(50) })).taken).toBe(true);
      expect(await store.renewLease({ ...lease, holder: "a", now: at(51) })).toBe(false);
    });

    test("a lease that ran out cannot be renewed, only taken again", async () => {
      const store = await makeStore();
      const mine = { name: "sync", ttlMs: 30_000, holder: "a" };
      await store.takeLease({ ...mine, now: at(0) });
      expect(await store.renewLease({ ...mine, now: at(31) })).toBe(false);
      expect((await store.takeLease({ ...mine, now: at(31) })).taken).toBe(true);
    });

    test("a clock that was set back does not make a dead process's lease last longer than a lease lasts", async () => {
      const store = await makeStore();
      const lease = { name: "sync", ttlMs: 30_000 };
      await store.takeLease({ ...lease, holder: "a", now: at(3600) });
      expect((await store.takeLease({ ...lease, holder: "b", now: at(0) })).taken).toBe(true);
      expect(await store.renewLease({ ...lease, holder: "a", now: at(1) })).toBe(false);
    });

    test("a release frees the holder's own lease only", async () => {
      const store = await makeStore();
      const lease = { name: "sync", ttlMs: 30_000 };
      await store.takeLease({ ...lease, holder: "a", now: at(0) });
      await store.releaseLease({ name: "sync", holder: "b" });
      expect((await store.takeLease({ ...lease, holder: "b", now: at(1) })).taken).toBe(false);
      await store.releaseLease({ name: "sync", holder: "a" });
      expect((await store.takeLease({ ...lease, holder: "b", now: at(2) })).taken).toBe(true);
    });

    test("request slots keep their distance, and the wait is told", async () => {
      const store = await makeStore();
      const noon = Date.UTC(2026, 10, 23, 12);
      expect(await store.claimRequestSlot({ now: noon, gapMs: 1000 })).toBe(0);
      const wait = await store.claimRequestSlot({ now: noon + 400, gapMs: 1000 });
      expect(wait).toBeGreaterThan(500);
      expect(wait).toBeLessThanOrEqual(601);
      expect(await store.claimRequestSlot({ now: noon + 1500, gapMs: 1000 })).toBe(0);
    });

    test("a clock that was set back by more than a minute does not stop requests", async () => {
      const store = await makeStore();
      const noon = Date.UTC(2026, 10, 23, 12);
      await store.claimRequestSlot({ now: noon, gapMs: 1000 });
      expect(await store.claimRequestSlot({ now: noon - 50, gapMs: 1000 })).toBeGreaterThan(0);
      expect(await store.claimRequestSlot({ now: noon - 3_600_000, gapMs: 1000 })).toBe(0);
    });
  });
}
