import { expect, test } from "vitest";
import { tagStudy } from "../../src/tagging/tag-study.ts";
import { record } from "./invented.ts";

function level(title: string, abstract: string, publicationTypes: string[] = []): (string | undefined)[] {
  const tag = tagStudy(record({ title, abstract, publicationTypes })).tags.find((one) => one.facet === "evidence");
  return [tag?.value, tag?.because];
}

test.each([
  ["1", "Ketamine: a systematic review and meta-analysis", "METHODS: We searched PubMed and Embase."],
  ["2", "Ketamine: a randomised controlled trial", "METHODS: 40 patients were randomly assigned."],
  ["3", "Ketamine: an open-label trial", "METHODS: 40 patients received ketamine."],
  ["4", "Ketamine: a case series", "We report five patients."],
  ["5", "Ketamine: a review", "This review summarizes what is known."],
])("level %s comes with its reason", (expected, title, abstract) => {
  const [value, because] = level(title, abstract);
  expect(value).toBe(expected);
  expect(because).toMatch(new RegExp(`^Level ${expected} because `));
});

test("a protocol, a notice and a comment never raise the level", () => {
  expect(
    level("Ketamine: study protocol for a randomised controlled trial", "METHODS: Patients will be randomised.")[0],
  ).toBeUndefined();
  expect(level("Retraction: Ketamine: a randomised controlled trial", "", ["Retraction of Publication"])[0]).toBeUndefined();
  expect(level("Comment on a randomised controlled trial of ketamine", "", ["Comment"])[0]).toBe("5");
});

test("a retracted trial has no level left", () => {
  expect(
    level("RETRACTED: Ketamine: a randomised controlled trial", "METHODS: 40 patients were randomly assigned.", [
      "Retracted Publication",
    ])[0],
  ).toBeUndefined();
});
