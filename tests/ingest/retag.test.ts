import { describe, expect, onTestFinished, test } from "vitest";
import { retag } from "../../src/ingest/retag.ts";
import { tagger, vocabularyVersion } from "../../src/ingest/tagging.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Store } from "../../src/store/ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { incoming } from "../support/study-factory.ts";

const MONDAY = "2026-11-23T04:17:00.000Z";
const now = () => new Date("2026-11-24T04:17:00.000Z");
const quietly = { now, report: () => undefined };

function openStore(): Store {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  onTestFinished(() => store.close());
  return store;
}

function trial(number: number) {
  return incoming({
    pmid: toPmid(String(number)),
    title: ["Ketamine for depression: a randomised controlled trial."],
    abstract: [{ text: ["Sixty adults were randomised to ketamine 0.5 mg/kg or midazolam."] }],
  });
}

async function designsOf(store: Store, pmid: string) {
  const stored = await store.findStudy(toPmid(pmid));
  return stored?.tags.filter(({ facet }) => facet === "design").map(({ value }) => value);
}

describe("retag", () => {
  test("tags what was stored untagged, and then has nothing left to do", async () => {
    const store = openStore();
    await store.saveStudies([trial(1), trial(2)], MONDAY);
    const needs = { ...quietly, store, tag: tagger("v1") };
    const signal = new AbortController().signal;
    expect(await retag({ unlessBy: "v1", signal }, needs)).toEqual({ read: 2, different: 2 });
    expect(await designsOf(store, "2")).toEqual(["rct"]);
    expect(await retag({ unlessBy: "v1", signal }, needs)).toEqual({ read: 0, different: 0 });
    expect(await retag({ signal }, needs)).toEqual({ read: 2, different: 0 });
  });

  test("an interrupted run goes on where it ended", async () => {
    const store = openStore();
    await store.saveStudies(
      Array.from({ length: 250 }, (_, index) => trial(index + 1)),
      MONDAY,
    );
    const stop = new AbortController();
    const tag = tagger("v1");
    let tagged = 0;
    const needs = {
      ...quietly,
      store,
      tag: (study: Parameters<typeof tag>[0]) => {
        tagged += 1;
        if (tagged === 150) stop.abort();
        return tag(study);
      },
    };
    await expect(retag({ unlessBy: "v1", signal: stop.signal }, needs)).rejects.toThrow(/stopped before all was done/);
    expect(await store.countToRetag("v1")).toBe(150);
    expect((await retag({ unlessBy: "v1", signal: new AbortController().signal }, needs)).read).toBe(150);
    expect(await store.countToRetag("v1")).toBe(0);
  });

  test("a study that a sync changed meanwhile keeps the tags the sync gave it", async () => {
    const store = openStore();
    await store.saveStudies([trial(1)], MONDAY);
    const tag = tagger("v1");
    const [read] = [await store.findStudy(toPmid("1"))];
    const changed = incoming({ pmid: toPmid("1"), title: ["Ketamine in rats."], revised: "2026-01-01" });
    await store.saveStudies([{ ...changed, tagging: tag(changed.study) }], "2026-11-23T05:00:00.000Z");
    const late = { pmid: toPmid("1"), changedAt: MONDAY, tagging: tag(read?.study ?? changed.study) };
    expect(await store.saveTagging([late], "2026-11-23T05:00:01.000Z")).toEqual([]);
    expect(await designsOf(store, "1")).not.toContain("rct");
  });

  test("the history says which tags came and went, and the list of PubMed's changes does not", async () => {
    const store = openStore();
    await store.saveStudies([{ ...trial(1), tagging: { ...tagger("v1")(trial(1).study), tags: [] } }], MONDAY);
    await retag({ unlessBy: "v2", signal: new AbortController().signal }, { ...quietly, store, tag: tagger("v2") });
    const [latest] = await store.listRevisions(toPmid("1"));
    expect(latest).toMatchObject({ kind: "retagged", changes: [{ field: "tags" }] });
    expect(latest?.changes[0]?.to).toContain("design:rct");
    expect(await store.listChanges({ limit: 10 })).toEqual([]);
  });
});

test("the version of the vocabulary is the same until a source of the tagger changes", () => {
  expect(vocabularyVersion()).toMatch(/^[0-9a-f]{12}$/);
  expect(vocabularyVersion()).toBe(vocabularyVersion());
  expect(vocabularyVersion([new URL("../../src/domain/", import.meta.url)])).not.toBe(vocabularyVersion());
});

test("a record whose MeSH arrives is tagged anew, and its revision says so", async () => {
  const store = openStore();
  const tag = tagger("v1");
  const before = incoming({ pmid: toPmid("7"), title: ["Ketamine and mood."], revised: "2026-01-01" });
  const after = incoming({
    ...before.study,
    revised: "2026-02-01",
    publicationTypes: [{ name: "Randomized Controlled Trial" }],
    mesh: [{ descriptor: "Humans", major: false, qualifiers: [] }],
  });
  await store.saveStudies([{ ...before, tagging: tag(before.study) }], MONDAY);
  await store.saveStudies([{ ...after, tagging: tag(after.study) }], "2026-11-24T04:17:00.000Z");
  const [latest] = await store.listRevisions(toPmid("7"));
  expect(latest?.kind).toBe("changed");
  expect(latest?.changes.map(({ field }) => field)).toEqual(["mesh", "publicationTypes", "tags"]);
  expect(await designsOf(store, "7")).toEqual(["rct"]);
});
