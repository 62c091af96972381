import { expect, onTestFinished, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { overrideTags, readOverride, withdrawOverrides } from "../../src/ingest/override-tags.ts";
import { retag } from "../../src/ingest/retag.ts";
import { tagger } from "../../src/ingest/tagging.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { incoming } from "../support/study-factory.ts";

const PMID = toPmid("1");
const now = () => new Date("2026-11-24T04:17:00.000Z");

async function storeWithTrial() {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  onTestFinished(() => store.close());
  const trial = incoming({ title: ["Ketamine for depression: a randomised controlled trial."] });
  await store.saveStudies([{ ...trial, tagging: tagger("v1")(trial.study) }], "2026-11-23T04:17:00.000Z");
  const tags = async (facet: string) =>
    ((await store.findStudy(PMID))?.tags ?? []).filter((tag) => tag.facet === facet).map(({ value }) => value);
  return { store, now, tags };
}

test("a curator's word stands above the tagger's, says so, and survives tagging anew", async () => {
  const lab = await storeWithTrial();
  expect(await lab.tags("design")).toEqual(["rct"]);
  await overrideTags({ pmid: PMID, named: ["-design:rct", "+design:cohort"].map(readOverride), note: "No allotment." }, lab);
  await retag({ signal: new AbortController().signal }, { ...lab, tag: tagger("v2"), report: () => undefined });
  expect(await lab.tags("design")).toEqual(["cohort"]);
  const given = (await lab.store.findStudy(PMID))?.tags.find(({ value }) => value === "cohort");
  expect(given).toMatchObject({ evidence: [], by: { curator: true, note: "No allotment." } });
});

test("another design brings another evidence level, and taking the word back brings the old one", async () => {
  const lab = await storeWithTrial();
  await overrideTags({ pmid: PMID, named: ["-design:rct", "+design:cohort"].map(readOverride), note: "No allotment." }, lab);
  expect(await lab.tags("evidence")).toEqual(["3"]);
  await withdrawOverrides({ pmid: PMID, named: [readOverride("+design:rct")] }, lab);
  expect(await lab.tags("design")).toEqual(["rct", "cohort"]);
  await withdrawOverrides({ pmid: PMID, named: [] }, lab);
  expect([await lab.tags("design"), await lab.tags("evidence")]).toEqual([["rct"], ["2"]]);
  expect((await lab.store.findStudy(PMID))?.overrides).toBeUndefined();
});

test("the history keeps what a curator did", async () => {
  const lab = await storeWithTrial();
  await overrideTags({ pmid: PMID, named: [readOverride("-drug:ketamine")], note: "Only named." }, lab);
  const [latest] = await lab.store.listRevisions(PMID);
  expect(latest).toMatchObject({ kind: "retagged", changes: [{ field: "tags", from: ["drug:ketamine"] }] });
});

test("what curators change, readers' caches learn of", async () => {
  const lab = await storeWithTrial();
  const before = await lab.store.dataVersion();
  await overrideTags({ pmid: PMID, named: [readOverride("+topic:safety")], note: "Harms were counted." }, lab);
  expect(await lab.store.dataVersion()).not.toBe(before);
});

test.each([
  ["+design:wizardry", /“design” has no value “wizardry”/],
  ["-colour:red", /no facet “colour”/],
  ["design:rct", /cannot be read/],
  ["+constructor:name", /no facet “constructor”/],
])("%s is refused with one sentence", (written, sentence) => {
  expect(() => readOverride(written)).toThrow(sentence);
});

test("a study that is not stored is refused, and a word that was never said can't be taken back", async () => {
  const lab = await storeWithTrial();
  const named = [readOverride("+design:cohort")];
  await expect(overrideTags({ pmid: toPmid("2"), named, note: "x" }, lab)).rejects.toThrow(/No study with PMID 2/);
  await expect(withdrawOverrides({ pmid: PMID, named }, lab)).rejects.toThrow(/nothing was changed/);
});
