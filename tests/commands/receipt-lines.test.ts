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
  expect(receiptLines(receipt(["Phrase not found: one"]))).toMatch(/^Warning: Phrase not found: one$/m);
  expect(receiptLines(receipt(["Phrase not found: one"]))).not.toContain("Warnings:");
});

test("of a hundred remarks the number stands there and the first few", () => {
  const lines = receiptLines(receipt(Array.from({ length: 100 }, (_, at) => `Phrase not found: ${at}`)));
  expect(lines).toContain("Warnings: 100; the first 5 (all of them with --json):\nWarning: Phrase not found: 0\n");
  expect(lines.match(/^Warning:/gm)).toHaveLength(5);
});
