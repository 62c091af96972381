import { afterEach, describe, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Receipt } from "../../src/domain/sync-run.ts";
import { incoming } from "../support/study-factory.ts";
import { NOW, startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

let server: WebServer;

afterEach(() => server.stop());

const RECEIPT: Receipt = {
  state: "complete",
  query: "ketamine",
  window: { from: "2026-11-20", to: "2026-11-22" },
  count: 23,
  ids: 23,
  fetched: 23,
  new: 23,
  changed: 0,
  unchanged: 0,
  missing: [],
  deleted: [],
  quarantined: [],
  warnings: [],
  retries: 0,
  requests: 4,
};

async function run(startedAt: string, receipt: Partial<Receipt> = {}): Promise<number> {
  const id = await server.store.startRun({ kind: "sync", query: "ketamine", startedAt, holder: "test" });
  await server.store.finishRun(id, { ...RECEIPT, ...receipt }, startedAt);
  return id;
}

const page = async (path: string): Promise<string> => (await fetch(server.url + path)).text();

const study = incoming({ pmid: toPmid("90000060"), entered: "2026-11-20" });

describe("how fresh the pages say they are", () => {
  test("with nothing stored they say so, and nothing breaks", async () => {
    server = await startWebServer();
    expect(await page("/")).toContain("Not synced with PubMed yet, so there is nothing to read");
    expect(await page("/studies")).toContain("No studies");
    expect(await page("/status")).toContain("No run has finished yet.");
  });

  test("with landmarks alone they say that these are citations", async () => {
    server = await startWebServer([{ ...incoming({ pmid: toPmid("90000061") }, { raw: "" }), origin: "landmark" }]);
    expect(await page("/")).toContain("Not synced with PubMed yet; showing the landmark citations");
    expect(await page("/studies/90000061")).toContain("Citation only: not yet fetched from PubMed.");
  });

  test("before the first sync is done they claim nothing about where their studies came from", async () => {
    server = await startWebServer([study]);
    expect(await page("/")).toContain("The first sync with PubMed is not done yet; showing what is here so far");
  });

  test("after a complete sync they say to when, with its receipt", async () => {
    server = await startWebServer([study]);
    const id = await run("2026-11-22T04:17:00.000Z");
    const home = await page("/");
    expect(home).toContain('Complete to <time datetime="2026-11-22T04:17:00.000Z">22 Nov 2026, 04:17 UTC</time> · 1 study');
    expect(home).toContain(`<a href="/status#run-${id}">receipt</a>`);
    expect(home).not.toContain("note-alarm");
    expect(await page("/status")).toContain(`id="run-${id}"`);
  });

  test("after an incomplete sync they are red, say why, and heal with the next good one", async () => {
    server = await startWebServer([study]);
    await run("2026-11-21T04:17:00.000Z", { window: { from: "2026-11-20", to: "2026-11-21" } });
    await run("2026-11-22T04:17:00.000Z", { state: "incomplete", error: "PubMed could not be reached" });
    const red = await page("/");
    expect(red).toContain(
      "<strong>The last sync with PubMed is incomplete.</strong> PubMed could not be reached. What is shown is complete only to 21 Nov 2026, 04:17 UTC",
    );
    await run("2026-11-23T04:17:00.000Z");
    expect(await page("/")).not.toContain("note-alarm");
  });

  test("two days after the last complete sync they warn", async () => {
    server = await startWebServer([study]);
    await run("2026-11-20T04:17:00.000Z");
    expect(await page("/")).toContain("The last complete sync with PubMed was 3 days ago");
  });

  test("a sync under way shows how far it is", async () => {
    server = await startWebServer([study]);
    await server.store.takeLease({ name: "sync", holder: "test", now: NOW.toISOString(), ttlMs: 60_000 });
    const id = await server.store.startRun({
      kind: "sync",
      query: "ketamine",
      startedAt: "2026-11-23T09:29:00.000Z",
      holder: "test",
    });
    await server.store.reportProgress(id, { phase: "fetching", done: 1200, total: 9412, at: "2026-11-23T09:29:50.000Z" });
    expect(await page("/status")).toMatch(/1\u202f200 of 9\u202f412, about \d+ minutes left/);
  });
});

describe("a receipt claims no number that nobody counted", () => {
  const row = async (id: number) => new RegExp(`<tr id="run-${id}">.*?</tr>`, "s").exec(await page("/status"))?.[0] ?? "";

  test("a run that was killed was cut short", async () => {
    server = await startWebServer([study]);
    const startedAt = "2026-11-23T08:00:00.000Z";
    const id = await server.store.startRun({ kind: "import", query: "import of a.xml", startedAt, holder: "test" });
    await server.store.reportProgress(id, { phase: "a.xml", done: 750, total: 0, at: startedAt });
    const told = await row(id);
    expect(told).toContain("<b>Cut short</b><small>The process that ran this ended after “a.xml”, 750");
    expect(told).not.toMatch(/>0<|of 0/);
  });

  test("an import tells what the files held", async () => {
    server = await startWebServer([study]);
    const startedAt = "2026-11-23T08:00:00.000Z";
    const id = await server.store.startRun({ kind: "import", query: "import of a.xml", startedAt, holder: "test" });
    await server.store.finishRun(id, { ...RECEIPT, count: 0, ids: 0, fetched: 23, requests: 0 }, startedAt);
    const told = await row(id);
    expect(told).toContain('data-name="Received">23 records<');
    expect(told).toContain('data-name="Days covered"></td>');
    expect(told).not.toContain("of 0");
  });
});

test("a retraction of an earlier study stands on top of the week", async () => {
  server = await startWebServer([study]);
  const retracted = incoming({
    pmid: toPmid("90000060"),
    entered: "2026-11-20",
    status: [{ kind: "retracted", signals: ["title-prefix"], related: [] }],
  });
  await server.store.saveStudies([retracted], "2026-11-23T04:17:00.000Z");
  const home = await page("/");
  expect(home).toContain("What changed about earlier studies");
  expect(home.indexOf("<strong>Retracted.</strong>")).toBeLessThan(home.indexOf("Reviews, protocols and comment"));
  expect(await page("/studies/90000060")).toMatch(/Changed: standing/);
});

test("the demonstration says on every page that its studies are invented, and stays out of search engines", async () => {
  server = await startWebServer([study], { invented: true });
  for (const path of ["/", "/studies", "/studies/90000060", "/status", "/help", "/nowhere", "/studies/abc"]) {
    const text = await page(path);
    expect(text).toContain("Demonstration: invented studies");
    expect(text).toContain('content="noindex"');
  }
});
