import { expect, onTestFinished, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { askRecords } from "../../src/ingest/ask-records.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { type Answer, records, says, scriptedEutils } from "../support/scripted-eutils.ts";
import { impatientClient } from "./impatient.ts";

async function ask(pmids: readonly string[], ...script: [Answer, ...Answer[]]) {
  const server = await scriptedEutils(...script);
  const store = openSqliteStore({ url: "sqlite::memory:" });
  const eutils = impatientClient(server.baseUrl, store);
  onTestFinished(async () => {
    await eutils.close();
    await server.close();
    await store.close();
  });
  const answer = await askRecords(pmids.map(toPmid), { eutils }, new AbortController().signal);
  return { answer, asked: server.seen.map(({ form }) => form.get("id")) };
}

const nothing = says(200, records());

test("what a reply leaves out is asked for together, then alone, before it is missing", async () => {
  const { answer, asked } = await ask(
    ["1", "2", "3", "4"],
    says(200, records("1")),
    says(200, records("3")),
    says(200, records("2")),
    nothing,
  );
  expect(asked).toEqual(["1,2,3,4", "2,3,4", "2", "4"]);
  expect(answer.records.map(({ pmid }) => pmid)).toEqual(["1", "3", "2"]);
  expect(answer.missing).toEqual(["4"]);
});

test("another record in the place of one that was asked for alone has replaced it", async () => {
  const { answer } = await ask(["1", "2"], says(200, records("2", "8")), says(200, records("9")));
  expect(answer.merged).toEqual([{ from: "1", to: "9" }]);
  expect(answer.records.map(({ pmid }) => pmid)).toEqual(["2", "9"]);
  expect(answer.missing).toEqual([]);
});

test("a DeleteCitation in a reply is passed on", async () => {
  const withdrawn = records("1").replace(
    "</PubmedArticleSet>",
    "<DeleteCitation><PMID>7</PMID></DeleteCitation></PubmedArticleSet>",
  );
  const { answer } = await ask(["1"], says(200, withdrawn));
  expect(answer.withdrawn).toEqual(["7"]);
});
