import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { understand } from "../../src/search/understand.ts";
import { sharedData } from "../support/shared-data.ts";
import { realStore } from "./real-store.ts";
import { reference } from "./reference.ts";
import { FORMS } from "./strategies/forms.ts";
import { KETAMINE_STRATEGIES } from "./strategies/ketamine.ts";
import { FILTER_STRATEGIES } from "./strategies/reviews-and-people.ts";
import { wholeStrategy } from "./strategies/strategy.ts";
import { TRIAL_STRATEGIES } from "./strategies/trials.ts";

const written = [...TRIAL_STRATEGIES, ...FILTER_STRATEGIES, ...KETAMINE_STRATEGIES];
const ours = [...written, ...FORMS].map((strategy) => ({
  name: strategy.name,
  typed: wholeStrategy(strategy),
}));
const shared = ["psynamic", "systematic_subset_early", "esketamine_trd_rct"].flatMap((name) => {
  const file = sharedData(`queries/${name}.txt`);
  return file === undefined ? [] : [{ name, typed: readFileSync(file, "utf8") }];
});
const strategies = [...ours, ...shared];

/** Processor time: the machine may be busy with other tests. */
const BUDGET_MS = 400;
const today = "2026-11-23";

describe("published strategies", () => {
  test("there are more than forty whose source was looked up, each once", () => {
    expect(written.length).toBeGreaterThan(40);
    expect(new Set(ours.map(({ typed }) => typed)).size).toBe(ours.length);
  });

  test.each(strategies)("$name parses whole, without a warning", ({ typed }) => {
    const { warnings, translation } = understand(typed, { today });
    expect(warnings).toEqual([]);
    expect(translation).not.toMatch(/#\d|none\[filter\]/);
  });

  test("each finds over real records what reading every record finds, within its time", async ({ skip }) => {
    const real = await realStore();
    if (real === undefined) return skip("../shared/data is absent");
    const plain = reference(real.studies);
    let slowest = { name: "", ms: 0 };
    let found = 0;
    for (const { name, typed } of strategies) {
      const before = process.cpuUsage();
      const { plan } = understand(typed, { today });
      const pmids = await real.store.searchPmids({ plan, sort: "newest" });
      const { user, system } = process.cpuUsage(before);
      const ms = (user + system) / 1000;
      if (ms > slowest.ms) slowest = { name, ms };
      expect(ms, name).toBeLessThan(BUDGET_MS);
      expect(
        pmids.map(Number).sort((a, b) => a - b),
        name,
      ).toEqual(plain.find(plan));
      if (pmids.length > 0) found += 1;
    }
    process.stdout.write(
      `${strategies.length} strategies over ${real.studies.length} records agree with the reference; ${found} find something; the slowest, “${slowest.name}”, took ${slowest.ms.toFixed(0)} ms of processor time.\n`,
    );
  }, 300_000);
});
