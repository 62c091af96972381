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
    [
      "ketamine 0.2, 0.4 mg/kg",
      [
        { text: "0.2", amount: 0.2, unit: "mg/kg" },
        { text: "0.4 mg/kg", amount: 0.4, unit: "mg/kg" },
      ],
    ],
    ["S-ketamine, mean (SD) = 0.96 (0.26) mg/kg", [{ text: "0.96 (0.26) mg/kg", amount: 0.96, unit: "mg/kg" }]],
    ["oral ketamine 50 mg, titrated up by 25 mg every third day", [{ text: "50 mg", amount: 50, unit: "mg" }]],
    ["ketamine 56 mg by two devices (28 mg per device)", [{ text: "56 mg", amount: 56, unit: "mg" }]],
    ["ketamine 0.4 mg/kg, triazolam 0.5 mg", [{ text: "0.4 mg/kg", amount: 0.4, unit: "mg/kg" }]],
    ["ketamine (.5 mg/kg)", [{ text: ".5 mg/kg", amount: 0.5, unit: "mg/kg" }]],
    [
      "ketamine as a bolus of .23 mg/kg, then .58 mg/kg",
      [
        { text: ".23 mg/kg", amount: 0.23, unit: "mg/kg" },
        { text: ".58 mg/kg", amount: 0.58, unit: "mg/kg" },
      ],
    ],
    ["ketamine 0. 5 mg/kg", [{ text: "0. 5 mg/kg", amount: 0.5, unit: "mg/kg" }]],
    [
      "placebo (n = 33), esketamine 28 mg (n = 11), 56 mg (n = 11), or 84 mg (n = 12)",
      [
        { text: "28 mg", amount: 28, unit: "mg" },
        { text: "56 mg", amount: 56, unit: "mg" },
        { text: "84 mg", amount: 84, unit: "mg" },
      ],
    ],
    ["S-ketamine 0.5 mg x kg(-1)", [{ text: "0.5 mg x kg(-1", amount: 0.5, unit: "mg/kg" }]],
    ["ketamine 2.5 micrograms kg-1 min-1", [{ text: "2.5 micrograms kg-1 min-1", amount: 2.5, unit: "μg/kg/min" }]],
    ["ketamine or a 0.7 μg kg−1 h−1 infusion of dexmedetomidine", []],
    ["ketamine, then to flexible-dose ( 100 - 200mg / day ) riluzole", []],
    ["a ketamine dose of 22.2+/-2.0 mg/h/70 kg", []],
    ["morphine 0.2 mg+ketamine 0.5 mg", [{ text: "0.5 mg", amount: 0.5, unit: "mg" }]],
    ["ketamine, and morphine consumption was lower in the ketamine group (28 mg)", []],
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

  test.each<[string, keyof Facts, unknown]>([
    // Each as seen in the named record.
    ["METHODS: Patients received two 40 minute intravenous infusions of ketamine.", "sessions", 2], // 35110300
    ["RESULTS: Scans after ketamine (HV n = 18) infusions of ketamine were compared.", "sessions", undefined], // 32929215
    ["METHODS: Three bolus injections of 5 mg ketamine were given at 5 min intervals.", "sessions", undefined], // 12109952
    ["RESULTS: 628 patients were screened, of whom 79 were randomly assigned to ketamine or saline.", "participants", 79], // 28359862
    [
      "RESULTS: Seventy-five ASA 1 or 2 children aged 7-16 years were recruited. Five patients reported hallucinations.",
      "participants",
      75,
    ], // 12791116
    ["BACKGROUND: Depression is an illness affecting 350 million people worldwide.", "participants", undefined], // 32875273
    ["METHODS: 53 older adults received ketamine. RESULTS: Fatigue was common (50% of infusions; n = 73).", "participants", 53], // 33478865
    ["RESULTS: Ketamine reduced CAPS scores (n = 5, MD: -10.6).", "participants", undefined], // 37776285
    ["METHODS: Twenty-one (21) depressed patients were scheduled to receive ketamine infusions.", "participants", 21], // 37075822
    [
      "METHODS: The top 50 authors and articles were identified. RESULTS: Ketamine was a frequent theme.",
      "participants",
      undefined,
    ], // 38523957
    ["RESULTS: Out of 200 search results, 10 clinic websites met our criteria.", "participants", undefined], // 39446753
    ["METHODS: They received ketamine with three 25 μg fentanyl injections.", "sessions", undefined], // 31433347
    ["METHODS: Subjects had received a single or fractionated dose of ketamine.", "sessions", undefined], // 18208917
    ["METHODS: The primary outcome measure was the Beck Scale for Suicide Ideation.", "primaryScale", "BSS"], // 33542187
    ["METHODS: The primary outcome was MADRS score at 1, 2 and 3 days after infusion.", "primaryTime", undefined], // 37205558
    ["METHODS: Patients received ketamine plus ECT compared with ketamine plus sham ECT.", "comparator", undefined], // 29867602
    ["CONCLUSION: Limitations include the possibility of functional unblinding.", "maskingChecked", undefined], // 38636712
    ["RESULTS: 94 patients took part. Of the drivers, 94% were male.", "percentWomen", undefined], // 34050644
    ["METHODS: Trends were estimated by age (12-17, 18-25, 26+).", "age", undefined], // 36119808
    ["METHODS: We pooled randomized placebo-controlled and open-label trials.", "blinding", undefined], // 33239245
  ])("%s", (abstract, name, expected) => {
    expect(facts(`METHODS: Patients were randomized. ${abstract}`)[name]).toEqual(expected);
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
  ["NL1234 in the Dutch register", "NL1234"],
  ["注册号NCT01234567", "NCT01234567"],
])("the registry id %s is read as %s", (written, id) => {
  expect(facts(`METHODS: Patients were randomized. REGISTRATION: ${written}.`).registrations).toEqual([id]);
});
