import { expect, test } from "vitest";
import { tagStudy } from "../../src/tagging/tag-study.ts";
import type { TaggerInput } from "../../src/tagging/tagger-input.ts";
import { record } from "./invented.ts";

function status(given: Partial<TaggerInput>): string[] {
  return tagStudy(record(given))
    .tags.filter((tag) => tag.facet === "status")
    .map((tag) => tag.value);
}

test.each<[string[], Partial<TaggerInput>]>([
  [["retracted"], { title: "Ketamine", publicationTypes: ["Retracted Publication"] }],
  [["retracted"], { title: "RETRACTED: Ketamine in depression" }],
  [["retracted"], { title: "[Retracted] Ketamine in depression" }],
  [["retracted"], { title: "Ketamine", corrections: ["RetractionIn: J Invent. 2024;1(1):1."] }],
  [["corrected"], { title: "Ketamine", corrections: ["ErratumIn: J Invent. 2024;1(1):1."] }],
  [["expression-of-concern"], { title: "Ketamine", corrections: ["ExpressionOfConcernIn: J Invent. 2024;1(1):1."] }],
  [["preprint"], { title: "Ketamine", publicationTypes: ["Preprint"] }],
  [["has-update"], { title: "Ketamine", corrections: ["UpdateIn: J Invent. 2024;1(1):1."] }],
  [[], { title: "Retracted nipples after ketamine" }],
  [[], { title: "Ketamine", corrections: ["CommentIn: On a retracted paper. J Invent. 2024."] }],
])("%j", (expected, given) => {
  expect(status(given)).toEqual(expected);
});
