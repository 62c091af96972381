import { defineConfig } from "vitest/config";

/** What is measured by the clock in a browser runs last and alone. */
const BUDGET = "tests/browser/budget.test.ts";

const shared = { testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Two cores: more workers only make timings lie.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: "all",
          include: ["tests/**/*.test.ts"],
          exclude: [BUDGET],
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: "budget", include: [BUDGET], sequence: { groupOrder: 1 } } },
    ],
    reporters: ["default", ["json", { outputFile: "reports/vitest.json" }]],
    coverage: { provider: "v8", include: ["src/**", "jobs/**"] },
  },
});
