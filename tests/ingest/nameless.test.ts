import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { importFiles } from "../../src/ingest/import-files.ts";
import { reparse } from "../../src/ingest/reparse.ts";
import { readRecord } from "../../src/ingest/parse-records.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { baseNeeds, impatientClient } from "./impatient.ts";
import { inventedRecord, inventedRecords } from "./invented-record.ts";
import { type Lab, openLab } from "./lab.ts";

/** The record as it stands where its first bytes were lost: nobody can say whose it is. */
const nameless = (pmid: number) => inventedRecord({ pmid }).replace(/<PMID[^>]*>\d+<\/PMID>/, "<PMID></PMID>");

/** The real client over a line that loses record 2's own number as long as `broken` says so. */
function badLine(lab: Lab, broken: () => boolean) {
  const client = impatientClient(lab.eutils.url, lab.store);
  onTestFinished(() => client.close());
  return {
    ...client,
    async *fetch(...request: Parameters<typeof client.fetch>) {
      for await (const text of client.fetch(...request)) {
        yield broken() ? text.replace(/(<MedlineCitation\b[^>]*>\s*<PMID[^>]*>)2(<\/PMID>)/, "$1$2") : text;
      }
    },
  };
}

test("a record whose PMID cannot be read is told of with those it may be, and no longer once they have arrived", async () => {
  const lab = await openLab({ records: inventedRecords(3) });
  let broken = true;
  const eutils = badLine(lab, () => broken);
  const red = await lab.sync({}, { eutils });
  expect(red).toMatchObject({ state: "incomplete", new: 2, missing: ["2"], quarantined: [{}] });
  expect(await lab.store.listQuarantined()).toMatchObject([{ source: "PubMed", owed: ["2"] }]);

  // A day on which it is still broken: still red, still one.
  lab.laterBy(1);
  expect(await lab.sync({}, { eutils })).toMatchObject({ state: "incomplete", missing: ["2"] });
  expect(await lab.store.listQuarantined()).toHaveLength(1);

  broken = false;
  lab.laterBy(1);
  expect(await lab.sync({}, { eutils })).toMatchObject({ state: "complete", missing: [], quarantined: [] });
  expect(await lab.store.listQuarantined()).toEqual([]);
  expect(await lab.store.countStudies()).toMatchObject({ total: 3 });
});

test("a record that arrives whole when it is asked for again, within the same run, leaves no trace", async () => {
  const lab = await openLab({ records: inventedRecords(3) });
  let requests = 0;
  const eutils = badLine(lab, () => (requests += 1) === 1);
  expect(await lab.sync({}, { eutils })).toMatchObject({ state: "complete", new: 3, quarantined: [] });
  expect(await lab.store.listQuarantined()).toEqual([]);
});

test("one in a file is kept until that file is imported without it, whatever syncs and other files say", async () => {
  const lab = await openLab({ records: inventedRecords(9) });
  const folder = temporaryFolder();
  const load = async (name: string, ...records: readonly string[]) => {
    writeFileSync(join(folder, name), `<PubmedArticleSet>${records.join("\n")}</PubmedArticleSet>`);
    lab.laterBy(1);
    return importFiles([join(folder, name)], {}, baseNeeds(lab.store, lab.now));
  };
  expect(await load("a.xml", inventedRecord({ pmid: 7 }), nameless(8))).toMatchObject({ state: "incomplete", new: 1 });
  expect(await load("b.xml", inventedRecord({ pmid: 9 }))).toMatchObject({ state: "complete" });
  expect(await lab.sync()).toMatchObject({ state: "complete" });
  expect(await lab.store.listQuarantined()).toMatchObject([{ source: "a.xml" }]);

  expect(await load("a.xml", inventedRecord({ pmid: 7 }), nameless(8))).toMatchObject({ state: "incomplete" });
  expect(await lab.store.listQuarantined()).toHaveLength(1);
  expect(await load("a.xml", inventedRecord({ pmid: 7 }), inventedRecord({ pmid: 8 }))).toMatchObject({ state: "complete" });
  expect(await lab.store.listQuarantined()).toEqual([]);
});

test("a parser that can read it frees it; one that cannot keeps where it came from", async () => {
  const lab = await openLab();
  const raw = nameless(8);
  await lab.store.quarantine({ reason: "No PMID.", raw, source: "a.xml", owed: [], at: lab.now().toISOString() });
  await reparse({}, baseNeeds(lab.store, lab.now));
  expect(await lab.store.listQuarantined()).toMatchObject([{ source: "a.xml" }]);
  const better = (raws: readonly string[]) => Promise.resolve(raws.map(() => readRecord(inventedRecord({ pmid: 8 }))));
  await reparse({}, { ...baseNeeds(lab.store, lab.now), parse: better });
  expect(await lab.store.listQuarantined()).toEqual([]);
  expect(await lab.store.countStudies()).toMatchObject({ total: 1 });
});
