import { expect, onTestFinished, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { fetchRecords } from "../../src/ingest/fetch-records.ts";
import { proveWhole } from "../../src/ingest/prove-whole.ts";
import type { Round } from "../../src/ingest/round.ts";
import { recordRun } from "../../src/ingest/run.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { type Answer, foundIds, says, scriptedEutils } from "../support/scripted-eutils.ts";
import { baseNeeds, impatientClient } from "./impatient.ts";
import { inventedRecord } from "./invented-record.ts";

const query = "ketamine";

/** A round against a server that says what it is told to say. */
async function openRound(...script: [Answer, ...Answer[]]) {
  const server = await scriptedEutils(...script);
  const store = openSqliteStore({ url: "sqlite::memory:" });
  const eutils = impatientClient(server.baseUrl, store);
  onTestFinished(async () => {
    await eutils.close();
    await server.close();
    await store.close();
  });
  const needs = { ...baseNeeds(store, () => new Date()), eutils };
  const go = (work: (round: Round) => Promise<void>) =>
    recordRun({ kind: "sync", query }, {}, needs, (run) =>
      work({ run, query, today: "2026-11-23", asked: new Set(), misses: new Map() }),
    );
  return { store, needs, go };
}

const set = (...records: string[]) => says(200, `<?xml version="1.0" ?><PubmedArticleSet>${records.join("")}</PubmedArticleSet>`);

test("a record that PubMed merged into another one moves there", async () => {
  const { store, needs, go } = await openRound(set(inventedRecord({ pmid: 1 })), set(inventedRecord({ pmid: 9 })));
  await go((round) => fetchRecords([toPmid("1")], round, needs));
  expect(await go((round) => fetchRecords([toPmid("1")], round, needs))).toMatchObject({
    state: "complete",
    new: 1,
    deleted: ["1"],
  });
  expect(await store.findReplacement(toPmid("1"))).toBe("9");
  expect((await store.findStudy(toPmid("1")))?.deletedAt).toBeDefined();
  expect((await store.findStudy(toPmid("9")))?.study.pmid).toBe("9");
});

test("a DeleteCitation in a reply deletes, and nothing is asked for twice in one run", async () => {
  const { store, needs, go } = await openRound(
    set(inventedRecord({ pmid: 1 }), inventedRecord({ pmid: 2 })),
    set(inventedRecord({ pmid: 1 }), "<DeleteCitation><PMID>2</PMID></DeleteCitation>"),
  );
  const pmids = ["1", "2"].map(toPmid);
  await go((round) => fetchRecords(pmids, round, needs));
  const receipt = await go(async (round) => {
    await fetchRecords(pmids.slice(0, 1), round, needs);
    await fetchRecords(pmids.slice(0, 1), round, needs);
  });
  expect(receipt).toMatchObject({ fetched: 1, unchanged: 1, deleted: ["2"] });
  expect(await store.countStudies()).toMatchObject({ total: 1, deleted: 1 });
});

test("a query that finds more without dates than with them makes the run red", async () => {
  const { needs, go } = await openRound(foundIds([], 10), foundIds([], 8), foundIds([], 10), foundIds([], 8));
  const receipt = await go((round) => proveWhole(round, needs));
  expect(receipt).toMatchObject({ state: "incomplete" });
  expect(receipt.error).toMatch(/^PubMed finds 10 records for the query, but 8 by entry date/);
});

test("a count that moved while the run was under way is told and does not make it red", async () => {
  const { needs, go } = await openRound(foundIds([], 10), foundIds([], 9), foundIds([], 10));
  expect(await go((round) => proveWhole(round, needs))).toMatchObject({
    state: "complete",
    warnings: ["PubMed's count moved by 10 during this run; the next run covers these days again."],
  });
});
