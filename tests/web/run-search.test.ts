import { expect, test } from "vitest";
import { readState } from "../../src/web/params.ts";
import { searchOf } from "../../src/web/run-search.ts";

const budgetOf = (q: string): number =>
  searchOf(readState({ q }), () => new Date("2026-11-23T00:00:00Z")).request.budgetMs ?? Infinity;

test("a few whole words are waited for, also on a slow or freshly started machine", () => {
  for (const q of ["", "ketamine depression", "esketamine rct[design] 2024[dp]"]) expect(budgetOf(q)).toBe(1_000);
});

test("what can cost much gets the short time", () => {
  for (const q of ["ket* dep*", '"ketamine and depression in adults"', '"ketamine suicide"[tiab:~3]', "a b ".repeat(40)])
    expect(budgetOf(q)).toBe(120);
});
