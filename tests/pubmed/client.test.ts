import { gzipSync } from "node:zlib";

import { afterEach, describe, expect, test } from "vitest";

import { AppError } from "../../src/domain/errors.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import { eutilsClient, type EutilsSettings } from "../../src/pubmed/client.ts";
import { sleep } from "../../src/pubmed/clock.ts";
import { pacer } from "../../src/pubmed/pace.ts";
import { PATIENCE } from "../../src/pubmed/persist.ts";
import { fakeClock, sharedSlots } from "../support/fake-clock.ts";
import { type Answer, foundIds, records, says, scriptedEutils } from "../support/scripted-eutils.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function eutils(script: [Answer, ...Answer[]], settings: Partial<EutilsSettings> = {}) {
  const server = await scriptedEutils(...script);
  const clock = fakeClock();
  const warnings: string[] = [];
  const client = eutilsClient({
    baseUrl: server.baseUrl,
    pace: pacer({ claim: sharedSlots(), clock, gapMs: 400 }),
    clock,
    random: () => 0.5,
    log: { warn: (fields, message) => warnings.push(`${message} ${JSON.stringify(fields)}`) },
    timeouts: { connectMs: 500, headersMs: 300, idleMs: 300, totalMs: 2000 },
    ...settings,
  });
  closing.push(client.close, server.close);
  return { client, server, clock, warnings };
}

