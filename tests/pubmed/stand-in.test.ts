import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { toPmid } from "../../src/domain/pmid.ts";
import { eutilsClient, type Eutils } from "../../src/pubmed/client.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { FAULT_KINDS } from "../support/eutils/faults.ts";
import { type EutilsServer, startEutils } from "../support/eutils/start-eutils.ts";

/** An invented record, just enough to be found and dated. */
const record = (pmid: number, day: string) =>
  `<PubmedArticle><MedlineCitation Status="Publisher"><PMID Version="1">${pmid}</PMID><Article><ArticleTitle>Invented study ${pmid} of ketamine</ArticleTitle></Article></MedlineCitation><PubmedData><History><PubMedPubDate PubStatus="entrez"><Year>${day.slice(0, 4)}</Year><Month>${day.slice(5, 7)}</Month><Day>${day.slice(8)}</Day></PubMedPubDate></History></PubmedData></PubmedArticle>`;

let server: EutilsServer;
beforeAll(async () => {
  const records = Array.from({ length: 25_000 }, (_, i) =>
    record(30_000_000 + i, i < 21_000 ? "2021-03-01" : `2022-05-${String(1 + (i % 28)).padStart(2, "0")}`),
  );
  server = await startEutils({ records, rate: { perSecond: 1e6, withKeyPerSecond: 1e6 } });
});
afterAll(() => server.close());

let client: Eutils | undefined;
afterEach(async () => {
  server.setFaults({});
  await client?.close();
});

function eutils(): Eutils {
  client = eutilsClient({
    baseUrl: server.url,
    pace: { turn: () => Promise.resolve() },
    clock: fakeClock(),
    random: () => 0.5,
    log: { warn: () => undefined },
    timeouts: { connectMs: 1000, headersMs: 400, idleMs: 400, totalMs: 3000 },
  });
  return client;
}

describe("against the stand-in for E-utilities", () => {
  test("25,000 records, 21,000 of them on one day, are found whole, each exactly once", { timeout: 60_000 }, async () => {
    const asking = eutils();
    const term = "ketamine[ti]";
    const ids: string[] = [];
    for await (const window of asking.windows({ term, span: { field: "crdt", from: "2020-01-01", to: "2022-12-31" } })) {
      const found = await asking.search({ term, window });
      expect(found.count).toBe(window.count);
      ids.push(...found.ids);
    }
    expect(ids).toHaveLength(25_000);
    expect(new Set(ids).size).toBe(25_000);
  });

  test.each(FAULT_KINDS.filter((kind) => kind !== "missing-pmids" && kind !== "history-lost"))(
    "a search and a fetch come through %s",
    { timeout: 30_000 },
    async (kind) => {
      const asking = eutils();
      server.setFaults({
        script: [
          { kind, times: 1, utility: "esearch" },
          { kind, times: 1, utility: "efetch" },
        ],
        delayMs: 100,
      });
      const { ids } = await asking.search({
        term: "ketamine[ti]",
        window: { field: "crdt", from: "2022-05-01", to: "2022-05-02" },
      });
      expect(ids.length).toBeGreaterThan(200);
      let text = "";
      for await (const piece of asking.fetch({ ids: ids.slice(0, 200) })) text += piece;
      expect(text.match(/<PubmedArticle>/g)).toHaveLength(200);
    },
  );

  test("a forgotten history set is a refusal in PubMed's words", async () => {
    const asking = eutils();
    const found = await asking.search({ term: "ketamine[ti]", window: { field: "crdt", from: "2022-05-01", to: "2022-05-01" } });
    server.forgetHistory();
    const { webEnv = "", queryKey = "" } = found;
    const fetching = asking.fetch({ webEnv, queryKey, start: 0, count: 10 }).next();
    await expect(fetching).rejects.toMatchObject({ code: "invalid" });
  });

  test("a record that PubMed dropped is told from those it has", async () => {
    server.deleteRecord("30000001");
    const ids = ["30000000", "30000001", "30000002", "99999999"].map(toPmid);
    expect([...(await eutils().exists(ids))]).toEqual(["30000000", "30000002"]);
  });
});
