import { describe, expect, test } from "vitest";
import { toPmid } from "../../../src/domain/pmid.ts";
import type { Receipt, SyncWindow } from "../../../src/domain/sync-run.ts";
import { incoming } from "../../support/study-factory.ts";
import type { MakeStore } from "../contract.ts";

const MONDAY = "2026-11-23T04:17:00.000Z";
const TUESDAY = "2026-11-24T04:17:00.000Z";
const pmid = (number: number) => toPmid(String(number));

const receipt: Receipt = {
  state: "complete",
  query: "ketamine",
  translation: '"ketamine"[MeSH Terms]',
  window: { from: "2026-11-01", to: "2026-11-23" },
  count: 2,
  ids: 2,
  fetched: 2,
  new: 1,
  changed: 0,
  unchanged: 1,
  missing: [pmid(9)],
  deleted: [],
  quarantined: [{ pmid: pmid(8), reason: "It breaks off." }],
  warnings: [],
  retries: 0,
  requests: 3,
};

export function ledgerContract(name: string, makeStore: MakeStore): void {
  describe(`the sync ledger in ${name}`, () => {
    test("a run shows its progress while it lives and its receipt when it is done", async () => {
      const store = await makeStore(() => new Date(MONDAY));
      const progress = { phase: "fetching", done: 200, total: 1000, at: MONDAY };
      await store.takeLease({ name: "sync", holder: "a", now: MONDAY, ttlMs: 30_000 });
      const id = await store.startRun({ kind: "sync", query: "ketamine", startedAt: MONDAY, holder: "a" });
      await store.reportProgress(id, progress);
      const run = { id, kind: "sync", query: "ketamine", startedAt: MONDAY, progress };
      expect(await store.listRuns(5)).toEqual([{ ...run, underWay: true }]);

      const before = await store.dataVersion();
      await store.finishRun(id, receipt, TUESDAY);
      expect(await store.listRuns(5)).toEqual([{ ...run, finishedAt: TUESDAY, receipt, underWay: false }]);
      expect(await store.dataVersion()).not.toBe(before);
    });

    test("a run whose process died is incomplete once its lease is gone, and says how far it came", async () => {
      let now = MONDAY;
      const store = await makeStore(() => new Date(now));
      await store.takeLease({ name: "sync", holder: "a", now, ttlMs: 30_000 });
      const id = await store.startRun({ kind: "sync", query: "ketamine", startedAt: now, holder: "a" });
      await store.reportProgress(id, { phase: "fetching", done: 200, total: 1000, at: now });
      now = TUESDAY;
      const [run] = await store.listRuns(1);
      expect(run).toMatchObject({ underWay: false, receipt: { state: "incomplete", query: "ketamine" } });
      expect(run?.receipt?.error).toContain("200 of 1000");
    });

    test("runs are listed newest first, and the last complete one of a kind is found", async () => {
      const store = await makeStore();
      const finish = async (kind: "sync" | "import", state: Receipt["state"]) => {
        const id = await store.startRun({ kind, query: "q", startedAt: MONDAY, holder: "a" });
        await store.finishRun(id, { ...receipt, state }, TUESDAY);
        return id;
      };
      const sync = await finish("sync", "complete");
      const file = await finish("import", "complete");
      const red = await finish("sync", "incomplete");

      expect((await store.listRuns(2)).map(({ id }) => id)).toEqual([red, file]);
      expect((await store.lastCompleteRun("sync"))?.id).toBe(sync);
      expect((await store.lastCompleteRun())?.id).toBe(file);
      expect(await store.lastCompleteRun("reparse")).toBeUndefined();
    });

    test("a watermark belongs to one stream and query, and only moves forward", async () => {
      const store = await makeStore();
      await store.moveWatermark("crdt", "ketamine", "2026-11-20");
      await store.moveWatermark("crdt", "ketamine", "2026-11-01");
      expect(await store.findWatermark("crdt", "ketamine")).toBe("2026-11-20");
      await store.moveWatermark("crdt", "ketamine", "2026-11-21");
      expect(await store.findWatermark("crdt", "ketamine")).toBe("2026-11-21");
      expect(await store.findWatermark("mdat", "ketamine")).toBeUndefined();
      expect(await store.findWatermark("crdt", "esketamine")).toBeUndefined();
    });

    test("proven windows are remembered once each until their sweep is done", async () => {
      const store = await makeStore();
      const whole: SyncWindow = { field: "crdt", from: "2026-01-01", to: "2026-06-30", count: 9000 };
      const half: SyncWindow = {
        field: "crdt",
        from: "2026-07-01",
        to: "2026-07-01",
        uid: { from: 1, to: 20_000_000 },
        count: 5,
      };
      await store.recordProvenWindow("full", half, MONDAY);
      await store.recordProvenWindow("full", whole, MONDAY);
      await store.recordProvenWindow("full", { ...whole, count: 9001 }, TUESDAY);
      await store.recordProvenWindow("mdat", whole, MONDAY);
      expect(await store.listProvenWindows("full")).toEqual([{ ...whole, count: 9001 }, half]);
      await store.forgetProvenWindows("full");
      expect(await store.listProvenWindows("full")).toEqual([]);
      expect(await store.listProvenWindows("mdat")).toEqual([whole]);
    });

    test("a record that could not be read is kept with its bytes, once, until it arrives whole", async () => {
      const store = await makeStore();
      const broken = {
        pmid: pmid(5),
        reason: "It breaks off.",
        raw: "<PubmedArticle>\u0000\u{1F9E0}<",
        source: "PubMed",
        owed: [],
        at: MONDAY,
      };
      const nameless = {
        reason: "It has no PMID.",
        raw: "<PubmedArticle/>",
        source: "baseline.xml",
        owed: [pmid(6), pmid(7)],
        at: MONDAY,
      };
      await store.quarantine(broken);
      await store.quarantine({ ...broken, at: TUESDAY });
      await store.quarantine(nameless);
      expect(await store.listQuarantined()).toEqual([{ ...broken, at: TUESDAY }, nameless]);
      await store.releaseFromQuarantine([pmid(5)]);
      expect(await store.listQuarantined()).toEqual([nameless]);
      await store.releaseNameless([broken.raw]);
      expect(await store.listQuarantined()).toEqual([nameless]);
      await store.releaseNameless([nameless.raw]);
      expect(await store.listQuarantined()).toEqual([]);
    });

    test("missing records are counted by sweep, whether stored or not, until they turn up or are deleted", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ pmid: pmid(1) }), incoming({ pmid: pmid(2) })], MONDAY);
      expect(await store.recordMissing([pmid(1), pmid(2), pmid(77), pmid(77)], MONDAY)).toEqual(
        new Map([
          [pmid(1), 1],
          [pmid(2), 1],
          [pmid(77), 1],
        ]),
      );
      expect((await store.recordMissing([pmid(1)], TUESDAY)).get(pmid(1))).toBe(2);
      expect((await store.listMissing())[0]).toEqual({ pmid: "1", sweeps: 2, firstAt: MONDAY });

      await store.touchStudies([pmid(1)], TUESDAY);
      await store.saveStudies([incoming({ pmid: pmid(2) })], TUESDAY);
      await store.markDeleted([pmid(77)], TUESDAY);
      expect(await store.listMissing()).toEqual([]);

      await store.recordMissing([pmid(78)], MONDAY);
      await store.saveStudies([incoming({ pmid: pmid(78) })], TUESDAY);
      expect(await store.listMissing()).toEqual([]);
    });

    test("stale records are the live ones unasked since a time, never-asked landmarks first", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ pmid: pmid(1) }), incoming({ pmid: pmid(2) }), incoming({ pmid: pmid(4) })], MONDAY);
      await store.saveStudies([incoming({ pmid: pmid(3) }, { origin: "landmark", raw: "" })], TUESDAY);
      await store.touchStudies([pmid(1)], TUESDAY);
      await store.markDeleted([pmid(4)], TUESDAY);
      expect(await store.listStale({ before: TUESDAY, limit: 10 })).toEqual(["3", "2"]);
      expect(await store.listStale({ before: TUESDAY, limit: 1 })).toEqual(["3"]);
    });
  });
}
