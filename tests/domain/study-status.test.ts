import { expect, test } from "vitest";
import { studyStatus } from "../../src/domain/study-status.ts";

const kinds = (title: string, types: readonly string[] = [], references: readonly string[] = []) =>
  studyStatus({
    title,
    publicationTypes: types.map((name) => ({ name })),
    corrections: references.map((type) => ({ type, source: "" })),
  }).map(({ kind, signals }) => `${kind}: ${signals.join(", ")}`);

test.each([
  ["RETRACTED: A trial", ["retracted: title-prefix"]],
  ["[RETRACTED] A trial", ["retracted: title-prefix"]],
  ["Retracted Article: A trial", ["retracted: title-prefix"]],
  ["Retracted tendons: a study", []],
  ["WITHDRAWN: A review that was not updated", []],
  ["Retraction: A trial", ["notice: title-prefix"]],
  ["Retraction notice to “A trial”", ["notice: title-prefix"]],
  ["Erratum.", ["notice: title-prefix"]],
  ["Corrigendum to A trial", ["notice: title-prefix"]],
  ["Correction of hyponatraemia under ketamine", []],
  ["Retraction of the lung during ketamine anaesthesia", []],
])("the title %j alone says %j", (title, said) => {
  expect(kinds(title)).toEqual(said);
});

test("all signals that fire are kept", () => {
  expect(kinds("RETRACTED: A trial", ["Retracted Publication"], ["RetractionIn"])).toEqual([
    "retracted: publication-type, correction-reference, title-prefix",
  ]);
});

test("a notice titled “Retracted: …” is a notice and not a retracted study", () => {
  expect(kinds("Retracted: A trial", [], ["RetractionOf"])).toEqual(["notice: correction-reference"]);
});

test("retracted and republished is both", () => {
  expect(kinds("A trial", [], ["RetractedandRepublishedIn"])).toEqual([
    "retracted: correction-reference",
    "republished: correction-reference",
  ]);
});

test("comments and citations say nothing about a record's standing", () => {
  expect(kinds("A trial", [], ["CommentIn", "CommentOn", "Cites", "UpdateOf", "SummaryForPatientsIn"])).toEqual([]);
});
