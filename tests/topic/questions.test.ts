import { describe, expect, test } from "vitest";
import { parseQuery } from "../../src/search/parse-query.ts";
import { glossary } from "../../src/topic/glossary.ts";
import { standingQuestions } from "../../src/topic/questions.ts";

describe("standing questions", () => {
  test.each(standingQuestions.map((question) => [question.slug, question] as const))(
    "%s is a search without a complaint, framed in sentences",
    (_slug, question) => {
      expect(parseQuery(question.search).problems).toEqual([]);
      expect(question.slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const sentence of [question.short, ...question.frame, ...question.unknown]) expect(sentence).toMatch(/[.]$/);
    },
  );

  test("no two share an address", () => {
    expect(new Set(standingQuestions.map(({ slug }) => slug)).size).toBe(standingQuestions.length);
  });
});

describe("glossary", () => {
  test("stands in alphabetical order, each term once", () => {
    const terms = glossary.map(({ term }) => term.toLowerCase().replaceAll("-", ""));
    expect(terms).toEqual([...new Set(terms)].sort());
  });
});
