import { describe, expect, test } from "vitest";
import { toPmid } from "../../../src/domain/pmid.ts";
import type { Study } from "../../../src/domain/study.ts";
import type { Store } from "../../../src/store/ports.ts";
import { incoming, makeStudy } from "../../support/study-factory.ts";
import type { MakeStore } from "../contract.ts";

const MONDAY = "2026-11-23T04:17:00.000Z";
const TUESDAY = "2026-11-24T04:17:00.000Z";
const WEDNESDAY = "2026-11-25T04:17:00.000Z";
const pmid = (number: number) => toPmid(String(number));

/** As old exports and landmarks are: no PubmedData, so no entry day. */
function withoutEntry(study: Study): Study {
  const { entered, ...rest } = study;
  expect(entered).toBeDefined();
  return rest;
}

async function pmidsOf(store: Store, sort: "newest" | "published", window: { from?: string; to?: string } = {}) {
  const { total, pmids } = await store.listPmids({ sort, page: 1, perPage: 50, ...window });
  expect(total).toBe(pmids.length);
  return pmids.map(Number);
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function studyContract(name: string, makeStore: MakeStore): void {
  describe(`studies in ${name}`, () => {
    test("a study comes back as it was saved, with when it was first seen, changed and checked", async () => {
      const store = await makeStore();
      const full = makeStudy({
        title: ["Effect of H", { mark: "sub", children: ["2"] }, "O"],
        abstract: [{ label: "METHODS", text: ["Ketamin\u00e9 \u03b2 \u{1F9E0} \uD835\uDC00"] }],
        authors: [{ kind: "collective", name: ["The Group"], affiliations: ["Oslo"] }],
        revised: "2024-05-01",
      });
      await store.saveStudies([incoming(full)], MONDAY);

      expect(await store.findStudy(pmid(1))).toEqual({
        study: full,
        tags: [],
        origin: "pubmed",
        entered: "2024-03-07",
        firstSeenAt: MONDAY,
        changedAt: MONDAY,
        checkedAt: MONDAY,
      });
      expect(await store.findStudy(pmid(2))).toBeUndefined();
    });

    test("the same record again is unchanged: only the time of the check moves", async () => {
      const store = await makeStore();
      expect(await store.saveStudies([incoming()], MONDAY)).toEqual({ new: ["1"], changed: [], unchanged: [] });
      const before = await store.dataVersion();

      expect(await store.saveStudies([incoming()], TUESDAY)).toEqual({ new: [], changed: [], unchanged: ["1"] });
      expect(await store.findStudy(pmid(1))).toMatchObject({ changedAt: MONDAY, checkedAt: TUESDAY });
      expect(await store.listRevisions(pmid(1))).toHaveLength(1);
      expect(await store.dataVersion()).toBe(before);
    });

    test("the order of keys, and bytes that mean the same, are no change; the new bytes are kept", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming()], MONDAY);
      const turned = Object.fromEntries(Object.entries(makeStudy()).reverse()) as Study;
      const again = { ...incoming({}, { raw: "<PubmedArticle>  other white space</PubmedArticle>" }), study: turned };

      expect((await store.saveStudies([again], TUESDAY)).unchanged).toEqual(["1"]);
      expect((await store.findRawHashes([pmid(1)])).get(pmid(1))).toBe(again.rawHash);
      expect(await collect(store.streamRaw())).toEqual([{ pmid: "1", raw: again.raw, origin: "pubmed" }]);
    });

    test("a changed record replaces what was stored, and its revision names each field from what to what", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ doi: "10.1/x" })], MONDAY);
      const newer = { title: ["RETRACTED: An invented study."], pmcid: "PMC1", revised: "2024-06-01" };

      expect((await store.saveStudies([incoming(newer)], TUESDAY)).changed).toEqual(["1"]);
      expect(await store.findStudy(pmid(1))).toMatchObject({ study: newer, firstSeenAt: MONDAY, changedAt: TUESDAY });
      expect(await store.listRevisions(pmid(1))).toEqual([
        {
          pmid: "1",
          at: TUESDAY,
          kind: "changed",
          changes: [
            { field: "doi", from: "10.1/x" },
            { field: "pmcid", to: "PMC1" },
            { field: "title", from: ["An invented study of ketamine."], to: newer.title },
          ],
        },
        { pmid: "1", at: MONDAY, kind: "new", changes: [] },
      ]);
    });

    test("a new DateRevised alone is kept but is no news", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ revised: "2024-05-01" })], MONDAY);
      expect((await store.saveStudies([incoming({ revised: "2024-12-15" })], TUESDAY)).unchanged).toEqual(["1"]);
      expect((await store.findStudy(pmid(1)))?.study.revised).toBe("2024-12-15");
      expect(await store.listRevisions(pmid(1))).toHaveLength(1);
    });

    test.each([
      ["an earlier DateRevised", { revised: "2024-05-01", version: 2 }, { revised: "2024-04-30", version: 2 }],
      ["no DateRevised where there was one", { revised: "2024-05-01" }, {}],
      ["an earlier PMID version", { version: 2 }, { version: 1, revised: "2025-01-01" }],
    ])("a stale copy (%s) never overwrites what is stored", async (_, stored, stale) => {
      const store = await makeStore();
      const first = incoming({ ...stored, title: ["Newer"] });
      await store.saveStudies([first], MONDAY);

      expect((await store.saveStudies([incoming({ ...stale, title: ["Older"] })], TUESDAY)).unchanged).toEqual(["1"]);
      expect((await store.findStudy(pmid(1)))?.study.title).toEqual(["Newer"]);
      expect((await store.findRawHashes([pmid(1)])).get(pmid(1))).toBe(first.rawHash);
    });

    test("one record twice in a batch counts once", async () => {
      const store = await makeStore();
      const saved = await store.saveStudies(
        [incoming(), incoming({ title: ["Second"] }), incoming({ title: ["Second"] })],
        MONDAY,
      );
      expect(saved).toEqual({ new: ["1"], changed: [], unchanged: [] });
      expect((await store.findStudy(pmid(1)))?.study.title).toEqual(["Second"]);
    });

    test("a batch with one impossible record stores nothing of it", async () => {
      const store = await makeStore();
      const batch = [incoming({ pmid: pmid(1) }), incoming({ pmid: pmid(2), entered: "soon" })];
      await expect(store.saveStudies(batch, MONDAY)).rejects.toThrow("“soon” is not a day");
      expect(await store.countStudies()).toEqual({ total: 0, landmarksOnly: 0, deleted: 0 });
    });

    test("a landmark is filled in by PubMed's record, which counts as new, and never comes back over it", async () => {
      const store = await makeStore();
      const landmark = incoming({ title: ["Citation"] }, { origin: "landmark", raw: "" });
      const citation = withoutEntry(landmark.study);
      const asCitation = { ...landmark, study: citation };

      expect((await store.saveStudies([asCitation], MONDAY)).new).toEqual(["1"]);
      expect(await store.countStudies()).toEqual({ total: 1, landmarksOnly: 1, deleted: 0 });
      expect(await store.findStudy(pmid(1))).toMatchObject({ origin: "landmark", entered: "2024-03-01" });
      expect((await store.findStudy(pmid(1)))?.checkedAt).toBeUndefined();
      expect((await store.findRawHashes([pmid(1)])).size).toBe(0);

      expect((await store.saveStudies([incoming({ title: ["Record"] })], TUESDAY)).new).toEqual(["1"]);
      expect((await store.saveStudies([asCitation], WEDNESDAY)).unchanged).toEqual(["1"]);
      expect(await store.findStudy(pmid(1))).toMatchObject({ origin: "pubmed", entered: "2024-03-07", checkedAt: TUESDAY });
      expect(await store.countStudies()).toEqual({ total: 1, landmarksOnly: 0, deleted: 0 });
    });

    test("an invented study never takes the place of a real one", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming()], MONDAY);
      await expect(store.saveStudies([incoming({}, { origin: "invented" })], TUESDAY)).rejects.toMatchObject({
        code: "conflict",
      });
      expect((await store.findStudy(pmid(1)))?.origin).toBe("pubmed");
    });

    test("where PubMed gives no entry day, the day of first sight stands, and stays", async () => {
      const store = await makeStore();
      const old = withoutEntry(makeStudy());
      await store.saveStudies([{ ...incoming(), study: old }], MONDAY);
      await store.saveStudies([{ ...incoming({}, { raw: "other" }), study: { ...old, doi: "10.1/x" } }], TUESDAY);
      expect((await store.findStudy(pmid(1)))?.entered).toBe("2026-11-23");
    });

    test("lists are newest first by entry day and then PMID, or by publication; windows are inclusive; pages do not overlap", async () => {
      const store = await makeStore();
      const published = (iso: string) => ({ published: { text: iso, iso, precision: "month" as const } });
      await store.saveStudies(
        [
          incoming({ pmid: pmid(30), entered: "2024-01-01", ...published("2025") }),
          incoming({ pmid: pmid(99_999_999), entered: "1975-06-01", ...published("") }),
          incoming({ pmid: pmid(7), entered: "2024-01-02", ...published("2023-12") }),
          incoming({ pmid: pmid(8), entered: "2024-01-02", ...published("2025-01") }),
        ],
        MONDAY,
      );

      expect(await pmidsOf(store, "newest")).toEqual([8, 7, 30, 99_999_999]);
      expect(await pmidsOf(store, "published")).toEqual([8, 30, 7, 99_999_999]);
      expect(await pmidsOf(store, "newest", { from: "2024-01-01", to: "2024-01-01" })).toEqual([30]);
      expect(await pmidsOf(store, "published", { from: "2024-01-01" })).toEqual([8, 30, 7]);
      expect(await store.listPmids({ sort: "newest", page: 2, perPage: 3 })).toEqual({ total: 4, pmids: ["99999999"] });
    });

    test("a corrected entry day moves the study in every list", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ pmid: pmid(1) }), incoming({ pmid: pmid(2), entered: "2024-03-08" })], MONDAY);
      await store.saveStudies([incoming({ pmid: pmid(1), entered: "2024-03-09" })], TUESDAY);
      expect(await pmidsOf(store, "newest")).toEqual([1, 2]);
      expect((await collect(store.streamStudies())).map(({ study }) => study.pmid)).toEqual(["2", "1"]);
      expect(await store.checkIntegrity()).toEqual([]);
    });

    test("a deleted study leaves lists, counts and streams but can be found, and comes back when PubMed holds it again", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ pmid: pmid(1) }), incoming({ pmid: pmid(2) })], MONDAY);

      expect(await store.markDeleted([pmid(1), pmid(3)], TUESDAY)).toEqual(["1"]);
      expect(await store.markDeleted([pmid(1)], WEDNESDAY)).toEqual([]);
      expect((await store.findStudy(pmid(1)))?.deletedAt).toBe(TUESDAY);
      expect(await pmidsOf(store, "newest")).toEqual([2]);
      expect(await pmidsOf(store, "published")).toEqual([2]);
      expect(await collect(store.streamStudies())).toHaveLength(1);
      expect(await store.countStudies()).toEqual({ total: 1, landmarksOnly: 0, deleted: 1 });
      expect(await store.checkIntegrity()).toEqual([]);

      await store.touchStudies([pmid(1)], WEDNESDAY);
      expect((await store.findStudy(pmid(1)))?.deletedAt).toBeUndefined();
      expect(await pmidsOf(store, "newest")).toEqual([2, 1]);
      expect((await store.listRevisions(pmid(1))).map(({ kind }) => kind)).toEqual(["restored", "deleted", "new"]);

      await store.markDeleted([pmid(1)], WEDNESDAY);
      expect((await store.saveStudies([incoming({ pmid: pmid(1) })], WEDNESDAY)).changed).toEqual(["1"]);
      expect(await store.countStudies()).toEqual({ total: 2, landmarksOnly: 0, deleted: 0 });
      expect(await store.checkIntegrity()).toEqual([]);
    });

    test("a replay through a better parser changes the study, and neither its checks nor its deletion", async () => {
      const store = await makeStore();
      const raw = "<PubmedArticle>the same bytes</PubmedArticle>";
      await store.saveStudies([incoming({ revised: "2024-05-01" }, { raw })], MONDAY);
      await store.markDeleted([pmid(1)], TUESDAY);

      const saved = await store.saveStudies([incoming({ title: ["Better read"] }, { raw })], WEDNESDAY, { replay: true });
      expect(saved.changed).toEqual(["1"]);
      expect(await store.findStudy(pmid(1))).toMatchObject({
        study: { title: ["Better read"] },
        checkedAt: MONDAY,
        deletedAt: TUESDAY,
      });
      expect(await store.checkIntegrity()).toEqual([]);
    });

    test("what changed is listed newest first, without first arrivals, since a time", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ pmid: pmid(1) }), incoming({ pmid: pmid(2) })], MONDAY);
      await store.saveStudies([incoming({ pmid: pmid(1), title: ["Changed"] })], TUESDAY);
      await store.markDeleted([pmid(2)], WEDNESDAY);
      const changes = async (request: { limit: number; since?: string }) =>
        (await store.listChanges(request)).map(({ pmid: which, kind }) => `${which} ${kind}`);

      expect(await changes({ limit: 10 })).toEqual(["2 deleted", "1 changed"]);
      expect(await changes({ limit: 1 })).toEqual(["2 deleted"]);
      expect(await changes({ limit: 10, since: WEDNESDAY })).toEqual(["2 deleted"]);
    });

    test("a merged PMID leads to the last of its chain, and PubMed's latest word breaks a circle", async () => {
      const store = await makeStore();
      await store.recordReplacement(pmid(1), pmid(2), MONDAY);
      await store.recordReplacement(pmid(2), pmid(3), TUESDAY);
      expect(await store.findReplacement(pmid(1))).toBe("3");
      expect(await store.findReplacement(pmid(3))).toBeUndefined();
      await store.recordReplacement(pmid(3), pmid(1), TUESDAY);
      expect(await store.findReplacement(pmid(1))).toBeUndefined();
      expect(await store.findReplacement(pmid(2))).toBe("1");
      await expect(store.recordReplacement(pmid(4), pmid(4), TUESDAY)).rejects.toMatchObject({ code: "invalid" });
    });

    test("a stream survives writes under way: no study twice, none of the unchanged lost", async () => {
      const store = await makeStore();
      const day = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
      const batch = Array.from({ length: 650 }, (_, n) => incoming({ pmid: pmid(n + 1), entered: day(n) }));
      await store.saveStudies(batch, MONDAY);

      const seen: string[] = [];
      const raws: string[] = [];
      for await (const { study } of store.streamStudies()) {
        seen.push(study.pmid);
        // Study 5, already seen, moves to the end; 600 goes; 700 arrives at the beginning.
        if (seen.length === 250) await store.saveStudies([incoming({ pmid: pmid(5), entered: "2020-01-01" })], TUESDAY);
        if (seen.length === 251) await store.markDeleted([pmid(600)], TUESDAY);
        if (seen.length === 252) await store.saveStudies([incoming({ pmid: pmid(700), entered: "1990-01-01" })], TUESDAY);
      }
      for await (const record of store.streamRaw()) {
        raws.push(record.pmid);
        if (raws.length === 300) await store.saveStudies([incoming({ pmid: pmid(6), doi: "10.1/x" })], WEDNESDAY);
      }

      expect(new Set(seen).size).toBe(seen.length);
      const unchanged = batch.map(({ study }) => study.pmid).filter((each) => each !== "5" && each !== "600");
      expect(new Set(seen)).toEqual(new Set([...unchanged, "5"]));
      expect(new Set(raws).size).toBe(651);
      expect(raws).toHaveLength(651);
    });

    test("several are found at once in the order asked, without unknown and deleted ones", async () => {
      const store = await makeStore();
      await store.saveStudies(
        [1, 2, 3].map((number) => incoming({ pmid: toPmid(String(number)) })),
        "2026-11-23T04:17:00.000Z",
      );
      await store.markDeleted([toPmid("2")], "2026-11-24T04:17:00.000Z");
      const found = await store.findStudies(["3", "9", "2", "1"].map(toPmid));
      expect(found.map(({ study }) => study.pmid)).toEqual(["3", "1"]);
      expect(await store.findStudies([])).toEqual([]);
    });
  });
}
