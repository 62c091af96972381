import { describe, expect, test } from "vitest";
import type { Facts } from "../../../src/domain/facts.ts";
import { tagStudy } from "../../../src/tagging/tag-study.ts";
import { record } from "../invented.ts";

const TITLE = "Ketamine in depression: a randomised controlled trial";

function facts(abstract: string, title = TITLE): Facts {
  return tagStudy(record({ title, abstract })).facts;
}

describe("participants", () => {
  test.each<[string, number | undefined]>([
    ["METHODS: 67 patients were randomized to ketamine or placebo.", 67],
    ["METHODS: Twenty-six inpatients received ketamine.", 26],
    ["METHODS: One hundred and three patients were enrolled.", 103],
    ["METHODS: Patients with depression (n = 67) were randomized.", 67],
    ["METHODS: A total of 1,752 patients were randomized.", 1752],
    ["METHODS: Twenty ketamine users and 22 healthy controls were scanned.", 42],
    ["METHODS: 45 ecstasy, 48 cannabis and 40 legal drug users were recruited.", 133],
    ["METHODS: 30 patients were randomized to ketamine (n = 15) or placebo (n = 15).", 30],
    ["METHODS: Patients received ketamine (n = 14) or placebo (n = 15) at random: randomized.", 29],
    ["METHODS: We randomized 67 patients (34 women and 33 men).", 67],
    ["METHODS: Two groups of 12 healthy volunteers were randomized.", 24],
    ["METHODS: 1360 patients were assessed, and 672 patients were randomly assigned.", 672],
    ["METHODS: Patients were randomized. RESULTS: Of the 31 patients, 17 responded.", 31],
    ["METHODS: Patients aged 18 to 65 years were randomized over 40 minutes on day 7 of 12 weeks.", undefined],
    ["METHODS: Patients were randomized between 2012 and 2015.", undefined],
    ["BACKGROUND: An earlier trial randomized 200 patients. METHODS: Patients were randomized.", undefined],
  ])("%s", (abstract, expected) => {
    expect(facts(abstract).participants).toBe(expected);
  });

  test("a case report has one, rats have none", () => {
    expect(facts("We report a 54-year-old man treated with ketamine.", "Ketamine in catatonia: a case report").participants).toBe(
      1,
    );
    expect(facts("METHODS: 40 rats were randomized to ketamine. Rats swam.", "Ketamine in rats").participants).toBeUndefined();
  });
});

describe("doses", () => {
  test.each<[string, unknown[]]>([
    ["ketamine 0.5 mg/kg over 40 minutes", [{ text: "0.5 mg/kg", amount: 0.5, unit: "mg/kg" }]],
    ["ketamine (0.5 mg / kg)", [{ text: "0.5 mg / kg", amount: 0.5, unit: "mg/kg" }]],
    ["ketamine 0.5 mg kg(-1)", [{ text: "0.5 mg kg(-1", amount: 0.5, unit: "mg/kg" }]],
    ["ketamine 0.1-0.5 mg/kg", [{ text: "0.1-0.5 mg/kg", amount: 0.1, upTo: 0.5, unit: "mg/kg" }]],
    ["esketamine 56 or 84 mg", [{ text: "56 or 84 mg", amount: 56, upTo: 84, unit: "mg" }]],
    ["ketamine 0.15 mg/kg/h", [{ text: "0.15 mg/kg/h", amount: 0.15, unit: "mg/kg/h" }]],
    ["ketamine (0,5 mg/kg)", [{ text: "0,5 mg/kg", amount: 0.5, unit: "mg/kg" }]],
    ["0.25 mg/kg of esketamine", [{ text: "0.25 mg/kg", amount: 0.25, unit: "mg/kg" }]],
    ["ketamine 0.5 mg/kg or midazolam 0.045 mg/kg", [{ text: "0.5 mg/kg", amount: 0.5, unit: "mg/kg" }]],
    ["ketamine levels of 100 ng/ml", []],
    ["midazolam 2 mg", []],
  ])("%s", (words, expected) => {
    expect(facts(`METHODS: Patients were randomized to receive ${words}.`).doses).toEqual(expected);
  });
});

describe("what else is stated", () => {
  const stated = facts(
    [
      "METHODS: In this double-blind trial 60 patients received six infusions of ketamine or midazolam. The primary outcome was change on the Montgomery-Asberg Depression Rating Scale (MADRS) at 24 hours; secondary outcomes included the HAM-D.",
      "Patients were followed for 4 weeks. Blinding was assessed by asking patients to guess their treatment.",
      "RESULTS: Mean age was 42.3 years and 58% were women.",
      "TRIAL REGISTRATION: NCT01234567.",
    ].join("\n"),
  );

  test.each<[keyof Facts, unknown]>([
    ["sessions", 6],
    ["followUp", { text: "4 weeks", amount: 4, unit: "week" }],
    ["comparator", "midazolam"],
    ["primaryScale", "MADRS"],
    ["primaryTime", { text: "24 hours", amount: 24, unit: "hour" }],
    ["percentWomen", 58],
    ["age", { text: "age was 42.3", mean: 42.3 }],
    ["blinding", "double-blind"],
    ["maskingChecked", true],
    ["registrations", ["NCT01234567"]],
  ])("%s", (name, expected) => {
    expect(stated[name]).toEqual(expected);
  });

  test("each has its quote", () => {
    for (const name of Object.keys(stated)) if (name !== "quotes" && name !== "doses") expect(stated.quotes).toHaveProperty(name);
  });

  test("what is not stated is absent, never guessed", () => {
    const silent = facts("METHODS: Patients were randomized to ketamine or another treatment.");
    expect(silent).toEqual({ doses: [], registrations: [], quotes: {} });
  });

  test("shares of responders are not shares of women", () => {
    expect(
      facts("METHODS: 53 patients were randomized. RESULTS: Men responded more often (77%) than women (43%).").percentWomen,
    ).toBeUndefined();
  });

  test("two comparators leave the comparator open", () => {
    expect(
      facts("METHODS: 90 patients were randomized to ketamine versus midazolam, or versus propofol.").comparator,
    ).toBeUndefined();
  });
});

test.each([
  ["NCT 01234567", "NCT01234567"],
  ["ISRCTN12345678", "ISRCTN12345678"],
  ["ACTRN12616001096448", "ACTRN12616001096448"],
  ["ChiCTR2200057028", "ChiCTR2200057028"],
  ["2010-012345-12", "2010-012345-12"],
  ["DRKS00012345", "DRKS00012345"],
  ["IRCT20210806052096N1", "IRCT20210806052096N1"],
])("the registry id %s is read as %s", (written, id) => {
  expect(facts(`METHODS: Patients were randomized. REGISTRATION: ${written}.`).registrations).toEqual([id]);
});
