import fc from "fast-check";
import { expect, test } from "vitest";
import { isArticleNumber, readPages } from "../../src/domain/page-range.ts";

test.each([
  ["132-42", "132", "142"],
  ["1187-9", "1187", "1189"],
  ["199-200", "199", "200"],
  ["S12-8", "S12", "S18"],
  ["S14-21; discussion S21", "S14", "S21"],
  ["1-9; discussion 9-10", "1", "9"],
  ["167-70, 173, 176-9", "167", "170"],
  ["77-95, viii", "77", "95"],
  ["e488-e491", "e488", "e491"],
  ["e452-6", "e452", "e456"],
  ["1134-1146.e6", "1134", "1146.e6"],
  ["1134-46.e6", "1134", "1146.e6"],
  ["390.e1-390.e6", "390.e1", "390.e6"],
  ["237.e9-237.e17", "237.e9", "237.e17"],
  ["90S-93S", "90S", "93S"],
  ["7303205030p1-7303205030p10", "7303205030p1", "7303205030p10"],
  ["xi-xv", "xi", "xv"],
  ["132–42", "132", "142"],
  ["12", "12", undefined],
  ["12-12", "12", undefined],
  ["e123", "e123", undefined],
  ["327; author reply 328", "327", undefined],
  ["", undefined, undefined],
])("%j begins on %j and ends on %j", (text, first, last) => {
  expect(readPages(text)).toEqual({ text, ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) });
});

test("every range that NLM shortens is read back in full", () => {
  const range = fc.tuple(
    fc.constantFrom("", "S", "e", "E"),
    fc.integer({ min: 1, max: 99_999 }),
    fc.integer({ min: 1, max: 9_999 }),
  );
  fc.assert(
    fc.property(range, ([prefix, first, length]) => {
      const [from, to] = [String(first), String(first + length)];
      const shared = from.length === to.length ? Array.from(from).findIndex((figure, index) => figure !== to[index]) : 0;
      expect(readPages(`${prefix}${from}-${to.slice(shared)}`)).toMatchObject({ first: prefix + from, last: prefix + to });
    }),
  );
});

test("whatever the text, it is kept and nothing throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("1", "9", "-", "–", "e", "S", ".", ";", ",", " ", "x") }), (text) => {
      expect(readPages(text).text).toBe(text);
    }),
  );
});

test.each([
  ["e123", true],
  ["CD002020", true],
  ["Doc03", true],
  ["102345", true],
  ["k3225", true],
  ["12", false],
  ["S12", false],
  ["1-9", false],
])("that %j is an article number is %j", (text, is) => {
  expect(isArticleNumber(readPages(text))).toBe(is);
});
