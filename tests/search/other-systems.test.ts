import { expect, test } from "vitest";
import { parseQuery } from "../../src/search/parse-query.ts";
import { understand } from "../../src/search/understand.ts";

const warningsOf = (typed: string) => parseQuery(typed).problems.map(({ message }) => message);

test.each([
  ["exp Ketamine/", '"Ketamine"[mh]'],
  ["exp Depressive Disorder/ AND ketamine", '"Depressive Disorder"[mh]'],
  ["depression.ti,ab.", "depression[tiab]"],
  ["ketamin*.mp.", "how Ovid names fields"],
  ["ketamine ADJ3 depression", "[tiab:~3]"],
  ["ketamine adj depression", "[tiab:~3]"],
  ["ketamine NEAR/3 depression", "[tiab:~3]"],
  ["ketamine W/3 depression", "[tiab:~3]"],
  ["TITLE-ABS-KEY(ketamine)", "ketamine[tiab]"],
  ["TS=(ketamine)", "ketamine[tiab]"],
  ["wom?n", "joined by OR"],
  ["title:ketamine", "[ti]"],
  ["author:Zarate", "[au]"],
  ["ketamine[ti", "Write [ti]."],
])("%s is told once, with what to write instead", (typed, advice) => {
  expect(warningsOf(typed)).toEqual([expect.stringContaining(advice)]);
});

test.each([
  "ketamine",
  "is ketamine safe?",
  '"exp ketamine/" OR "title:x"',
  "https://pubmed.ncbi.nlm.nih.gov/31786030/?term=ketamine",
  "adjunctive ketamine",
  "Ketamine vs. ECT in pts. with MDD.",
])("%s is nothing of another system's", (typed) => {
  expect(warningsOf(typed)).toEqual([]);
});

test("lines joined by bare numbers, as Ovid prints them, are joined as by #1 AND #2", () => {
  const read = (typed: string) => understand(typed, { today: "2026-11-23" });
  const { plan, warnings } = read("1. ketamine[ti]\n2. mood[ti] OR affect[ti]\n3. 1 and 2");
  expect(warnings).toEqual([]);
  expect(plan).toEqual(read("(ketamine[ti]) AND (mood[ti] OR affect[ti])").plan);
  expect(read("1. ketamine[ti]\n2. mood[ti]\n3. rats[ti]\n4. (1 and 2) not 3").plan).toEqual(
    read("(ketamine[ti] AND mood[ti]) NOT rats[ti]").plan,
  );
});

test.each(["\u200b", "\u2060", "\ufeff"])("an unseen sign between words parts them", (sign) => {
  expect(understand(`ketamine${sign}depression`, { today: "2026-11-23" }).plan).toEqual(
    understand("ketamine depression", { today: "2026-11-23" }).plan,
  );
});
