import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexText, indexWords, prefixForms } from "../../src/domain/index-words.ts";

describe("spellings that mean the same meet", () => {
  test.each([
    ["esketamine", "(S)-ketamine", "S-ketamine", "S(+)-ketamine", "S-(+)-ketamine", "(S)‐ketamine", "(+)-ketamine", "S-Ketamine"],
    ["arketamine", "(R)-ketamine", "R-ketamine", "R(−)-ketamine", "(R)-(-)-ketamine"],
    ["ketamine", "(R,S)-ketamine", "rac-ketamine", "(±)-ketamine", "KETAMINE"],
    ["treatment resistant", "treatment-resistant", "Treatment‑Resistant", "treatment–resistant"],
    ["randomized", "randomised"],
    ["behavior", "behaviour"],
    ["anesthesia", "anaesthesia"],
    ["hemoglobin", "haemoglobin"],
    ["tumor", "tumour"],
    ["meta analysis", "meta-analysis", "metaanalysis"],
    ["beta endorphin", "β-endorphin", "Beta-endorphin"],
    ["sjogren", "Sjögren", "Sjögren's", "Sjögren’s"],
    ["montgomery asberg", "Montgomery–Åsberg", "Montgomery-Asberg"],
    ["ischemic", "ischaemic"],
    ["edema", "oedema"],
    ["center", "centre"],
    ["enrollment", "enrolment"],
    ["program", "programme"],
    ["labeled", "labelled"],
  ])("%s", (word, ...others) => {
    for (const other of others) expect(indexText(other)).toBe(indexText(word));
  });
});

describe("words that differ stay apart", () => {
  test.each([
    ["ketamine", "esketamine"],
    ["esketamine", "arketamine"],
    ["norketamine", "ketamine"],
    ["patients ketamine", "patient esketamine"],
    ["mice ketamine", "arketamine"],
    ["hour", "hor"],
    ["four", "for"],
  ])("%s and %s", (one, other) => {
    expect(indexText(one)).not.toBe(indexText(other));
  });

  test("a plural s before ketamine is no mirror image", () => {
    expect(indexText("effects ketamine")).toBe("effects ketamine");
    expect(indexText("patients' ketamine")).not.toContain("esketamine");
  });
});

test("numbers, doses and CJK text become words in order", () => {
  expect(indexWords("0.5 mg/kg")).toEqual(["0", "5", "mg", "kg"]);
  expect(indexWords("氯胺酮 treatment")).toEqual(["氯", "胺", "酮", "treatment"]);
  expect(indexWords("COVID-19")).toEqual(["covid", "19"]);
});

test.each([
  ["suicid", ["suicid"]],
  ["randomis", ["randomis", "randomiz"]],
  ["organisat", ["organisat", "organizat"]],
  ["meta-analys", ["meta analys", "meta analyz"]],
  ["leukaem", ["leukaem", "leukem"]],
  ["counsell", ["counsell", "counsel"]],
  ["nonrandom", ["nonrandom", "non random"]],
  ["multi-cent", ["multi cent"]],
  ["(S)-ketamin", ["s ketamin", "esketamin"]],
  ["tumou", ["tumou", "tumo"]],
  ["anaesth", ["anaesth", "anesth"]],
  ["***", []],
])("%s* may stand in the index as %j", (typed, forms) => {
  expect(prefixForms(typed).map((form) => form.join(" "))).toEqual(forms);
});

test("indexing the indexed text changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const once = indexText(text);
      expect(indexText(once)).toBe(once);
    }),
    { numRuns: 3_000 },
  );
});

test("100 kB of hostile text cost less than 200 ms", () => {
  for (const piece of ["s-", "(s)", "ketamine ", "ae", "our", "'s", "α", "(2R,6R)-"]) {
    const text = piece.repeat(100_000 / piece.length);
    const before = process.cpuUsage();
    indexWords(text);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(200);
  }
});
