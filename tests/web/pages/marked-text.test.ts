import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Inline, RichText } from "../../../src/domain/rich-text.ts";
import { abstractText, plainText } from "../../../src/domain/study-text.ts";
import { sectionOffsets, textMarker } from "../../../src/web/pages/marked-text.ts";
import type { Quote } from "../../../src/web/pages/quotes.ts";

const quote = (start: number, end: number, words = "W"): Quote => ({ start, end, id: `t-${start}-${end}`, words });
const mark = (rich: RichText, ...quotes: readonly Quote[]) => textMarker(quotes).mark(rich, 0).replaceAll(' title="W"', "");
const TWO: Inline = { mark: "sup", children: ["2"] };

describe("quotes light up in the text", () => {
  test.each<[string, RichText, readonly Quote[], string]>([
    ["none", ["a < b"], [], "a &lt; b"],
    ["one", ["in 67 adults"], [quote(3, 5)], 'in <mark id="t-3-5">67</mark> adults'],
    [
      "one inside another",
      ["67 adults"],
      [quote(0, 2), quote(0, 9)],
      '<mark id="t-0-9"><mark id="t-0-2">67</mark> adults</mark>',
    ],
    [
      "two that cross",
      ["abcdef"],
      [quote(0, 4), quote(2, 6)],
      '<mark id="t-0-4">ab<mark id="t-2-6">cd</mark></mark><mark>ef</mark>',
    ],
    ["over a superscript", ["1.73 m", TWO, " or"], [quote(5, 7)], '1.73 <mark id="t-5-7">m<sup>2</sup></mark> or'],
    [
      "that ends inside a mark",
      ["a", { mark: "i", children: ["bcd"] }],
      [quote(0, 2)],
      '<mark id="t-0-2">a<i>b</i></mark><i>cd</i>',
    ],
    ["side by side", ["ab"], [quote(0, 1), quote(1, 2)], '<mark id="t-0-1">a</mark><mark id="t-1-2">b</mark>'],
    ["beyond the end", ["ab"], [quote(1, 9)], 'a<mark id="t-1-9">b</mark>'],
    [
      "over a formula, which is never cut",
      ["a", { mathml: "<math><mi>x</mi></math>", text: "xyz", display: false }, "b"],
      [quote(2, 3)],
      'a<mark id="t-2-3"><math><mi>x</mi></math></mark>b',
    ],
    ["hostile text", ["<script>"], [quote(0, 4)], '<mark id="t-0-4">&lt;scr</mark>ipt&gt;'],
  ])("%s", (_name, rich, quotes, html) => {
    expect(mark(rich, ...quotes)).toBe(html);
  });

  test("what a quote is evidence for cannot break out of its attribute", () => {
    expect(textMarker([quote(0, 1, `"><script>'`)]).mark(["a"], 0)).toBe(
      '<mark id="t-0-1" title="&quot;&gt;&lt;script&gt;&#39;">a</mark>',
    );
  });

  test("a quote over two sections has its id once", () => {
    const marker = textMarker([quote(0, 6)]);
    expect(marker.mark(["abc"], 0) + marker.mark(["def"], 4)).toBe(
      '<mark id="t-0-6" title="W">abc</mark><mark title="W">de</mark>f',
    );
  });

  test("a quoted label is marked whole", () => {
    expect(textMarker([quote(0, 3)]).markWhole("Methods", 0, 9)).toBe('<mark id="t-0-3" title="W">Methods</mark>');
  });
});

const inline: fc.Arbitrary<Inline> = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.record({
      mark: fc.constantFrom("b", "i", "u", "sup", "sub"),
      children: fc.array(tie("inline"), { maxLength: 3 }),
    }),
    fc.constant({ mathml: "<math><mi>x</mi></math>", text: "x", display: false }),
  ),
})).inline;

test("whatever is marked, the characters stay, every tag is closed, and no id comes twice", () => {
  fc.assert(
    fc.property(
      fc.array(inline, { maxLength: 6 }),
      fc.array(fc.tuple(fc.nat(40), fc.nat(12)), { maxLength: 8 }),
      (rich, spans) => {
        const quotes = spans.map(([start, length]) => quote(start, start + length + 1));
        const html = textMarker([...new Map(quotes.map((one) => [one.id, one])).values()]).mark(rich, 0);
        expect(unescaped(html.replace(/<[^>]*>/g, ""))).toBe(plainText(rich));
        const open: string[] = [];
        for (const [, slash, name] of html.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
          if (slash === "") open.push(name ?? "");
          else expect(open.pop()).toBe(name);
        }
        expect(open).toEqual([]);
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
  );
});

test("sections begin where the abstract's text says", () => {
  const sections = [{ text: ["One."] }, { label: "METHODS", text: ["Two ", TWO, "."] }, { text: ["Three."] }];
  const whole = abstractText({ abstract: sections });
  for (const [index, offset] of sectionOffsets(sections).entries()) {
    expect(whole.slice(offset.text).startsWith(plainText(sections[index]?.text ?? []))).toBe(true);
  }
  expect(sectionOffsets(sections)[1]).toEqual({ label: 5, text: 14 });
});

function unescaped(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
