import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/tagging/text/document.ts";
import { evidenceOf, read } from "../../../src/tagging/text/hits.ts";
import { compileLexicon } from "../../../src/tagging/text/lexicon.ts";
import { record } from "../invented.ts";

function found(phrase: string, abstract: string): (string | undefined)[] {
  const document = readDocument(record({ abstract }));
  return read(document, compileLexicon({ cue: [phrase] }, { people: ["patient", "patients"] }))
    .hits("cue")
    .map((hit) => evidenceOf(document, hit.from, hit.to)?.text);
}

describe("phrases", () => {
  test.each([
    ["double blind", "A Double-Blind trial", ["Double-Blind"]],
    ["double blind", "A double - blind trial", ["double - blind"]],
    ["randomi*", "Randomised, not random", ["Randomised"]],
    ["# <people>", "We saw 67 patients and twelve patients", ["67 patients", "twelve patients"]],
    ["(low|high) dose", "low dose or high-dose", ["low dose", "high-dose"]],
    ["give _2 dose", "give the first dose; give dose; give a very big dose", ["give the first dose", "give dose"]],
    ["asberg", "Montgomery-Åsberg", ["Åsberg"]],
    ["first second", "It was first. Second came next", []],
  ])("%s in “%s”", (phrase, text, expected) => {
    expect(found(phrase, text)).toEqual(expected);
  });

  test("a phrase that can't be compiled stops the program at once", () => {
    expect(() => compileLexicon({ cue: ["(open"] })).toThrow(/Unbalanced/);
    expect(() => compileLexicon({ cue: ["<nobody>"] })).toThrow(/No class/);
  });
});
