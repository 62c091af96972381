import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { readCellReadings } from "../../src/web/cell-readings.ts";

const COMMITTED = new URL("../accuracy/cells.tsv", import.meta.url);

function file(...rows: string[]): URL {
  const path = `${mkdtempSync(`${tmpdir()}/cells-`)}/cells.tsv`;
  writeFileSync(path, ["seed\tread on\tPMID\tfact\tverdict\twhy", ...rows, ""].join("\n"));
  return pathToFileURL(path);
}

test("verdicts are gathered by the seed they were drawn with, in their order", () => {
  const read = readCellReadings(
    file("7\t2026-11-22\t101\tdoses\tright\t", "7\t2026-11-22\t102\tage\twrong\ta stratum", "3\t2026-11-23\t103\tage\tright\t"),
  );
  expect(read).toEqual([
    { seed: 7, on: "2026-11-22", read: 2, wrong: [{ pmid: "102", fact: "age", why: "a stratum" }] },
    { seed: 3, on: "2026-11-23", read: 1, wrong: [] },
  ]);
});

test("without a file there are none, and a row that is none of ours is refused", () => {
  expect(readCellReadings(new URL("absent.tsv", COMMITTED))).toEqual([]);
  expect(() => readCellReadings(file("7\ttoday\t101\tdoses\tfine\t"))).toThrow();
});

test("the committed readings name no cell twice, and nothing of any abstract", () => {
  const last = readCellReadings(COMMITTED).at(-1);
  expect(last?.read).toBe(100);
  for (const { why } of last?.wrong ?? []) expect(why.length).toBeLessThan(60);
});
