import { expect, test } from "vitest";
import { accuracyPage } from "../../../src/web/pages/accuracy-page.ts";

const measured = (f1: number, low: number, high: number, support = 100) => ({
  precision: f1,
  recall: f1,
  f1,
  low,
  high,
  support,
});
const figures = (bert: number | undefined, all: ReturnType<typeof measured>) => ({
  measuredOn: "2026-11-23",
  learntFrom: { experts: 5472, makers: 546 },
  tasks: [
    {
      name: "study_type",
      ...(bert !== undefined && { bert }),
      records: { heldOut: 1200, crossValidated: 2400 },
      figures: [
        { label: "all together", heldOut: all, crossValidated: all },
        { label: "rct", heldOut: measured(0.9, 0.8, 0.95, 7), crossValidated: all },
        { label: "never seen", heldOut: measured(0, 0, 0, 0), crossValidated: all },
      ],
    },
  ],
});

test.each([
  [0.9, measured(0.95, 0.92, 0.97), "better"],
  [0.9, measured(0.92, 0.88, 0.95), "no clear difference"],
  [0.9, measured(0.8, 0.75, 0.85), "worse"],
  [undefined, measured(0.8, 0.75, 0.85), ""],
])("beside a BERT of %s the interval decides what is called better or worse", (bert, all, verdict) => {
  expect(accuracyPage(figures(bert, all)).tasks[0]?.verdict).toBe(verdict);
});

test("sample sizes, the date and what is too few to rely on are said", () => {
  const page = accuracyPage(figures(0.9, measured(0.95, 0.92, 0.97)));
  expect(page.measured).toMatchObject({ on: { iso: "2026-11-23" }, experts: "5\u202f472", makers: "546" });
  expect(page.tasks[0]).toMatchObject({ name: "Study design", records: "1\u202f200" });
  expect(page.tasks[0]?.labels).toEqual([expect.objectContaining({ label: "rct", support: "7", few: true })]);
});

test("without figures nothing is claimed", () => {
  expect(accuracyPage(undefined)).toEqual({ measured: undefined, tasks: [], facts: undefined });
});

test("of the facts read by hand the last reading counts, with what was wrong in it", () => {
  const wrong = [{ pmid: "12345", fact: "doses", why: "of another drug" }];
  const page = accuracyPage(undefined, [
    { seed: 1, on: "2026-11-22", read: 100, wrong: Array.from({ length: 13 }, () => wrong).flat() },
    { seed: 2, on: "2026-11-23", read: 100, wrong },
  ]);
  expect(page.facts).toMatchObject({ seed: 2, right: "99", read: "100", earlier: "87 of 100 (seed 1)" });
  expect(page.facts?.wrong).toEqual([{ pmid: "12345", address: "/studies/12345", fact: "Dose", why: "of another drug" }]);
});
