import { expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { loadLandmarks } from "../../src/ingest/landmarks.ts";
import { inventedRecord, inventedRecords } from "./invented-record.ts";
import { type Lab, openLab } from "./lab.ts";

const pmid = (number: number) => toPmid(String(number));

async function dayOnDay(lab: Lab, days: number) {
  const receipts = [];
  for (let day = 0; day < days; day++) {
    lab.laterBy(1);
    receipts.push(await lab.sync());
  }
  return receipts;
}

test("the first sync brings in everything ever and leaves a green receipt", async () => {
  const lab = await openLab({ records: inventedRecords(450) });
  const receipt = await lab.sync();
  expect(receipt).toMatchObject({ state: "complete", count: 450, ids: 450, fetched: 450, new: 450, changed: 0, unchanged: 0 });
  expect(receipt).toMatchObject({ missing: [], deleted: [], quarantined: [], retries: 0, window: { from: "1800-01-01" } });
  expect(receipt.error).toBeUndefined();
  expect(receipt.requests).toBe(lab.eutils.log.length);
  expect(await lab.store.countStudies()).toMatchObject({ total: 450 });
  expect((await lab.store.lastCompleteRun("sync"))?.receipt).toEqual(receipt);
});

test("how PubMed understood the query is told without the dates of the window", async () => {
  const lab = await openLab({ records: inventedRecords(3) });
  const receipt = await lab.sync({ query: "ketamine[tiab]" });
  expect(receipt).toMatchObject({ count: 3 });
  expect(receipt.translation).toMatch(/ketamine/i);
  expect(receipt.translation).not.toMatch(/\d{4}\/\d\d/);
});

test("a later sync asks only for thirty days before the last one", async () => {
  const lab = await openLab({ records: inventedRecords(300) });
  await lab.sync();
  lab.laterBy(1);
  const today = lab.now().toISOString().slice(0, 10);
  lab.eutils.addRecord(inventedRecord({ pmid: 9001, entered: today }));
  const receipt = await lab.sync();
  expect(receipt).toMatchObject({ state: "complete", count: 1, new: 1 });
  expect(Date.parse(receipt.window.to) - Date.parse(receipt.window.from)).toBe(31 * 86_400_000);
});

test("a record PubMed revised is stored anew, with the fields that changed", async () => {
  const lab = await openLab({ records: [inventedRecord({ pmid: 1, revised: "2024-04-01" })] });
  await lab.sync();
  lab.laterBy(40);
  const today = lab.now().toISOString().slice(0, 10);
  lab.eutils.addRecord(inventedRecord({ pmid: 1, title: "A better title.", revised: today }));
  expect(await lab.sync()).toMatchObject({ state: "complete", count: 0, new: 0, changed: 1 });
  const [latest] = await lab.store.listRevisions(pmid(1));
  expect(latest).toMatchObject({ kind: "changed" });
  expect(latest?.changes.map(({ field }) => field)).toEqual(["title"]);
});

test("an unchanged record is marked as seen and not written again", async () => {
  const lab = await openLab({ records: inventedRecords(20) });
  await lab.sync();
  const reads: string[] = [];
  const receipt = await lab.sync(
    { full: true },
    { parse: (raws) => Promise.resolve(raws.map((raw) => ({ reason: (reads.push(raw), "parsed") }))) },
  );
  expect(receipt).toMatchObject({ state: "complete", unchanged: 20, new: 0, changed: 0 });
  expect(reads).toEqual([]);
  expect(await lab.store.listRevisions(pmid(1))).toHaveLength(1);
});

test("every stored record is asked for again within thirty days, whatever changes", async () => {
  const lab = await openLab({ records: inventedRecords(100) });
  await lab.sync();
  const start = lab.now().toISOString();
  for (const receipt of await dayOnDay(lab, 26)) expect(receipt).toMatchObject({ state: "complete" });
  expect(await lab.store.listStale({ before: start, limit: 10 })).toEqual([]);
  const daily = lab.eutils.log.filter(({ utility }) => utility === "efetch").length;
  expect(daily).toBeLessThan(40);
});

test("a record PubMed does not return is missing, and deleted after three later sweeps and a search that does not know it", async () => {
  const lab = await openLab({ records: inventedRecords(5) });
  await lab.sync();
  lab.eutils.deleteRecord("3");
  const receipts = await dayOnDay(lab, 9);
  const red = receipts.filter(({ state }) => state === "incomplete");
  expect(red.map(({ missing }) => missing)).toEqual([["3"], ["3"], ["3"]]);
  expect(receipts.flatMap(({ deleted }) => deleted)).toEqual(["3"]);
  expect(receipts.at(-1)).toMatchObject({ state: "complete", missing: [] });
  expect((await lab.store.findStudy(pmid(3)))?.deletedAt).toBeDefined();
  expect(await lab.store.countStudies()).toMatchObject({ total: 4, deleted: 1 });

  lab.eutils.addRecord(inventedRecord({ pmid: 3, entered: lab.now().toISOString().slice(0, 10), title: "Back again." }));
  expect(await lab.sync()).toMatchObject({ state: "complete" });
  expect((await lab.store.findStudy(pmid(3)))?.deletedAt).toBeUndefined();
  expect((await lab.store.listRevisions(pmid(3))).map(({ kind }) => kind)).toContain("restored");
});

test("a landmark is filled in by the first sync, found by the query or not", async () => {
  const landmark = {
    pmid: "77",
    title: "A landmark.",
    authors: ["Zarate CA Jr"],
    authorsComplete: false,
    journal: "J",
    year: 2006,
    because: "It was.",
  };
  const lab = await openLab({ records: [...inventedRecords(2), inventedRecord({ pmid: 77 })], landmarks: [landmark] });
  expect(await loadLandmarks({ landmarks: [landmark], store: lab.store, now: lab.now })).toBe(1);
  expect(await loadLandmarks({ landmarks: [landmark], store: lab.store, now: lab.now })).toBe(0);
  const receipt = await lab.sync({ query: "1[uid] OR 2[uid]" });
  expect(receipt).toMatchObject({ state: "complete", count: 2, new: 3 });
  expect(receipt.warnings).toEqual([expect.stringContaining("does not find 1 landmark study: PMID 77")]);
  expect((await lab.store.findStudy(pmid(77)))?.origin).toBe("pubmed");
});

test("a record left out of a batch is asked for again and is not missing", async () => {
  const lab = await openLab({ records: inventedRecords(60), faults: { script: [{ kind: "missing-pmids", times: 1 }] } });
  expect(await lab.sync()).toMatchObject({ state: "complete", new: 60, missing: [] });
});

test("a broken record is kept aside with its bytes, the others are stored, and the receipt is red until it arrives whole", async () => {
  const broken = inventedRecord({ pmid: 2 }).replace("<ArticleTitle>", "<ArticleTitle><nowhere>");
  const lab = await openLab({ records: [...inventedRecords(1), broken, ...inventedRecords(1, 3)] });
  const red = await lab.sync();
  expect(red).toMatchObject({ state: "incomplete", count: 3, new: 2, quarantined: [{ pmid: "2" }] });
  expect(red.error).toContain("PMID 2");
  expect((await lab.store.listQuarantined())[0]?.raw).toBe(broken);
  lab.laterBy(90);
  expect(await lab.sync()).toMatchObject({ state: "incomplete", quarantined: [{ pmid: "2" }] });
  lab.eutils.addRecord(inventedRecord({ pmid: 2 }));
  expect(await lab.sync()).toMatchObject({ state: "complete", quarantined: [] });
  expect(await lab.store.countStudies()).toMatchObject({ total: 3 });
});

test("a record that arrived broken and that PubMed then withdrew is owed no longer", async () => {
  const broken = inventedRecord({ pmid: 2 }).replace("<ArticleTitle>", "<ArticleTitle><nowhere>");
  const lab = await openLab({ records: [...inventedRecords(1), broken] });
  expect(await lab.sync()).toMatchObject({ state: "incomplete" });
  lab.eutils.deleteRecord("2");
  expect((await dayOnDay(lab, 5)).at(-1)).toMatchObject({ state: "complete", quarantined: [], missing: [] });
});

test("PubMed out of reach makes a red receipt of one sentence, keeps what is stored, and moves no watermark", async () => {
  const lab = await openLab({ records: inventedRecords(10) });
  await lab.eutils.close();
  const receipt = await lab.sync();
  expect(receipt.state).toBe("incomplete");
  expect(receipt.error).toMatch(/^PubMed .*\.$/);
  expect(await lab.store.findWatermark("crdt", "all[sb]")).toBeUndefined();
});

test("a run that is stopped says so within two seconds and the next one finishes it", async () => {
  const lab = await openLab({
    records: inventedRecords(900),
    faults: { script: [{ kind: "hang", times: 1, utility: "efetch" }] },
  });
  const stop = new AbortController();
  setTimeout(() => {
    stop.abort();
  }, 200);
  const began = performance.now();
  const receipt = await lab.sync({ signal: stop.signal });
  expect(performance.now() - began).toBeLessThan(2000);
  expect(receipt).toMatchObject({ state: "incomplete", error: "The run was stopped before it was finished." });
  expect(await lab.sync()).toMatchObject({ state: "complete" });
  expect(await lab.store.countStudies()).toMatchObject({ total: 900 });
});

test("progress tells phase, records done and in all, rate and time left", async () => {
  const lab = await openLab({ records: inventedRecords(500) });
  const seen: { phase: string; done: number; total: number; recordsPerSecond?: number }[] = [];
  await lab.sync({}, { report: (progress) => seen.push(progress) });
  const last = seen.filter(({ phase }) => phase === "New records").at(-1);
  expect(last).toMatchObject({ done: 500, total: 500 });
  expect(last?.recordsPerSecond).toBeGreaterThan(0);
  expect((await lab.store.listRuns(1))[0]?.progress).toBeDefined();
});

test("a clock that ran ahead once does not put later windows into the future", async () => {
  const lab = await openLab({ records: inventedRecords(2) });
  lab.laterBy(400);
  await lab.sync();
  lab.laterBy(-400);
  lab.eutils.addRecord(inventedRecord({ pmid: 3, entered: lab.now().toISOString().slice(0, 10) }));
  expect(await lab.sync()).toMatchObject({ state: "complete", new: 1 });

  // Nor does it end the slow round of all that is stored: long after its entry the record is asked for again.
  await dayOnDay(lab, 60);
  const checked = Date.parse((await lab.store.findStudy(pmid(3)))?.checkedAt ?? "");
  expect((lab.now().getTime() - checked) / 86_400_000).toBeLessThan(28);
});
