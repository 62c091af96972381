import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACETS } from "../../src/topic/facets.ts";
import type { Evidence } from "../../src/domain/tag.ts";
import { tagStudy, type Tagged } from "../../src/tagging/tag-study.ts";
import { taggerInputFromStudy, type TaggerInput } from "../../src/tagging/tagger-input.ts";
import { psynamic, randomPubmed, studyTypeTeller } from "../accuracy/labels.ts";
import { realStudies } from "../support/real-studies.ts";
import { sharedData } from "../support/shared-data.ts";
import { invented, record } from "./invented.ts";

/** The text that a piece of evidence says it was cut from. */
function source(input: TaggerInput, { field, index = 0 }: Evidence): string {
  if (field === "title" || field === "abstract") return input[field];
  if (field === "mesh") return input.mesh[index]?.descriptor ?? "";
  return input[field]?.[index] ?? "";
}

function faults(input: TaggerInput, { tags, facts }: Tagged): string[] {
  const quotes = Object.values(facts.quotes).flat();
  const all = [...tags.flatMap((tag) => tag.evidence), ...quotes];
  const wrong = all
    .filter((one) => one.text === "" || source(input, one).slice(one.start, one.end) !== one.text)
    .map((one) => JSON.stringify(one));
  const silent = tags.filter((tag) => tag.evidence.length === 0).map((tag) => `${tag.facet}:${tag.value} has no words`);
  const unknown = tags
    .filter((tag) => !FACETS[tag.facet].values.some((one) => one.value === tag.value))
    .map((tag) => `${tag.facet}:${tag.value} is no value`);
  const names = tags.map((tag) => `${tag.facet}:${tag.value}`);
  return [...wrong, ...silent, ...unknown, ...(new Set(names).size === names.length ? [] : [`twice: ${names.join(" ")}`])];
}

describe("no words, no tag", () => {
  const labels = sharedData("labels");

  test("every tag and fact of every real record shows words that stand exactly where it says", async ({ skip }) => {
    if (labels === undefined) return skip("../shared/data is absent: real records can't be read.");
    const studies = (await realStudies()).map(taggerInputFromStudy);
    const labelled = [...psynamic(labels), ...studyTypeTeller(labels), ...randomPubmed(labels)].map((one) => one.input);
    const wrong = [...studies, ...labelled].flatMap((input) => faults(input, tagStudy(input)));
    expect(wrong).toEqual([]);
    expect(studies.length + labelled.length).toBeGreaterThan(7000);
  }, 300_000);

  test("the same record always gets the same tags", () => {
    for (let index = 0; index < 20; index++) expect(tagStudy(invented(index))).toEqual(tagStudy(invented(index)));
  });
});

const WORDS = [
  "ketamine",
  "randomized",
  "patients",
  "n = ",
  "67",
  "0.5 mg/kg",
  "(",
  ")",
  ".",
  ";",
  "METHODS:",
  "will be",
  "no",
  "%",
  "1,000",
  "twenty",
  "-",
  "\n",
  "\\n",
  "İ",
  "Å",
  "S-",
  "and",
  "to",
  "single",
  "a",
];

describe("hostile text", () => {
  test("any text is tagged truthfully", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(" ")),
    );
    const given = fc.record({
      title: text,
      abstract: text,
      publicationTypes: fc.array(text, { maxLength: 3 }),
      keywords: fc.array(text, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(given, (one) => faults(record(one), tagStudy(record(one))).length === 0),
      { numRuns: 300 },
    );
  });

  test("a hundred kilobytes of the same words over and over take less than a second", () => {
    const seed = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => `${words.join(" ")} `);
    fc.assert(
      fc.property(seed, fc.boolean(), (piece, glued) => {
        const bare = glued ? piece.replaceAll(" ", "") : piece;
        const abstract = (bare === "" ? "a" : bare).repeat(Math.ceil(100_000 / Math.max(1, bare.length))).slice(0, 100_000);
        const began = process.cpuUsage();
        tagStudy(record({ abstract }));
        const { user } = process.cpuUsage(began);
        return user < 1_000_000;
      }),
      { numRuns: 40 },
    );
  }, 300_000);
});
