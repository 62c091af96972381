import { expect, test } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { tagLine } from "../../src/tagging/tag-line.ts";

test("a line needs no more than an id and a title", () => {
  const { id, tags } = tagLine({ id: "x", title: "Ketamine for depression: a randomised controlled trial" });
  expect(id).toBe("x");
  expect(tags.find((tag) => tag.facet === "design")).toEqual({
    facet: "design",
    value: "rct",
    evidence: [{ field: "title", start: 25, end: 54, text: "a randomised controlled trial" }],
  });
});

test("words from a list say which name of the list they are", () => {
  const line = {
    id: "x",
    title: "Ketamine and mood",
    publicationTypes: ["Journal Article", "Randomized Controlled Trial"],
    mesh: ["Humans"],
  };
  const evidence = tagLine(line).tags.find((tag) => tag.facet === "design")?.evidence[0];
  expect(evidence).toMatchObject({ field: "publicationTypes", index: 1, text: "Randomized Controlled Trial" });
});

test("an export that joins title and abstract is read as both", () => {
  const joined = tagLine({
    id: "x",
    title: "Ketamine and mood.^\\nMETHODS: 40 patients were randomised to ketamine or placebo.",
    abstract: "",
  });
  expect(joined.facts.participants).toBe(40);
});

test.each([
  undefined,
  null,
  7,
  "text",
  [],
  {},
  { id: "x" },
  { title: "x" },
  { id: "x", title: 7 },
  { id: "x", title: "x", mesh: [7] },
])("%j gets one clear sentence", (json) => {
  expect(() => tagLine(json)).toThrow(AppError);
  expect(() => tagLine(json)).toThrow(/\.$/);
});
