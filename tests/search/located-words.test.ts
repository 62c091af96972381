import { expect, test } from "vitest";
import { indexWords } from "../../src/domain/index-words.ts";
import { wordLocator } from "../../src/search/located-words.ts";

/** Each word with the stretch of the text that it was made of. */
function located(text: string, locate = wordLocator()): readonly (readonly [word: string, stretch: string])[] {
  const { words, starts, ends, book } = locate(text);
  return Array.from(words, (word, at) => [book.words[word] ?? "", text.slice(starts[at], ends[at])]);
}

test("every word stands on the stretch that it was made of", () => {
  expect(located("S(+)-Ketamine’s followup: (R)-ketamine of ketamine")).toEqual([
    ["esketamine", "S(+)-Ketamine’s"],
    ["follow", "followup"],
    ["up", "followup"],
    ["arketamine", "(R)-ketamine"],
    ["of", "of"],
    ["ketamine", "ketamine"],
  ]);
});

test.each([
  ["spellings", "Behaviour, randomised; Sjögren’s 5-HT₂A and β-endorphin: N,N-dimethyl… vs. ketamine"],
  ["a text longer than any before", "一".repeat(5_000)],
  ["nothing", ""],
])("the words are those of the index: %s", (_, text) => {
  expect(located(text).map(([word]) => word)).toEqual(indexWords(text));
});

test("more spellings than are remembered change nothing", () => {
  const locate = wordLocator();
  const many = Array.from({ length: 40_000 }, (_, at) => `w${at.toString(36)}`).join(" ");
  const before = located("relief of depression", locate);
  expect(located(many, locate).map(([word]) => word)).toEqual(indexWords(many));
  expect(located(many, locate).at(-1)).toEqual([`w${(39_999).toString(36)}`, `w${(39_999).toString(36)}`]);
  expect(located("relief of depression", locate)).toEqual(before);
});
