import { describe, expect, test } from "vitest";
import type { Facts } from "../../src/domain/facts.ts";
import type { Facet, Tag } from "../../src/domain/tag.ts";
import { BETTER } from "../../src/tagging/conclusion/comparison-won.ts";
import { summaryLine, summaryText } from "../../src/tagging/summary-line.ts";

/** "conclusion:positive!" is a conclusion with a quoted comparison. */
function tagsOf(names: string): readonly Tag[] {
  return names
    .split(" ")
    .filter((name) => name !== "")
    .map((name) => {
      const [facet, value = ""] = name.replace("!", "").split(":");
      const tag: Tag = { facet: facet as Facet, value, evidence: [{ field: "title", start: 0, end: 1, text: "x" }] };
      return name.endsWith("!") ? { ...tag, because: BETTER } : tag;
    });
}

const NONE: Facts = { doses: [], registrations: [], quotes: {} };
const line = (names: string, facts: Partial<Facts> = {}) => summaryText(summaryLine(tagsOf(names), { ...NONE, ...facts }));
const mg = (amount: number, upTo?: number) => ({ text: "", amount, unit: "mg", ...(upTo !== undefined && { upTo }) });
const span = (amount: number, unit: "hour" | "day" | "week") => ({ text: "", amount, unit });

const TRIAL = "design:rct drug:esketamine route:intranasal control:placebo population:adults condition:depression";

describe("the line says what is stated, in one order", () => {
  test.each<[string, string, Partial<Facts>, string]>([
    [
      "a whole trial",
      `${TRIAL} condition:treatment-resistant conclusion:positive!`,
      {
        participants: 67,
        blinding: "double-blind",
        doses: [mg(56), mg(84)],
        comparator: "placebo",
        primaryScale: "MADRS",
        primaryTime: span(28, "day"),
      },
      "Randomised, double-blind · 67 adults, treatment-resistant depression · esketamine 56/84 mg intranasal vs placebo · MADRS, day 28 · favours esketamine",
    ],
    ["nothing at all", "", {}, ""],
    ["a design alone", "design:cohort", {}, "Cohort"],
    [
      "a notice, whatever else it says",
      "design:notice drug:ketamine conclusion:positive",
      { participants: 9 },
      "Notice, not a study",
    ],
    ["thousands", "design:cohort population:adults", { participants: 1902 }, "Cohort · 1\u202f902 adults"],
    ["one person", "design:case-report population:adults", { participants: 1 }, "Case report · 1 adult"],
    ["people without a number", "design:cohort population:veterans condition:ptsd", {}, "Cohort · veterans, PTSD"],
    [
      "children and adults",
      "design:cohort population:children population:adults",
      { participants: 30 },
      "Cohort · 30 children and adults",
    ],
    [
      "women",
      "design:rct population:women-only condition:postpartum",
      { participants: 298 },
      "Randomised · 298 women, postpartum depression",
    ],
    ["a protocol of a trial is a protocol", "design:rct design:protocol", {}, "Protocol"],
    ["a post hoc analysis of a trial is one", "design:rct design:secondary-analysis", {}, "Secondary analysis"],
    ["masking alone", "", { blinding: "open-label" }, "Open-label"],
    [
      "rats have no population",
      "design:preclinical drug:arketamine condition:depression population:adults",
      {},
      "Preclinical · arketamine",
    ],
    [
      "a review has no dose and no participants of its own kind",
      "design:meta-analysis drug:ketamine control:placebo condition:depression population:adults conclusion:mixed",
      { doses: [mg(5)] },
      "Meta-analysis · depression · ketamine vs placebo · mixed",
    ],
    ["a comment treats nobody", "design:commentary drug:ketamine condition:depression", {}, "Commentary · depression"],
    [
      "a named comparator goes before its kind",
      "design:rct drug:ketamine control:active-drug",
      { comparator: "electroconvulsive therapy" },
      "Randomised · ketamine vs ECT",
    ],
    ["a kind of comparator", "design:rct drug:ketamine control:active-drug", {}, "Randomised · ketamine vs another drug"],
    ["no control is no comparator", "design:cohort drug:ketamine control:none control:pre-post", {}, "Cohort · ketamine"],
    ["a comparator without a drug", "design:rct control:midazolam", {}, "Randomised · compared with midazolam"],
    ["three drugs", "drug:ketamine drug:esketamine drug:arketamine", {}, "ketamine, esketamine and arketamine"],
    ["two routes", "drug:ketamine route:intravenous route:oral", {}, "ketamine intravenous or oral"],
    ["three routes say nothing", "drug:ketamine route:intravenous route:oral route:intranasal", {}, "ketamine"],
    ["once", "drug:ketamine regimen:single-dose", {}, "ketamine, once"],
    ["single and repeated contradict each other", "drug:ketamine regimen:single-dose regimen:repeated", {}, "ketamine"],
    ["sessions", "drug:ketamine regimen:repeated", { sessions: 6 }, "ketamine, 6 sessions"],
    ["a range of doses", "drug:ketamine", { doses: [mg(28, 84)] }, "ketamine 28–84 mg"],
    ["a range whose ends stand alone, too", "drug:ketamine", { doses: [mg(56, 84), mg(84), mg(56)] }, "ketamine 56/84 mg"],
    ["an amount inside a range", "drug:ketamine", { doses: [mg(28, 84), mg(56)] }, "ketamine 28–84 mg"],
    ["many doses", "drug:ketamine", { doses: [mg(1), mg(2), mg(4), mg(8)] }, "ketamine 1–8 mg"],
    [
      "doses of two kinds",
      "drug:ketamine",
      { doses: [mg(50), { text: "", amount: 0.5, unit: "mg/kg" }] },
      "ketamine 50 mg, 0.5 mg/kg",
    ],
    ["hours", "", { primaryScale: "SSI", primaryTime: span(24, "hour") }, "SSI, 24 h"],
    ["a time without a scale", "", { primaryTime: span(24, "hour") }, ""],
    ["no difference", "conclusion:neutral", {}, "no difference"],
    ["against", "conclusion:negative", {}, "authors conclude against"],
    [
      "in favour, but of what?",
      "design:cohort drug:ketamine conclusion:positive",
      {},
      "Cohort · ketamine · authors conclude in favour",
    ],
    [
      "praise without a quoted comparison",
      "design:rct drug:ketamine control:placebo conclusion:positive",
      {},
      "Randomised · ketamine vs placebo · authors conclude in favour",
    ],
    ["two conclusions", "conclusion:positive conclusion:negative", {}, "mixed"],
    ["a retracted conclusion is not repeated", "design:rct status:retracted conclusion:positive", {}, "Randomised"],
    ["a value of tomorrow", "design:rct conclusion:unheard-of", {}, "Randomised · unheard-of"],
  ])("%s", (_name, names, facts, expected) => {
    expect(line(names, facts)).toBe(expected);
  });
});

test("the heading Ketamine, under which MeSH files esketamine, adds no second drug", () => {
  const heading: Tag = {
    facet: "drug",
    value: "ketamine",
    evidence: [{ field: "mesh", index: 0, start: 0, end: 8, text: "Ketamine" }],
  };
  const tags = [...tagsOf("design:rct drug:esketamine control:placebo conclusion:positive!"), heading];
  expect(summaryText(summaryLine(tags, NONE))).toBe("Randomised · esketamine vs placebo · favours esketamine");
  expect(summaryText(summaryLine([heading], NONE))).toBe("ketamine");
});

test("an untagged study has no line", () => {
  expect(summaryLine([], undefined)).toEqual([]);
});
