import { expect, test } from "vitest";
import { understand } from "../../src/search/understand.ts";
import { COUNTRY_SEARCHES, SIZE_SEARCHES, trendPlans } from "../../src/web/trend-searches.ts";
import { yearSearch } from "../../src/web/year-counts.ts";

const today = "2026-11-23";

test("a server prepares every search of the trends that is known beforehand, to the running year", () => {
  const plans = trendPlans(today);
  const asked = [yearSearch(2000), yearSearch(2026), ...[...SIZE_SEARCHES, ...COUNTRY_SEARCHES].map(({ q }) => q)];
  for (const q of asked) expect(plans).toContainEqual(understand(q, { today }).plan);
  expect(plans).not.toContainEqual({ kind: "nothing" });
});
