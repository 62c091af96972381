import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { importFiles } from "../../src/ingest/import-files.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { baseNeeds } from "./impatient.ts";
import { inventedRecord, inventedRecords } from "./invented-record.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n';
const TAIL = "\n</PubmedArticleSet>\n";

function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), "ketamine-digest-"));
  const store = openSqliteStore({ url: "sqlite::memory:" });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return {
    store,
    file: (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    load: (...files: string[]) =>
      importFiles(
        files,
        {},
        baseNeeds(store, () => new Date()),
      ),
  };
}

test("plain and compressed sets are loaded, and loading them again changes nothing", async () => {
  const { store, file, load } = openFolder();
  const files = [
    file("a.xml", HEAD + inventedRecords(900).join("\n") + TAIL),
    file("b.xml.gz", gzipSync(HEAD + inventedRecords(100, 1001).join("\n") + TAIL)),
  ];
  expect(await load(...files)).toMatchObject({ state: "complete", fetched: 1000, new: 1000 });
  expect(await load(...files)).toMatchObject({ state: "complete", new: 0, changed: 0, unchanged: 1000 });
  expect(await store.countStudies()).toMatchObject({ total: 1000 });
});

test("a file that breaks off is told by name, with what was stored before the break", async () => {
  const { store, file, load } = openFolder();
  const whole = HEAD + inventedRecords(500).join("\n") + TAIL;
  const cut = file("cut.xml", whole.slice(0, whole.lastIndexOf("<PubmedArticle>") + 400));
  const receipt = await load(cut);
  expect(receipt).toMatchObject({ state: "incomplete", new: 499 });
  expect(receipt.error).toMatch(/^cut\.xml: .*Stored from it: 499\.$/);
  expect(await store.countStudies()).toMatchObject({ total: 499 });
});

test.each([
  ["a page.xml", "<!doctype html><title>Not here</title>", /^a page\.xml: This is not PubMed XML/],
  ["empty.xml", "", /^empty\.xml: There is no PubMed XML/],
  ["pretend.xml.gz", "no gzip at all", /^pretend\.xml\.gz: The file is not gzip/],
  [
    "half.xml.gz",
    gzipSync(HEAD + inventedRecords(50).join("") + TAIL).subarray(0, 900),
    /^half\.xml\.gz: The compressed file breaks off/,
  ],
])("%s is refused in one sentence", async (name, content, sentence) => {
  const { file, load } = openFolder();
  const receipt = await load(file(name, content));
  expect(receipt).toMatchObject({ state: "incomplete" });
  expect(receipt.error).toMatch(sentence);
});

test("a file that cannot be opened stops the import before anything is written", async () => {
  const { store, file, load } = openFolder();
  const good = file("good.xml", HEAD + inventedRecords(3).join("") + TAIL);
  await expect(load(good, `${good}.missing.xml`)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("nothing was imported") as string,
  });
  await expect(load(file("table.csv", "a,b"))).rejects.toMatchObject({ code: "invalid" });
  expect(await store.listRuns(5)).toEqual([]);
});

test("a broken record is quarantined and the others are stored", async () => {
  const { store, file, load } = openFolder();
  const broken = inventedRecord({ pmid: 2 }).replace("</Journal>", "");
  const receipt = await load(file("c.xml", HEAD + inventedRecord({ pmid: 1 }) + broken + inventedRecord({ pmid: 3 }) + TAIL));
  expect(receipt).toMatchObject({ state: "incomplete", new: 2, quarantined: [{ pmid: "2" }] });
  expect((await store.listQuarantined()).map(({ raw }) => raw)).toEqual([broken]);
});

test("DeleteCitation withdraws what came before it, and a later record brings it back", async () => {
  const { store, file, load } = openFolder();
  const withdrawn = '<DeleteCitation><PMID Version="1">2</PMID><PMID Version="1">99</PMID></DeleteCitation>';
  expect(await load(file("d.xml", HEAD + inventedRecords(3).join("") + withdrawn + TAIL))).toMatchObject({
    new: 3,
    deleted: ["2"],
  });
  expect((await store.findStudy(toPmid("2")))?.deletedAt).toBeDefined();
  await load(file("e.xml", HEAD + inventedRecord({ pmid: 2, title: "Back again." }) + TAIL));
  expect((await store.findStudy(toPmid("2")))?.deletedAt).toBeUndefined();
});

test("an older file never overwrites a revision", async () => {
  const { store, file, load } = openFolder();
  await load(file("new.xml", HEAD + inventedRecord({ pmid: 1, title: "Revised.", revised: "2025-02-01" }) + TAIL));
  await load(file("old.xml", HEAD + inventedRecord({ pmid: 1, title: "First.", revised: "2024-02-01" }) + TAIL));
  expect((await store.findStudy(toPmid("1")))?.study.title).toEqual(["Revised."]);
});