async function textOf(pieces: AsyncIterable<string>) {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

const IDS = [toPmid("10686270"), toPmid("16894061")];
const good = says(200, records("10686270", "16894061"));

describe("asking PubMed", () => {
  test("every request says who asks, and asks by POST", async () => {
    const { client, server } = await eutils([foundIds(["1", "2"])], { email: "library@example.org", apiKey: "k-secret" });
    const found = await client.search({ term: "ketamine", window: { field: "crdt", from: "2026-01-01", to: "2026-01-31" } });
    expect(found).toMatchObject({
      count: 2,
      ids: ["1", "2"],
      webEnv: "MCID_x",
      queryKey: "1",
      translation: '"ketamine"[MeSH Terms]',
    });
    expect(server.seen[0]?.path).toBe("/entrez/eutils/esearch.fcgi");
    expect(Object.fromEntries(server.seen[0]?.form ?? [])).toEqual({
      db: "pubmed",
      term: '(ketamine) AND ("2026/01/01"[crdt] : "2026/01/31"[crdt])',
      retmode: "json",
      retmax: "9999",
      usehistory: "y",
      tool: "ketamine-digest",
      email: "library@example.org",
      api_key: "k-secret",
    });
  });

  test("a gzipped reply whose characters are cut by chunks arrives whole", async () => {
    const xml = records("1").replace("<MedlineCitation>", "<MedlineCitation><T>“β-blocker” 𝛼₂ é</T>");
    const packed = gzipSync(Buffer.from(xml, "utf8"));
    const drip: Answer = (res) => {
      res.writeHead(200, { "content-encoding": "gzip" });
      for (let i = 0; i < packed.length; i += 7) res.write(packed.subarray(i, i + 7));
      res.end();
    };
    const { client } = await eutils([drip]);
    expect(await textOf(client.fetch({ ids: IDS }))).toBe(xml);
  });

  test("a slice of a history set is asked for by position", async () => {
    const { client, server } = await eutils([good]);
    await textOf(client.fetch({ webEnv: "MCID_x", queryKey: "1", start: 200, count: 100 }));
    expect(Object.fromEntries(server.seen[0]?.form ?? [])).toMatchObject({
      WebEnv: "MCID_x",
      query_key: "1",
      retstart: "200",
      retmax: "100",
    });
  });

  test("PMIDs that PubMed still has are told from those it lost", async () => {
    const { client, server } = await eutils([foundIds(["16894061"])]);
    expect([...(await client.exists(IDS))]).toEqual(["16894061"]);
    expect(server.seen[0]?.form.get("term")).toBe("10686270[uid] OR 16894061[uid]");
  });
});

const whole = gzipSync(records("10686270", "16894061"));
const FAULTS: readonly (readonly [string, Answer])[] = [
  [
    "429 with the real body",
    says(429, '{"error":"API rate limit exceeded","api-key":"203.0.113.7","count":"5","limit":"3"}', { "retry-after": "2" }),
  ],
  ["the rate limit in a 200", says(200, '{"error":"API rate limit exceeded","api-key":"203.0.113.7","count":"5","limit":"3"}')],
  ["500", says(500, "<head><title>Error 500</title></head>")],
  ["502", says(502, "")],
  ["503", says(503, "")],
  ["an HTML page with 200", says(200, "<!DOCTYPE html><html><body>Maintenance</body></html>")],
  ["an HTML 502 in a 400", says(400, "<html><head><title>502 Bad Gateway</title></head></html>")],
  ["ERROR in a 200", says(200, "<eFetchResult><ERROR>Search Backend failed: busy</ERROR></eFetchResult>")],
  ["a prolog and nothing else", says(200, '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "x" "y">\n')],
  ["an empty reply", says(200, "")],
  ["a reply that ends early", says(200, records("10686270", "16894061").slice(0, 200))],
  [
    "a reset connection",
    (res) => {
      res.destroy();
    },
  ],
  [
    "a connection cut in the middle of the body",
    (res) => {
      res.writeHead(200, { "content-length": "5000" });
      res.write(records("10686270").slice(0, 100));
      setTimeout(() => res.destroy(), 20);
    },
  ],
  [
    "gzip that breaks off",
    (res) => {
      res.writeHead(200, { "content-encoding": "gzip" }).end(whole.subarray(0, whole.length - 20));
    },
  ],
  ["silence before the first byte", () => undefined],
  [
    "silence in the middle of the body",
    (res) => {
      res.writeHead(200);
      res.write("<?xml version='1.0'?>");
    },
  ],
  [
    "bytes that are not UTF-8",
    (res) => {
      res
        .writeHead(200)
        .end(Buffer.concat([Buffer.from("<PubmedArticleSet>"), Buffer.from([0xff, 0xfe]), Buffer.from("</PubmedArticleSet>")]));
    },
  ],
];

describe("faults", () => {
  test.each(FAULTS)("after %s the same batch is asked for again and arrives whole", async (_what, fault) => {
    const { client, clock } = await eutils([fault, good]);
    expect(await textOf(client.fetch({ ids: IDS }))).toBe(records("10686270", "16894061"));
    expect(client.tally).toEqual({ requests: 2, retries: 1 });
    expect(clock.slept[0]).toBe(_what.startsWith("429") ? 2000 : 250);
  });

  test("a search whose count comes without ids is asked again", async () => {
    const { client } = await eutils([foundIds([], 2), foundIds(["1", "2"])]);
    expect((await client.search({ term: "ketamine" })).ids).toEqual(["1", "2"]);
    expect(client.tally.retries).toBe(1);
  });

  test("the wait between tries doubles up to its cap, and the last failure says what PubMed did", async () => {
    const { client, clock } = await eutils([says(503, "")], { patience: { ...PATIENCE, tries: 9 } });
    await expect(client.count({ term: "ketamine" })).rejects.toMatchObject({
      code: "unavailable",
      message: "PubMed has an error of its own (503); gave up after 9 tries (esearch.fcgi).",
    });
    expect(clock.slept.filter((ms) => ms !== 150 && ms !== 400)).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    expect(client.tally).toEqual({ requests: 9, retries: 8 });
  });

  test("a wait longer than our patience fails at once instead of hanging", async () => {
    const { client } = await eutils([says(429, "", { "retry-after": "86400" })]);
    await expect(client.count({ term: "ketamine" })).rejects.toMatchObject({ code: "unavailable" });
    expect(client.tally.requests).toBe(1);
  });

  test("a refusal is one clear sentence, never tried again", async () => {
    const { client } = await eutils([says(400, '{"error":"API key invalid","api-key":"k-secret","type":"invalid"}')], {
      apiKey: "k-secret",
    });
    await expect(client.count({ term: "ketamine" })).rejects.toMatchObject({
      code: "invalid",
      message: "PubMed refused (400): API key invalid (esearch.fcgi).",
    });
    expect(client.tally).toEqual({ requests: 1, retries: 0 });
  });

  test("where nobody answers, a few tries are enough to say so", async () => {
    const { client, server } = await eutils([good]);
    await server.close();
    await expect(client.count({ term: "ketamine" })).rejects.toMatchObject({
      code: "unavailable",
      message: "PubMed refused the connection; gave up after 4 tries (esearch.fcgi).",
    });
  });

  test("a failure of our own store is not repeated as if it were PubMed's", async () => {
    const locked = new AppError("unavailable", "The database is locked.");
    const { client } = await eutils([good], { pace: { turn: () => Promise.reject(locked) } });
    await expect(client.count({ term: "ketamine" })).rejects.toBe(locked);
    expect(client.tally).toEqual({ requests: 0, retries: 0 });
  });

  test("the key is in no message and no log line", async () => {
    const { client, warnings } = await eutils([says(503, ""), says(503, ""), says(400, "no")], { apiKey: "k-secret" });
    const failure: unknown = await client.count({ term: "ketamine" }).catch((error: unknown) => error);
    expect(warnings).toHaveLength(2);
    expect(JSON.stringify([warnings, String(failure)])).not.toContain("k-secret");
  });
});

describe("stopping", () => {
  const realClock = { now: () => performance.now(), sleep };
  test.each([
    ["a reply that never comes", () => undefined, 60_000],
    ["a long back-off", says(503, "", { "retry-after": "30" }), 60_000],
  ] as const)("calls off %s at once", async (_what, answer, ms) => {
    const { client } = await eutils([answer], {
      clock: realClock,
      timeouts: { connectMs: ms, headersMs: ms, idleMs: ms, totalMs: ms },
    });
    const stop = new AbortController();
    const began = performance.now();
    setTimeout(() => {
      stop.abort(new Error("the program is stopping"));
    }, 80);
    await expect(textOf(client.fetch({ ids: IDS }, stop.signal))).rejects.toThrow("the program is stopping");
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test("a reply that trickles for ever is given up after its total time", async () => {
    const trickle: Answer = (res) => {
      res.writeHead(200);
      const timer = setInterval(() => res.write(" "), 50);
      res.on("close", () => {
        clearInterval(timer);
      });
    };
    const { client } = await eutils([trickle, good], { timeouts: { connectMs: 500, headersMs: 300, idleMs: 300, totalMs: 400 } });
    expect(await textOf(client.fetch({ ids: IDS }))).toContain("16894061");
    expect(client.tally.retries).toBe(1);
  });
});
