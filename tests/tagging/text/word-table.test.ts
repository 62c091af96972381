import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenise } from "../../../src/tagging/text/tokens.ts";
import { wordTable } from "../../../src/tagging/text/word-table.ts";

test("a word met again is the same word, in capitals too", () => {
  const words = tokenise("Ketamine, KETAMINE and ketamine", 0, wordTable()).map((token) => token.word);
  expect(words[0]).toBe(words[1]);
  expect(words[0]).toBe(words[3]);
  expect(words[0]).not.toBe(words[2]);
});

test("what was read before never changes what is read next", () => {
  const table = wordTable();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), (text) => {
      const spelt = (tokens: ReturnType<typeof tokenise>): unknown[] =>
        tokens.map(({ norm, start, end, word }) => [norm, start, end, word.number]);
      expect(spelt(tokenise(text, 0, table))).toEqual(spelt(tokenise(text)));
    }),
  );
});

test("a text ends where it ends, whatever longer text was read before", () => {
  const table = wordTable();
  tokenise("ketamine and esketamine", 0, table);
  expect(tokenise("keta", 0, table).map((token) => token.norm)).toEqual(["keta"]);
});

test.each([
  ["Sjögren's", ["sjogren", "s"]],
  ["Österreich café", ["osterreich", "cafe"]],
  ["αCaMKII β-arrestin", ["αcamkii", "β", "arrestin"]],
])("the letters of %s make whole words, wherever the foreign ones stand", (text, words) => {
  expect(tokenise(text, 0, wordTable()).map((token) => token.norm)).toEqual(words);
});

test("more different words than are remembered are all read rightly", () => {
  const table = wordTable();
  const names = Array.from(
    { length: 40_000 },
    (_unused, index) => `w${String(index).replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)))}`,
  );
  for (let round = 0; round < 2; round++) expect(tokenise(names.join(" "), 0, table).map((token) => token.norm)).toEqual(names);
});
