import fc from "fast-check";
import { expect, test } from "vitest";
import { searchParts } from "../../src/search/parts.ts";

test.each([
  ["ketamine", []],
  ["ketamine zarate ca[au]", []],
  ["ketamine zarate", ["ketamine", "zarate"]],
  ["ketamine AND zarate ca[au] AND 2024[dp]", ["ketamine", "zarate ca[au]", "2024[dp]"]],
  ["esketamine rct[design] is:retracted", ["esketamine", "rct[design]", "is:retracted"]],
  ['"treatment resistant" (ketamine OR esketamine)', ['"treatment resistant"', "ketamine OR esketamine"]],
  ["(ketamine AND mood) NOT rats[ti]", ["ketamine", "mood"]],
  ["ketamine AND ((a OR b) AND (c OR d))", ["ketamine", "a OR b", "c OR d"]],
  ["ketamine ketamine", []],
])("%s is %j", (typed, parts) => {
  expect(searchParts(typed)).toEqual(parts);
});

test("whatever was typed, its parts are pieces of it", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "b ", "(", ")", " AND ", " OR ", " NOT ", "[ti]", '"', ":", "2024") }),
      (typed) => searchParts(typed).every((part) => typed.includes(part)),
    ),
  );
});
