import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sharedData } from "../support/shared-data.ts";
import { psynamic } from "./labels.ts";
import { readByMakers } from "./read-labels.ts";

const lines = readFileSync(new URL("read-labels.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n");
const rows = lines.filter((line) => !line.startsWith("#")).map((line) => line.split("\t"));

test("the file says that it was read by the makers, and names each record once with every task", () => {
  expect(lines[0]).toContain("by the makers of this program");
  const [header = [], ...read] = rows;
  expect(read.filter((cells) => cells.length !== header.length || cells.includes(""))).toEqual([]);
  expect(new Set(read.map(([pmid]) => pmid)).size).toBe(read.length);
});

test("every record that was read has its text, and none of them is one of the experts'", async ({ skip }) => {
  const labels = sharedData("labels");
  if (labels === undefined) return skip("../shared/data is absent: the texts can't be read.");
  const read = await readByMakers();
  expect(read).toHaveLength(rows.length - 1);
  const titles = new Set(psynamic(labels).map(({ input }) => input.title.split("^")[0]));
  expect(read.filter(({ input }) => titles.has(input.title))).toEqual([]);
});
