import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/tagging/text/document.ts";
import { record } from "../invented.ts";

function zones(abstract: string): string[] {
  return readDocument(record({ abstract })).sentences.map((sentence) => sentence.zone);
}

describe("sections", () => {
  test("headings open sections, in capitals or not", () => {
    expect(zones("BACKGROUND: Old news. METHODS: It was done. It went well. RESULTS: Less pain. CONCLUSIONS: Good.")).toEqual([
      "background",
      "methods",
      "methods",
      "results",
      "conclusion",
    ]);
    expect(
      zones("Background: Old news.\nMaterials and methods: It was done.\nResults: Less pain.\nTrial registration: NCT01234567."),
    ).toEqual(["background", "methods", "results", "registration"]);
  });

  test("an abstract without headings opens with others' work and ends with what it means", () => {
    const text =
      "Depression is common. Ketamine acts fast. We treated 40 patients. Scores fell. These results suggest that ketamine works.";
    expect(zones(text)).toEqual(["background", "background", "other", "other", "conclusion"]);
  });
});

describe("sentences", () => {
  test.each([
    ["Doses of 0.5 mg were given vs. placebo. Scores fell.", 2],
    ["See e.g. Smith et al. for this. More follows.", 2],
    ["One line\nanother line", 2],
    ["It ended (p < .05). Then it began.", 2],
    ["It ended.Then it began anew.", 2],
  ])("%s", (text, count) => {
    expect(zones(text)).toHaveLength(count);
  });
});
