import { afterEach, expect, test } from "vitest";
import { toPmid } from "../../src/domain/pmid.ts";
import { NOTHING_DONE } from "../../src/domain/sync-run.ts";
import { incoming } from "../support/study-factory.ts";
import { startWebServer, type WebServer } from "../support/web-server.ts";

const TOKEN = "a-token-of-the-operator";
const study = incoming({ pmid: toPmid("90000060"), entered: "2026-11-20" });
const landmark = { ...incoming({ pmid: toPmid("90000061") }, { raw: "" }), origin: "landmark" } as const;

let server: WebServer;
afterEach(() => server.stop());

const ask = (token?: string) =>
  fetch(`${server.url}/metrics`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

async function scrape(): Promise<ReadonlyMap<string, number>> {
  const lines = (await (await ask(TOKEN)).text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]));
}

const named = (numbers: ReadonlyMap<string, number>, name: string) => numbers.get(`ketamine_digest_${name}`);

test("nobody without the operator's token learns that there are metrics", async () => {
  server = await startWebServer([], { adminToken: TOKEN });
  const answers = await Promise.all([ask(), ask("guessed"), fetch(`${server.url}/bounces`, { method: "POST" })]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

test("without a token in the settings there are none", async () => {
  server = await startWebServer();
  expect((await ask(TOKEN)).status).toBe(404);
});

test("they are Prometheus' text, every name with its help and its type", async () => {
  server = await startWebServer([study], { adminToken: TOKEN });
  const answer = await ask(TOKEN);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const text = await answer.text();
  const line =
    /^(?:# (?:HELP ketamine_digest_[a-z0-9_]+ \S.*|TYPE ketamine_digest_[a-z0-9_]+ (?:gauge|counter))|ketamine_digest_[a-z0-9_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? [0-9.e+-]+)$/;
  expect(text.split("\n").filter((each) => each !== "" && !line.test(each))).toEqual([]);
  expect(text.endsWith("\n")).toBe(true);
});

test("they say what is stored, what the last run did and who waits for mail", async () => {
  server = await startWebServer([study, landmark], { adminToken: TOKEN });
  const before = await scrape();
  expect(named(before, "studies")).toBe(2);
  expect(named(before, "studies_landmarks_only")).toBe(1);
  expect(named(before, "studies_deleted")).toBe(0);
  expect(named(before, 'subscribers{state="active"}')).toBe(0);
  expect(named(before, 'deliveries{state="queued"}')).toBe(0);
  expect(named(before, "last_complete_sync_timestamp_seconds")).toBeUndefined();

  for (const state of ["complete", "incomplete"] as const) {
    const at = state === "complete" ? "2026-11-22T04:17:00.000Z" : "2026-11-23T04:17:00.000Z";
    const id = await server.store.startRun({ kind: "sync", query: "ketamine", startedAt: at, holder: "test" });
    await server.store.finishRun(id, { ...NOTHING_DONE, state, query: "ketamine", retries: 0, requests: 0 }, at);
  }
  const after = await scrape();
  expect(named(after, "last_complete_sync_timestamp_seconds")).toBe(Date.parse("2026-11-22T04:17:00.000Z") / 1000);
  expect(named(after, "last_run_end_timestamp_seconds")).toBe(Date.parse("2026-11-23T04:17:00.000Z") / 1000);
  expect(named(after, 'last_run_state{kind="sync",state="incomplete"}')).toBe(1);
  expect(named(after, 'last_run_state{kind="sync",state="complete"}')).toBe(0);
});

test("they count every answer, ready ones too, and know this process", async () => {
  server = await startWebServer([study], { adminToken: TOKEN });
  for (const path of ["/help", "/help", "/help", "/nowhere"]) await (await fetch(server.url + path)).text();
  const numbers = await scrape();
  expect(named(numbers, 'http_requests_total{class="2xx"}')).toBe(3);
  expect(named(numbers, 'http_requests_total{class="4xx"}')).toBe(1);
  expect(named(numbers, "process_uptime_seconds")).toBeGreaterThan(0);
  expect(named(numbers, "process_resident_memory_bytes")).toBeGreaterThan(1e6);
  for (const which of ["mean", "p99", "max"]) expect(named(numbers, `event_loop_lag_${which}_seconds`)).toBeGreaterThanOrEqual(0);
});
