import { describe, expect, test } from "vitest";
import type { Study } from "../../../src/domain/study.ts";
import { everything } from "../../../src/domain/subscription.ts";
import type { Store } from "../../../src/store/ports.ts";
import { incoming } from "../../support/study-factory.ts";
import type { MakeStore } from "../contract.ts";
import { entry, MONDAY, NEXT_MONDAY, pmid, publish, TUESDAY, W47, W48, wishes } from "./digest-cast.ts";

const spans = {
  W47: { week: W47, from: "2026-11-16", to: "2026-11-22", notBefore: "2025-11-16" },
  W48: { week: W48, from: "2026-11-23", to: "2026-11-29", notBefore: "2025-11-23" },
} as const;

const save = (store: Store, number: number, entered: string, at = MONDAY, rest: Partial<Study> = {}) =>
  store.saveStudies([incoming({ pmid: pmid(number), entered, ...rest })], at);

export function issueContract(name: string, makeStore: MakeStore): void {
  describe(`issues in ${name}`, () => {
    test("a week's studies are frozen once; what comes late is the next week's, and nothing is in two", async () => {
      const store = await makeStore();
      await save(store, 1, "2026-11-15");
      await save(store, 2, "2026-11-16");
      await save(store, 3, "2026-11-22");
      await save(store, 4, "2026-11-23");
      await store.saveStudies([incoming({ pmid: pmid(5), entered: "2026-11-18" }, { origin: "landmark", raw: "" })], MONDAY);
      expect(await store.previewEdition(spans.W47)).toEqual(["3", "2"]);
      expect(await store.findEdition(W47)).toBeUndefined();
      await store.freezeEdition({ ...spans.W47, at: MONDAY });
      await save(store, 6, "2026-11-17", TUESDAY);
      await save(store, 7, "2024-01-01", TUESDAY);
      await store.freezeEdition({ ...spans.W47, at: TUESDAY });
      expect(await store.findEdition(W47)).toEqual({ week: W47, composedAt: MONDAY });
      expect((await store.listEditionStudies([W47])).map(({ study }) => study.pmid)).toEqual(["3", "2"]);

      // First seen after the week before was closed, and no more than a year old.
      await store.freezeEdition({ ...spans.W48, at: NEXT_MONDAY });
      expect((await store.listEditionStudies([W48])).map(({ study }) => study.pmid)).toEqual(["4", "6"]);
      await store.markDeleted([pmid(2)], NEXT_MONDAY);
      expect((await store.listEditionStudies([W47, W48])).map(({ study }) => study.pmid)).toEqual(["3", "4", "6"]);
    });

    test("a week that waits keeps the first time and the last reason, until it is composed", async () => {
      const store = await makeStore();
      await store.recordWaiting(W47, "No sync yet.", MONDAY);
      await store.recordWaiting(W47, "PubMed is down.", TUESDAY);
      expect(await store.findEdition(W47)).toEqual({ week: W47, waitingSince: MONDAY, waitingFor: "PubMed is down." });
      await store.freezeEdition({ ...spans.W47, at: TUESDAY });
      await store.recordWaiting(W47, "Too late to wait.", NEXT_MONDAY);
      await store.markEdition(W47, { warnedAt: TUESDAY });
      await store.markEdition(W47, { closedAt: TUESDAY });
      await store.markEdition(W47, { closedAt: NEXT_MONDAY });
      await store.recordWaiting(W48, "No sync yet.", NEXT_MONDAY);
      const closed = { week: W47, composedAt: TUESDAY, waitingSince: MONDAY, closedAt: TUESDAY, warnedAt: TUESDAY };
      expect(await store.listEditions(5)).toEqual([{ week: W48, waitingSince: NEXT_MONDAY, waitingFor: "No sync yet." }, closed]);
      expect(await store.listEditions(1)).toHaveLength(1);
    });

    test("an issue is saved once for its period and profile, and stays as it was", async () => {
      const store = await makeStore();
      const first = await publish(store, [1, 2, 3], { shown: 2 });
      expect(await publish(store, [9])).toEqual(first);
      expect(await store.getIssue(first.id)).toEqual(first);
      await expect(store.getIssue(999)).rejects.toThrow();
      expect(await store.findIssue({ kind: "weekly", period: "2026-W47", profile: everything })).toEqual(first);
      expect(await store.findIssue({ key: first.key })).toEqual(first);
      expect(await store.findIssue({ key: "none" })).toBeUndefined();
      expect(await store.listEntries(first.id, { shownOnly: false })).toEqual([1, 2, 3].map(entry));
      expect(await store.listEntries(first.id, { shownOnly: true })).toEqual([1, 2].map(entry));
    });

    test("the archive holds the weekly issues of one profile, newest first", async () => {
      const store = await makeStore();
      await publish(store, [1]);
      await publish(store, [2], { period: "2026-W48" });
      await publish(store, [3], { period: "2026-11", kind: "monthly" });
      await publish(store, [4], { profile: wishes({ query: "esketamine" }).profile });
      expect((await store.listArchive(everything)).map(({ period, total }) => [period, total])).toEqual([
        ["2026-W48", 1],
        ["2026-W47", 1],
      ]);
    });

    test("what befell a study is a correction once, a second erratum another one, and a repeated status none", async () => {
      const store = await makeStore();
      const status = (...related: number[]) => [{ kind: "corrected" as const, signals: [], related: related.map(pmid) }];
      await save(store, 1, "2026-11-18", MONDAY);
      await publish(store, [1]);
      expect(await store.collectCorrections()).toBe(0);
      await save(store, 1, "2026-11-18", TUESDAY, { status: status(77) });
      expect([await store.collectCorrections(), await store.collectCorrections()]).toEqual([1, 0]);
      await save(store, 1, "2026-11-18", NEXT_MONDAY, { status: status(77), volume: "2" });
      expect(await store.collectCorrections()).toBe(0);
      await save(store, 1, "2026-11-18", "2026-12-01T07:00:00.000Z", { status: status(77, 78), volume: "2" });
      expect(await store.collectCorrections()).toBe(1);
      const [first, second] = await store.listCorrectionsBetween({ after: MONDAY, until: "2027-01-01T00:00:00.000Z" });
      expect([first, second]).toMatchObject([
        { pmid: "1", kind: "corrected", at: TUESDAY, titleText: "An invented study of ketamine." },
        { pmid: "1", kind: "corrected" },
      ]);
      expect(await store.listCorrections([second?.id ?? 0])).toEqual([second]);
      expect(await store.listCorrectionsBetween({ after: TUESDAY, until: NEXT_MONDAY })).toEqual([]);
    });
  });
}
