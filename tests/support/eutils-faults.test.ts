import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FAULT_KINDS, type FaultKind } from "./eutils/faults.ts";
import { maxRequestsInAnySecond } from "./eutils/request-log.ts";
import { startEutils, type EutilsServer } from "./eutils/start-eutils.ts";
import { inventedStudies } from "./invented-studies/invented-studies.ts";

let pubmed: EutilsServer;
beforeAll(async () => {
  pubmed = await startEutils({
    records: inventedStudies({ count: 100, seed: 5, today: "2026-11-23" }),
    rate: { perSecond: 1e6 },
  });
});
beforeEach(() => {
  pubmed.setFaults({});
});
afterAll(() => pubmed.close());

const IDS = Array.from({ length: 40 }, (_, index) => String(99_000_001 + index)).join(",");
const SEARCH = "esearch.fcgi?db=pubmed&term=ketamine&retmode=json";
const FETCH = `efetch.fcgi?db=pubmed&retmode=xml&id=${IDS}`;

type Seen = { status: number; body: string } | { failed: string };

/** What a client sees, or how it failed within its patience. */
async function see(path: string, patienceMs = 10_000): Promise<Seen> {
  try {
    const answer = await fetch(pubmed.url + path, { signal: AbortSignal.timeout(patienceMs) });
    return { status: answer.status, body: await answer.text() };
  } catch (error) {
    return { failed: error instanceof Error ? error.name : "unknown" };
  }
}

const once = (kind: FaultKind, utility?: string): void => {
  pubmed.setFaults({ script: [{ kind, times: 1, ...(utility !== undefined && { utility }) }], delayMs: 100 });
};

describe("a scripted fault befalls the next request and no other", () => {
  test.each<[FaultKind, string, number, RegExp]>([
    ["rate-limit-429", SEARCH, 429, /"error":"API rate limit exceeded"/],
    ["rate-limit-200", SEARCH, 200, /"error":"API rate limit exceeded"/],
    ["server-error-500", SEARCH, 500, /WWW Error 500 Diagnostic/],
    ["bad-gateway-400", FETCH, 400, /502 Bad Gateway/],
    ["html-200", FETCH, 200, /<html/],
    ["error-in-200", FETCH, 200, /<ERROR>/],
    ["error-in-200", SEARCH, 200, /"ERROR"/],
    ["prolog-only", FETCH, 200, /^<\?xml[^>]*>\s*<!DOCTYPE[^>]*>\s*$/],
    ["truncated", FETCH, 200, /^<\?xml(?![\s\S]*<\/PubmedArticleSet>)/],
    ["count-without-ids", SEARCH, 200, /"count":"[1-9]\d*".*"idlist":\[\]/],
    ["slow", SEARCH, 200, /"idlist":\["9/],
  ])("%s on %s", async (kind, path, status, body) => {
    once(kind);
    const bad = await see(path);
    expect(bad).toMatchObject({ status });
    expect("body" in bad ? bad.body : "").toMatch(body);
    const good = await see(path);
    expect(good).toMatchObject({ status: 200 });
    expect("body" in good ? good.body : "").toMatch(/<\/PubmedArticleSet>|"idlist":\["9/);
  });

  test.each<FaultKind>(["reset", "truncated-reset", "hang", "hang-after-headers", "stall-mid-body"])(
    "%s leaves the client without an answer",
    async (kind) => {
      once(kind);
      expect(await see(FETCH, 500)).toHaveProperty("failed");
      expect(await see(FETCH)).toMatchObject({ status: 200 });
    },
  );

  test("invalid JSON is not JSON", async () => {
    once("invalid-json");
    const bad = await see(SEARCH);
    expect(() => JSON.parse("body" in bad ? bad.body : "") as unknown).toThrow();
  });

  test("a batch silently lacks some records, which are there when asked for again", async () => {
    once("missing-pmids");
    const count = async (): Promise<number> => {
      const seen = await see(FETCH);
      return "body" in seen
        ? seen.body.split("</PubmedArticle>").length - 1 + (seen.body.split("</PubmedBookArticle>").length - 1)
        : 0;
    };
    expect(await count()).toBe(37);
    expect(await count()).toBe(40);
    once("missing-pmids");
    expect(await count()).toBeGreaterThan(36);
  });

  test("a lost history refuses the fetch", async () => {
    const search = await see(`${SEARCH}&usehistory=y`);
    const webenv = /"webenv":"(.*?)"/.exec("body" in search ? search.body : "")?.[1] ?? "";
    once("history-lost");
    expect(await see(`efetch.fcgi?db=pubmed&retmode=xml&query_key=1&WebEnv=${webenv}`)).toMatchObject({ status: 400 });
  });

  test("a script can wait for one utility", async () => {
    once("server-error-500", "efetch");
    expect(await see(SEARCH)).toMatchObject({ status: 200 });
    expect(await see(FETCH)).toMatchObject({ status: 500 });
  });
});

test("faults by chance come about as often as asked, the same for the same seed, and are logged", async () => {
  const befallen = async (): Promise<(string | undefined)[]> => {
    pubmed.setFaults({ seed: 9, rates: { "server-error-500": 0.1, "html-200": 0.1 } });
    const from = pubmed.log.length;
    for (let request = 0; request < 200; request += 1) await see(SEARCH);
    return pubmed.log.slice(from).map(({ fault }) => fault);
  };
  const first = await befallen();
  expect(first.filter((fault) => fault !== undefined).length).toBeGreaterThan(20);
  expect(first.filter((fault) => fault !== undefined).length).toBeLessThan(60);
  expect(await befallen()).toEqual(first);
});

test("closing ends hanging requests too", async () => {
  const server = await startEutils({ faults: { rates: { hang: 1 } } });
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => undefined);
  socket.write("GET /entrez/eutils/einfo.fcgi HTTP/1.1\r\nHost: x\r\n\r\n");
  await new Promise((resolve) => setTimeout(resolve, 50));
  await server.close();
  await closed;
  expect(FAULT_KINDS).toContain("hang");
});

test("the busiest second is found wherever it begins", () => {
  expect(maxRequestsInAnySecond([])).toBe(0);
  expect(maxRequestsInAnySecond([{ at: 0 }, { at: 400 }, { at: 900 }, { at: 1100 }, { at: 1399 }, { at: 5000 }])).toBe(4);
  expect(maxRequestsInAnySecond([{ at: 0 }, { at: 1000 }, { at: 2000 }])).toBe(1);
});
