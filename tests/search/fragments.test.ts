import { expect, test } from "vitest";
import { highlighter } from "../../src/search/fragments.ts";
import { understand } from "../../src/search/understand.ts";
import { makeStudy } from "../support/study-factory.ts";

/** Hits between brackets. */
function mark(typed: string, title: string, abstract = "") {
  const study = makeStudy({ title: [title], abstract: abstract === "" ? [] : [{ text: [abstract] }] });
  const shown = highlighter(understand(typed, { today: "2026-11-23" }).plan)(study);
  return shown.map(({ segments, cutBefore, cutAfter }) => {
    const text = segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
    return `${cutBefore ? "…" : ""}${text}${cutAfter ? "…" : ""}`;
  });
}

test.each([
  [
    "esketamine",
    "Effects of (S)-ketamine, S-ketamine and esketamine",
    "Effects of [(S)-ketamine], [S-ketamine] and [esketamine]",
  ],
  ["randomis*[ti]", "A randomized, randomised trial", "A [randomized], [randomised] trial"],
  ['"treatment resistant"', "Treatment-resistant illness resists treatment", "[Treatment-resistant] illness resists treatment"],
  ["β-endorphin[ti]", "Beta-endorphin and β-endorphin", "[Beta-endorphin] and [β-endorphin]"],
  ["ketamine NOT rats", "Ketamine in rats", "[Ketamine] in rats"],
  ["ketamine[ad]", "Ketamine", "Ketamine"],
  ['"suicide mood"[ti:~2]', "Mood and suicide", "[Mood] and [suicide]"],
  ["<b>", "a <b> & c", "a <[b]> & c"],
])("%s marks what it found in “%s”", (typed, title, expected) => {
  expect(mark(typed, title)).toEqual([expected]);
});

test("the passage is where most of what was asked for stands together", () => {
  const filler = "Nothing of note was seen in this long part of the text. ".repeat(12);
  const abstract = `Ketamine was bought. ${filler}Bladder pain followed ketamine within weeks. ${filler}`;
  const [, passage] = mark("ketamine bladder", "Title", abstract);
  expect(passage).toMatch(/^….*\[Bladder\] pain followed \[ketamine\] within weeks\..*…$/);
  expect(passage?.length).toBeLessThan(400);
});

test("an abstract without any of the words gives no passage", () => {
  expect(mark("ketamine", "Ketamine", "Nothing here.")).toHaveLength(1);
});

test("segments joined are the text itself", () => {
  const abstract = "Zeichen wie ß, 𝒳, é und “S-ketamine’s” bleiben; ketamine too.";
  const study = makeStudy({ title: ["x"], abstract: [{ text: [abstract] }] });
  const [, passage] = highlighter(understand("ketamine OR esketamine", { today: "2026-11-23" }).plan)(study);
  expect(passage?.segments.map(({ text }) => text).join("")).toBe(abstract);
});
