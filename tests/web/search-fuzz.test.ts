import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { fuzzed } from "../search/fuzzed.ts";
import { HOSTILE } from "../search/hostile.ts";
import { inventedStudies } from "../support/invented-studies/invented-studies.ts";
import { startWebServer } from "../support/web-server.ts";

/** `HTTP_FUZZ_RUNS=5000` for more. */
const runs = Number(process.env["HTTP_FUZZ_RUNS"] ?? 250);
const BUDGET_MS = 200;
const studies = [...inventedStudies({ count: 300, seed: 5, today: "2026-11-23" })].map((xml) => ({
  study: studyFromXml(xml),
  raw: "",
  rawHash: "00".repeat(32),
  origin: "invented" as const,
}));
const server = await startWebServer(studies, { cacheBytes: 0 });
afterAll(() => server.stop());

/** Processor time of server and client together: the machine may be busy with other tests. */
async function ask(
  path: string,
  typed: string,
): Promise<{ readonly status: number; readonly text: string; readonly ms: number }> {
  const before = process.cpuUsage();
  const response = await fetch(`${server.url}${path}?${new URLSearchParams({ q: typed }).toString()}`);
  const text = await response.text();
  const { user, system } = process.cpuUsage(before);
  return { status: response.status, text, ms: (user + system) / 1000 };
}

async function check(path: string, typed: string): Promise<number> {
  const { status, text, ms } = await ask(path, typed);
  expect([200, 400], typed).toContain(status);
  // A refusal says why, in a sentence.
  if (status === 400 && path.startsWith("/api"))
    expect((JSON.parse(text) as { error: { message: string } }).error.message, typed).toMatch(/\.$/);
  return ms;
}

test("whatever is typed is answered with a page or a sentence, in time", async () => {
  for (const typed of Object.values(HOSTILE)) await ask("/studies", typed);
  let slowest = { typed: "", ms: 0 };
  const note = (typed: string, ms: number) => {
    if (ms > slowest.ms) slowest = { typed, ms };
  };
  for (const typed of Object.values(HOSTILE)) note(typed, await check("/studies", typed));
  await fc.assert(
    fc.asyncProperty(fuzzed, fc.constantFrom("/studies", "/api/v1/studies"), async (typed, path) => {
      note(typed, await check(path, typed));
    }),
    { numRuns: runs, seed: 20261123 },
  );
  expect(slowest.ms, slowest.typed.slice(0, 200)).toBeLessThan(BUDGET_MS);
  expect(server.logged.filter(([level]) => level === "error")).toEqual([]);
  process.stdout.write(`${runs} searches over HTTP; the slowest took ${slowest.ms.toFixed(0)} ms of processor time.\n`);
}, 3_600_000);

test("a search of 10,000 characters is read, a longer one is refused with a sentence, and so is an endless address", async () => {
  const long = `${"ketamine[tiab] OR ".repeat(555)}depression`;
  expect((await ask("/api/v1/studies", long)).status).toBe(200);
  expect((await ask("/api/v1/studies", "ß".repeat(10_000))).status).toBe(200);
  const longer = await ask("/api/v1/studies", "k".repeat(10_001));
  expect(longer.status).toBe(400);
  expect(longer.text).toContain("longer than 10,000 characters");
  const endless = await ask("/studies", "k".repeat(200_000));
  expect(endless.status).toBe(431);
  expect(endless.text).toContain("up to 10,000 characters.");
});
