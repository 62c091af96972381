import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordsFromXml } from "./eutils/records-from-xml.ts";
import { startEutils, type EutilsServer } from "./eutils/start-eutils.ts";
import { inventedOnDemand } from "./invented-studies/invented-studies.ts";
import { sharedData } from "./shared-data.ts";

let pubmed: EutilsServer;
beforeAll(async () => {
  // Without abstracts to speak of it is quick to make more records than a search may return.
  const records = inventedOnDemand({ count: 10_050, seed: 2, today: "2026-11-23" });
  pubmed = await startEutils({
    records,
    rate: { perSecond: 1e6, withKeyPerSecond: 1e6 },
    clock: () => new Date("2026-11-23T12:00:00Z"),
  });
}, 60_000);
afterAll(() => pubmed.close());

async function ask(
  utility: string,
  params: Record<string, string>,
  server = pubmed,
): Promise<{ status: number; headers: Headers; body: string }> {
  const answer = await fetch(`${server.url}${utility}.fcgi`, {
    method: "POST",
    body: new URLSearchParams({ db: "pubmed", ...params }),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

type SearchJson = { esearchresult: { count: string; retmax: string; idlist: string[]; webenv: string; querykey: string } };
const search = async (params: Record<string, string>): Promise<SearchJson["esearchresult"]> =>
  (JSON.parse((await ask("esearch", { retmode: "json", term: "all[sb]", ...params })).body) as SearchJson).esearchresult;

describe("the caps", () => {
  test("a search gives 20 ids unless told, and silently never more than 9,999", async () => {
    expect((await search({})).idlist).toHaveLength(20);
    const most = await search({ retmax: "100000" });
    expect([most.count, most.retmax, most.idlist.length]).toEqual(["10050", "9999", 9999]);
  });

  test("newest entries come first, and among one day's the highest PMID", async () => {
    const { idlist } = await search({ retmax: "500" });
    expect(idlist[0]).toBe("99010050");
    expect([...idlist].sort((a, b) => Number(b) - Number(a))).toEqual(idlist);
  });

  test("past position 9,998 the reply is 200 and no valid JSON", async () => {
    expect((await search({ retstart: "9998" })).idlist).toHaveLength(1);
    const { status, body } = await ask("esearch", { retmode: "json", term: "all[sb]", retstart: "9999" });
    expect(status).toBe(200);
    expect(() => JSON.parse(body) as unknown).toThrow();
    expect((await ask("esearch", { term: "all[sb]", retstart: "9999" })).body).toContain("<ERROR>Search Backend failed");
  });

  test("history lifts none of them", async () => {
    const { webenv, querykey } = await search({ usehistory: "y", retmax: "0" });
    const fetchFrom = (retstart: string) =>
      ask("efetch", { WebEnv: webenv, query_key: querykey, retmode: "text", rettype: "uilist", retstart });
    expect((await fetchFrom("9990")).body.trim().split("\n")).toHaveLength(9);
    expect((await fetchFrom("9999")).status).toBe(400);
  });

  test("more than 10,000 ids in one fetch are refused, and a GET too long is 414", async () => {
    const ids = Array.from({ length: 10_001 }, (_, index) => String(99_000_001 + index)).join(",");
    expect((await ask("efetch", { id: ids, retmode: "xml" })).status).toBe(400);
    expect((await fetch(`${pubmed.url}efetch.fcgi?db=pubmed&id=${ids.slice(0, 9000)}`)).status).toBe(414);
  });
});

describe("the history server", () => {
  test("sets are numbered within an environment, can be joined by #n, and are forgotten in time", async () => {
    let now = Date.parse("2026-11-23T12:00:00Z");
    const server = await startEutils({
      records: inventedOnDemand({ count: 60, seed: 2, today: "2026-11-23" }),
      rate: { perSecond: 1e6 },
      clock: () => new Date(now),
      historyLifetimeMs: 60_000,
    });
    const first = await ask("esearch", { term: "ketamine[tiab]", usehistory: "y" }, server);
    const webenv = /<WebEnv>(.*?)</.exec(first.body)?.[1] ?? "";
    const second = await ask("epost", { id: "99000001,99000002", WebEnv: webenv }, server);
    expect(second.body).toContain("<QueryKey>2</QueryKey>");
    const both = await ask("esearch", { term: "#1 OR #2", WebEnv: webenv, usehistory: "y" }, server);
    expect(both.body).toContain("<QueryKey>3</QueryKey>");
    expect((await ask("esummary", { WebEnv: webenv, query_key: "2", retmode: "json" }, server)).body).toContain(
      '"uids":["99000001","99000002"]',
    );

    now += 61_000;
    const late = await ask("efetch", { WebEnv: webenv, query_key: "2", retmode: "xml" }, server);
    expect([late.status, late.body.includes("Unable to obtain query #2")]).toEqual([400, true]);
    await server.close();
  });
});

describe("error replies are NCBI's own", () => {
  const cases: readonly (readonly [string, string, Record<string, string>])[] = [
    ["api_key_invalid_400.body.json", "esearch", { term: "x", api_key: "a_fake_pubmed_key" }],
    ["efetch_invalid_id_400.body.xml", "efetch", { id: "abc", retmode: "xml" }],
    ["efetch_unknown_pmid_200.body.xml", "efetch", { id: "1", retmode: "xml" }],
    ["efetch_default_retmode_missing_pmid.body.txt", "efetch", { id: "32816848" }],
    ["esearch_invalid_db.body.json", "esearch", { db: "nonsense_db", term: "x", retmode: "json" }],
    ["esearch_past_9999.body.json", "esearch", { term: "all[sb]", retstart: "9999", retmode: "json" }],
    [
      "esummary_too_many_uids.body.json",
      "esummary",
      { id: Array.from({ length: 501 }, (_, index) => String(index + 1)).join(","), retmode: "json" },
    ],
  ];

  test.each(cases)("%s, byte for byte", async (file, utility, params) => {
    const real = sharedData(`eutils/errors/${file}`);
    if (real === undefined) {
      console.log(`skipped: ${file} (no ../shared/data)`);
      return;
    }
    const { status, body } = await ask(utility, params);
    expect(body.trim()).toBe(readFileSync(real, "utf8").trim());
    expect(status).toBe(file.includes("400") ? 400 : 200);
  });

  test("reading past a history set says how far it goes", async () => {
    const posted = await ask("epost", { id: "99000001" });
    const [, querykey = "", webenv = ""] = /<QueryKey>(\d+)<\/QueryKey>\s*<WebEnv>(.*?)</.exec(posted.body) ?? [];
    const { status, body } = await ask("efetch", { WebEnv: webenv, query_key: querykey, retstart: "1", retmode: "xml" });
    const real = sharedData("eutils/errors/efetch_history_out_of_range_400.body.xml");
    expect(status).toBe(400);
    if (real !== undefined) expect(body.trim()).toBe(readFileSync(real, "utf8").trim());
  });
});

describe("the rate limit", () => {
  test("the fourth request within a second is refused with NCBI's body and Retry-After", async () => {
    const server = await startEutils();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ask("einfo", {}, server)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(refused.map(({ body }) => JSON.parse(body) as unknown)).toEqual(
      expect.arrayContaining([{ error: "API rate limit exceeded", "api-key": "127.0.0.1", count: "4", limit: "3" }]),
    );
    expect(refused[0]?.headers.get("retry-after")).toBe("2");
    expect(server.log.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
    await server.close();
  });

  test("a key allows ten, and is counted apart", async () => {
    const server = await startEutils();
    const key = "0123456789abcdef0123456789abcdef0123";
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask("einfo", { api_key: key }, server)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect((await ask("einfo", {}, server)).status).toBe(200);
    await server.close();
  });
});

test("real records are given back byte for byte, also where they say nothing of their entry", { timeout: 60_000 }, async () => {
  const file = sharedData("pubmed/real.xml.gz");
  if (file === undefined) {
    console.log("skipped: real records through the stand-in (no ../shared/data)");
    return;
  }
  const records = recordsFromXml(gunzipSync(readFileSync(file)).toString());
  const server = await startEutils({ records, rate: { perSecond: 1e6 } });
  const wanted = records.slice(0, 200);
  const ids = wanted.map((xml) => /<PMID[^>]*>(\d+)</.exec(xml)?.[1]).join(",");
  const { body } = await ask("efetch", { id: ids, retmode: "xml" }, server);
  expect(records).toHaveLength(1885);
  expect(recordsFromXml(body)).toEqual(wanted);

  const entered = (): Promise<string> =>
    ask("esearch", { term: "1:99999999[uid] AND 1900:2100[crdt]", rettype: "count" }, server).then((answer) => answer.body);
  expect(await entered()).toContain(`<Count>${server.size()}</Count>`);
  await server.close();
});
