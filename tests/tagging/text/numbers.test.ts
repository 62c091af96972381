import { expect, test } from "vitest";
import { readNumber } from "../../../src/tagging/text/numbers.ts";
import { tokenise } from "../../../src/tagging/text/tokens.ts";

test.each([
  ["67", 67],
  ["1,000", 1000],
  ["0.5", 0.5],
  ["0,5", 0.5],
  ["twelve", 12],
  ["twenty-six", 26],
  ["one hundred", 100],
  ["one hundred and three", 103],
  ["two hundred fifty", 250],
  ["patients", undefined],
])("%s is %s", (text, expected) => {
  const norms = tokenise(text).map((token) => token.norm);
  expect(readNumber((at) => norms[at], 0)?.value).toBe(expected);
});
