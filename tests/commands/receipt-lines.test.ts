import { expect, test } from "vitest";
import { receiptLines } from "../../src/commands/receipt-lines.ts";
import type { Receipt } from "../../src/domain/sync-run.ts";

const receipt = (warnings: readonly string[]): Receipt => ({
  state: "complete",
  query: "ketamine",
  translation: "ketamine",
  window: { from: "2026-11-20", to: "2026-11-22" },
  count: 0,
  ids: 0,
  fetched: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  missing: [],
  deleted: [],
  quarantined: [],
  warnings,
  retries: 0,
  requests: 1,
});

test("a few remarks of PubMed's stand in the receipt as they are", () => {
  expect(receiptLines(receipt(["Phrase not found: one"]), "sync")).toMatch(/^Warning: Phrase not found: one$/m);
  expect(receiptLines(receipt(["Phrase not found: one"]), "sync")).not.toContain("Warnings:");
});

test("of a hundred remarks the number stands there and the first few", () => {
  const lines = receiptLines(receipt(Array.from({ length: 100 }, (_, at) => `Phrase not found: ${at}`)), "sync");
  expect(lines).toContain("Warnings: 100; the first 5 (all of them with --json):\nWarning: Phrase not found: 0\n");
  expect(lines.match(/^Warning:/gm)).toHaveLength(5);
});

test("an import tells how many records the files held, and nothing of PubMed, which it did not ask", () => {
  const lines = receiptLines({ ...receipt([]), fetched: 2631, new: 2631 }, "import");
  expect(lines).toBe("State: complete\nRecords in the files: 2631\nNew 2631, changed 0, unchanged 0\n");
});
