import fc from "fast-check";
import { expect, test } from "vitest";
import { understand } from "../../src/search/understand.ts";
import { queries } from "./queries.ts";
import { realStore } from "./real-store.ts";
import { reference } from "./reference.ts";

const today = "2026-11-23";
/** 2,000 take more than a minute of processor time; a short run tries the same first searches. */
const runs = Number(process.env["SEARCH_RUNS"] ?? (process.env["CI"] === "true" ? 2_000 : 300));

test("the store finds exactly what reading every study finds", async ({ skip }) => {
  const real = await realStore();
  if (real === undefined) return skip("../shared/data is absent");
  const { store, studies } = real;
  const plain = reference(studies);
  // Words of some studies only: what is read once need not be read again, and searches meet each other more often.
  const some = studies.flatMap(({ study }, at) => (at % 40 === 0 ? [study] : []));
  let empty = 0;
  await fc.assert(
    fc.asyncProperty(queries(some), async (typed) => {
      const { plan, translation } = understand(typed, { today });
      const found = (await store.searchPmids({ plan, sort: "newest" })).map(Number).sort((a, b) => a - b);
      const expected = plain.find(plan);
      if (expected.length === 0) empty += 1;
      expect(found, `${typed}\n${translation}`).toEqual(expected);
    }),
    { numRuns: runs, seed: 20261123 },
  );
  // A comparison of empty answers would prove nothing.
  expect(empty / runs).toBeLessThan(0.5);
  process.stdout.write(
    `${runs} searches over ${studies.length} records agree with the reference; ${empty} of them find nothing.\n`,
  );
}, 900_000);
