import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { highlighter } from "../../src/search/fragments.ts";
import { understand } from "../../src/search/understand.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { inventedStudies } from "../support/invented-studies/invented-studies.ts";
import { fuzzed } from "./fuzzed.ts";
import { HOSTILE } from "./hostile.ts";

const today = "2026-11-23";
/** `FUZZ_RUNS=100000` for the whole of it. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 1_500);
/** What a page may cost in all; processor time, since the machine may be busy with other tests. */
const BUDGET_MS = 200;

async function invented() {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  const studies = [...inventedStudies({ count: 300, seed: 5, today })].map((xml) => studyFromXml(xml));
  await store.saveStudies(
    studies.map((study) => ({ study, raw: "", rawHash: "00".repeat(32), origin: "invented" })),
    `${today}T04:17:00.000Z`,
  );
  return store;
}

test(`any string is understood, searched and shown, none over ${BUDGET_MS} ms`, async () => {
  const store = await invented();
  let slowest = { typed: "", ms: 0 };
  let [answered, refused] = [0, 0];
  const search = async (typed: string): Promise<void> => {
    const before = process.cpuUsage();
    const { plan, scored } = understand(typed, { today });
    try {
      const page = await store.searchStudies({ plan, scored, sort: "relevance", page: 1, perPage: 25, budgetMs: 120 });
      const mark = highlighter(plan);
      for (const { study } of page.studies) mark(study);
      answered += 1;
    } catch (error) {
      // Anything else than a sentence is a fault.
      if (!(error instanceof AppError)) throw error;
      expect(error.message).toMatch(/\.$/);
      refused += 1;
    }
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms > slowest.ms) slowest = { typed, ms };
  };
  // The first ones pay for the program's own warming up.
  for (const typed of Object.values(HOSTILE)) await search(typed).catch(() => undefined);
  slowest = { typed: "", ms: 0 };
  [answered, refused] = [0, 0];
  for (const [name, typed] of Object.entries(HOSTILE)) {
    await search(typed);
    expect(slowest.ms, name).toBeLessThan(BUDGET_MS);
  }
  await fc.assert(fc.asyncProperty(fuzzed, search), { numRuns: runs, seed: 20261123 });
  expect(slowest.ms, slowest.typed.slice(0, 200)).toBeLessThan(BUDGET_MS);
  process.stdout.write(
    `${answered} searches answered, ${refused} refused with a sentence; the slowest took ${slowest.ms.toFixed(0)} ms of processor time: ${JSON.stringify(slowest.typed.slice(0, 60))}.\n`,
  );
  await store.close();
}, 3_600_000);
