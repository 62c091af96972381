import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/store/ports.ts";
import { incoming } from "../../support/study-factory.ts";
import type { MakeStore } from "../contract.ts";
import { act, join, MONDAY, NEXT_MONDAY, pmid, publish, TUESDAY, wishes } from "./digest-cast.ts";

const LATER = "2026-11-23T07:15:00.000Z";
const claim = (store: Store, holder = "a", now = MONDAY, leaseUntil = LATER) =>
  store.claimDeliveries({ holder, now, leaseUntil, limit: 10 });
const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

/** An issue of studies 1 and 2, queued for ann and bob. */
async function queued(makeStore: MakeStore) {
  const store = await makeStore();
  await store.saveStudies(
    [1, 2].map((number) => incoming({ pmid: pmid(number) })),
    MONDAY,
  );
  const [ann, bob] = [await join(store, "ann"), await join(store, "bob")];
  const issue = await publish(store, [1, 2]);
  expect(await store.queueDeliveries({ issue, confirmedBefore: MONDAY, at: MONDAY })).toBe(2);
  return { store, ann, bob, issue };
}

export function outboxContract(name: string, makeStore: MakeStore): void {
  describe(`the ledger of deliveries in ${name}`, () => {
    test("a row for each active reader of the profile and rhythm, confirmed in time, once", async () => {
      const { store, issue } = await queued(makeStore);
      await join(store, "late", wishes(), TUESDAY);
      await join(store, "monthly", wishes({}, { rhythm: "monthly" }));
      const own = await join(store, "own", wishes({ query: "esketamine" }));
      await store.changeState((await join(store, "paused")).id, "paused", act);
      expect(await store.queueDeliveries({ issue, confirmedBefore: MONDAY, at: TUESDAY })).toBe(0);
      expect(await store.listProfiles({ rhythm: "weekly", confirmedBefore: MONDAY })).toEqual([
        wishes().profile,
        own.preferences.profile,
      ]);
      // Another profile's issue of the same week is not theirs, even after they change their wishes.
      await store.changePreferences(own.id, wishes(), act);
      expect(await store.previewDeliveries({ issue, entries: [], confirmedBefore: MONDAY })).toMatchObject([
        { subscriber: { id: own.id } },
      ]);
    });

    test("nobody gets a study twice, and all hear what befell one they hold, once", async () => {
      const { store, ann } = await queued(makeStore);
      const status = [{ kind: "retracted" as const, signals: [], related: [] }];
      await store.saveStudies([incoming({ pmid: pmid(2), status })], TUESDAY);
      await store.collectCorrections();
      const next = await publish(store, [2, 3], { period: "2026-W48", composedAt: NEXT_MONDAY });
      const request = { issue: next, confirmedBefore: MONDAY };
      const [forAnn] = await store.previewDeliveries({ ...request, entries: [pmid(2), pmid(3)] });
      expect(forAnn).toMatchObject({ subscriber: { id: ann.id }, variant: { omit: ["2"], tell: [expect.any(Number)] } });
      await store.queueDeliveries({ ...request, at: NEXT_MONDAY });
      const third = await publish(store, [4], { period: "2026-W49", composedAt: NEXT_MONDAY });
      const later = await store.previewDeliveries({ issue: third, entries: [pmid(4)], confirmedBefore: MONDAY });
      expect(later.map(({ variant }) => variant)).toEqual([
        { omit: [], tell: [] },
        { omit: [], tell: [] },
      ]);
    });

    test("a retraction is told at once to those who asked for that, and counts as told", async () => {
      const { store, bob } = await queued(makeStore);
      await store.changePreferences(bob.id, wishes({}, { retractions: "at-once" }), act);
      const status = [{ kind: "retracted" as const, signals: [], related: [] }];
      await store.saveStudies([incoming({ pmid: pmid(1), status })], TUESDAY);
      await store.collectCorrections();
      const [untold] = await store.listUntoldRetractions();
      expect(untold).toMatchObject({ pmid: "1", kind: "retracted", at: TUESDAY });
      const alert = await publish(store, [], { kind: "alert", period: "retraction-1", composedAt: TUESDAY });
      const tell = { issue: alert, correctionId: untold?.id ?? 0, at: TUESDAY };
      expect([await store.queueAlert(tell), await store.queueAlert(tell)]).toEqual([1, 0]);
      expect(await store.listUntoldRetractions()).toEqual([]);
    });

    test("a claimed row is one process's own until its lease runs out; untried it goes back as it was", async () => {
      const { store } = await queued(makeStore);
      const mine = await claim(store);
      expect(mine.map(({ subscriber, attempts, doubtful }) => [subscriber.address, attempts, doubtful])).toEqual([
        ["ann@example.org", 0, false],
        ["bob@example.org", 0, false],
      ]);
      expect(await claim(store, "b")).toEqual([]);
      expect(await store.markHandingOver(ids(mine), "b", LATER)).toEqual([]);
      await store.returnDeliveries(ids(mine).slice(0, 1), TUESDAY);
      expect(await store.nextDue()).toBe(TUESDAY);
      expect(await store.releaseExpired(MONDAY)).toEqual({ claimed: 0, doubtful: 0 });
      expect(await store.releaseExpired(LATER)).toEqual({ claimed: 1, doubtful: 0 });
      expect((await claim(store, "b", LATER)).map(({ id, attempts }) => [id, attempts])).toEqual([[mine[1]?.id, 0]]);
    });

    test("a row being handed over is in doubt once its process is gone, and says so when it is claimed again", async () => {
      const { store } = await queued(makeStore);
      const [first] = await claim(store);
      expect(await store.markHandingOver([first?.id ?? 0], "a", LATER)).toEqual([first?.id]);
      expect(await store.releaseExpired(LATER)).toEqual({ claimed: 1, doubtful: 1 });
      expect((await claim(store, "b", LATER)).map(({ id, doubtful }) => [id === first?.id, doubtful])).toEqual([
        [true, true],
        [false, false],
      ]);
      expect(await store.countDeliveries()).toMatchObject({ claimed: 2, doubtful: 1 });
    });

    test("who left since the claim is not handed over; what was only queued for them is skipped", async () => {
      const { store, ann, bob } = await queued(makeStore);
      await store.changeState(bob.id, "left", act);
      const [mine] = await claim(store);
      await store.changeState(ann.id, "paused", act);
      expect(await store.markHandingOver([mine?.id ?? 0], "a", LATER)).toEqual([]);
      expect(await store.countDeliveries()).toMatchObject({ claimed: 1, skipped: 1 });
    });

    test("an outcome is recorded once, with what the server said; what is put off waits for its time", async () => {
      const { store } = await queued(makeStore);
      const [ann, bob] = await claim(store);
      await store.markHandingOver([ann?.id ?? 0, bob?.id ?? 0], "a", LATER);
      await store.recordOutcomes([
        { id: ann?.id ?? 0, kind: "sent", answer: "250 ok", at: MONDAY },
        { id: ann?.id ?? 0, kind: "failed", answer: "550 too late", at: TUESDAY },
        { id: bob?.id ?? 0, kind: "retry", answer: "451 later", dueAt: TUESDAY, doubtful: true },
      ]);
      expect(await store.countDeliveries({ kind: "weekly", period: "2026-W47" })).toEqual({
        ...{ queued: 1, claimed: 0, "handing-over": 0, sent: 1, failed: 0, skipped: 0 },
        doubtful: 1,
      });
      expect(await store.countDeliveries({ kind: "monthly", period: "2026-11" })).toMatchObject({ queued: 0, sent: 0 });
      expect(await store.listWaiting()).toEqual([
        {
          address: "bob@example.org",
          kind: "weekly",
          period: "2026-W47",
          state: "queued",
          attempts: 1,
          dueAt: TUESDAY,
          answer: "451 later",
        },
      ]);
      expect(await claim(store)).toEqual([]);
      const [again] = await claim(store, "b", TUESDAY, NEXT_MONDAY);
      expect(again).toMatchObject({ attempts: 1, doubtful: true });
      await store.recordOutcomes([{ id: again?.id ?? 0, kind: "failed", answer: "550 5.1.1 no such user", at: TUESDAY }]);
      expect(await store.listFailures(5)).toEqual([{ period: "2026-W47", answer: "550 5.1.1 no such user", at: TUESDAY }]);
      expect(await store.nextDue()).toBeUndefined();
    });
  });
}
