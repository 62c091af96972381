import { expect, test } from "vitest";

import { faultOfError, faultOfMessage, faultOfStatus, obeyingRetryAfter, retryAfterMs } from "../../src/pubmed/failure.ts";
import { readFetchReply } from "../../src/pubmed/fetch-reply.ts";
import { readSearchReply } from "../../src/pubmed/search-reply.ts";
import { records } from "../support/scripted-eutils.ts";

const NOW = Date.parse("2026-11-23T04:17:00Z");

test.each([
  [429, '{"error":"API rate limit exceeded","count":"5","limit":"3"}', "retry"],
  [500, "<head> <title>NCBI - WWW Error 500 Diagnostic</title>", "retry"],
  [502, "", "retry"],
  [503, "busy", "retry"],
  [400, "<!DOCTYPE html><html><title>502 Bad Gateway</title>", "retry"],
  [400, "<eFetchResult><ERROR>ID list is empty! Possibly it has no correct IDs.</ERROR></eFetchResult>", "refused"],
  [400, '{"error":"API key invalid","api-key":"x","type":"invalid","status":"unknown"}', "refused"],
  [414, "URI too long", "refused"],
  [301, "", "refused"],
  [404, "no such page", "refused"],
] as const)("status %d with %j is a case to %s", (status, body, kind) => {
  expect(faultOfStatus({ status, body })?.kind).toBe(kind);
});

test("a refusal repeats PubMed's own words", () => {
  const body = "<eFetchResult>\n\t<ERROR>Cannot retrieve history data:\n OUT OF RANGE.</ERROR></eFetchResult>";
  expect(faultOfStatus({ status: 400, body })).toEqual({
    kind: "refused",
    reason: "refused (400): Cannot retrieve history data: OUT OF RANGE.",
  });
  expect(faultOfStatus({ status: 400, body: "ID+list+is+empty!" })).toMatchObject({ reason: "refused (400): ID list is empty!" });
});

test.each([
  ["2", 2000],
  ["Mon, 23 Nov 2026 04:17:30 GMT", 30_000],
  ["Mon, 23 Nov 2026 04:00:00 GMT", 0],
  ["soon", undefined],
])("Retry-After %j means %s ms", (header, expected) => {
  expect(retryAfterMs(header, NOW)).toBe(expected);
});

test("Retry-After is obeyed even with the rate limit hidden in a 200", () => {
  const reply = { status: 200, body: '{"error":"API rate limit exceeded"}', retryAfter: "2" };
  expect(obeyingRetryAfter(readFetchReply(reply.body), reply, NOW)).toMatchObject({ kind: "retry", afterMs: 2000 });
});

test.each([
  ["ENOTFOUND", "unreachable"],
  ["ECONNREFUSED", "unreachable"],
  ["UND_ERR_CONNECT_TIMEOUT", "unreachable"],
  ["ECONNRESET", "retry"],
  ["UND_ERR_BODY_TIMEOUT", "retry"],
  ["Z_BUF_ERROR", "retry"],
  ["REPLY_TOO_LARGE", "refused"],
])("the error %s is %s", (code, kind) => {
  expect(faultOfError(Object.assign(new Error("wire"), { code }))?.kind).toBe(kind);
  expect(faultOfError(new TypeError("outer", { cause: Object.assign(new Error("wire"), { code }) }))?.kind).toBe(kind);
});

test("a bug of ours is never mistaken for a fault of PubMed", () => {
  expect(faultOfError(new TypeError("x is not a function"))).toBeUndefined();
});

test.each([
  ["Search Backend failed: Database is not supported: pubmed", "retry"],
  ["Invalid db name specified: nonsense_db", "refused"],
  ["Search Backend failed: Exception:\n'retstart' cannot be larger than 9998.", "refused"],
  ["Empty term and query_key - nothing todo", "refused"],
])("the ERROR %j is a case to %s", (message, kind) => {
  expect(faultOfMessage(message).kind).toBe(kind);
});

test.each([
  ["an empty body", "", "empty"],
  ["an HTML page", "<!DOCTYPE html><html></html>", "HTML"],
  ["an HTML page behind an XML declaration", '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>', "HTML"],
  ["a prolog and nothing else", records().split("<PubmedArticleSet>")[0] ?? "", "no records"],
  ["a reply cut inside a record", records("1", "2").slice(0, -60), "breaks off"],
  [
    "a reply cut between two records",
    records("1", "2").split('<PubmedArticle><MedlineCitation><PMID Version="1">2')[0] ?? "",
    "breaks off",
  ],
  ["ERROR in good XML", "<eFetchResult><ERROR>Search Backend failed</ERROR></eFetchResult>", "reported an error"],
  ["a rate limit with 200", '{"error":"API rate limit exceeded","count":"5"}', "too often"],
  ["plain text", "id: 32816848 Error occurred", "not PubMed's XML"],
])("%s is never taken for records", (_what, body, reason) => {
  expect(readFetchReply(body)).toMatchObject({ kind: "retry", reason: expect.stringContaining(reason) as string });
});

test.each([records("1"), records(), "<PubmedArticleSet/>", `<?xml version="1.0"?>${records("1").split("\n").at(-2) ?? ""}  \n`])(
  "%j is records",
  (body) => {
    expect(readFetchReply(body)).toEqual({ kind: "done", value: body });
  },
);

const reply = (fields: object) => JSON.stringify({ esearchresult: fields });

test.each([
  ["a count without ids", reply({ count: "3", idlist: [] }), "retry"],
  ["fewer ids than announced", reply({ count: "3", idlist: ["1", "2"] }), "retry"],
  ["one id twice", reply({ count: "2", idlist: ["1", "1"] }), "retry"],
  ["ids that are not PMIDs", reply({ count: "1", idlist: ["PMC12"] }), "retry"],
  ["no count", reply({ idlist: [] }), "retry"],
  ["broken JSON", '{"esearchresult":{"count":"3","idlist":["1","2"', "retry"],
  ["an ERROR in good JSON", reply({ ERROR: "Search Backend failed: try again" }), "retry"],
  [
    "past 9,999, with its raw line feed",
    '{"esearchresult":{"ERROR":"Search Backend failed: Exception:\n\'retstart\' cannot be larger than 9998."}}',
    "refused",
  ],
])("%s is never taken for a search result", (_what, body, kind) => {
  expect(readSearchReply(body, 9_999).kind).toBe(kind);
});

test("a search result keeps PubMed's translation and every warning", () => {
  const body = reply({
    count: "0",
    idlist: [],
    querytranslation: "ketamin[tiab]",
    errorlist: { phrasesnotfound: ["PCN-9999"], fieldsnotfound: [] },
    warninglist: { phrasesignored: [], quotedphrasesnotfound: ['"long term ketamine"'], outputmessages: ["No items found."] },
  });
  expect(readSearchReply(body, 9_999)).toEqual({
    kind: "done",
    value: {
      count: 0,
      ids: [],
      translation: "ketamin[tiab]",
      warnings: ["Phrase not found: PCN-9999", 'Quoted phrase not found: "long term ketamine"', "PubMed says: No items found."],
    },
  });
});
