import fc from "fast-check";
import { expect, test } from "vitest";
import { safeMathml } from "../../src/domain/mathml.ts";
import { escapeMarkup, safeHtml, type RichText } from "../../src/domain/rich-text.ts";
import { plainText } from "../../src/domain/study-text.ts";
import { richTextFrom } from "../../src/pubmed/rich-text-from-xml.ts";
import { parseXml } from "../../src/pubmed/xml.ts";

test("marks become tags and everything else is escaped", () => {
  const rich: RichText = ["a < b & ", { mark: "sup", children: ['"2"', { mark: "i", children: ["x'"] }] }];
  expect(safeHtml(rich)).toBe("a &lt; b &amp; <sup>&quot;2&quot;<i>x&#39;</i></sup>");
});

test("a mark nobody knows is left out, its text is not", () => {
  expect(safeHtml([{ mark: "script" as "b", children: ["alert(1)"] }])).toBe("alert(1)");
});

test.each([
  ["<math><mi>x</mi></math>", true],
  ['<math display="block"><mspace width="1em"/></math>', true],
  ["<math></math>", true],
  ["", false],
  ["x", false],
  ["<mi>x</mi>", false],
  ["<math><script>x</script></math>", false],
  ['<math><mi onclick="x">x</mi></math>', false],
  ['<math href="javascript:x"/>', false],
  ["<math><mi>x</math></mi>", false],
  ["<math>", false],
  ["<math/><math/>", false],
  ["<math/><img src=x onerror=alert(1)>", false],
  ["<math><!-- --></math>", false],
])("that %j may stand in a page is %j", (mathml, safe) => {
  expect(safeMathml(mathml) === mathml).toBe(safe);
  expect(safeHtml([{ mathml, text: "t<", display: false }])).toBe(safe ? mathml : "t&lt;");
});

const words = fc.string({ unit: fc.constantFrom("a", "β", " ", "<", "&", '"', "\n"), minLength: 1 });
const { rich } = fc.letrec<{ rich: RichText }>((tie) => ({
  rich: fc.array(
    fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      words,
      fc.record({ mark: fc.constantFrom("b", "i", "u", "sup", "sub"), children: tie("rich") }),
    ),
    { maxLength: 4 },
  ),
}));

test("whatever is marked up how, reading its XML keeps every character, puts single spaces for runs, and is stable", () => {
  fc.assert(
    fc.property(rich, (given) => {
      const read = richTextFrom(parseXml(`<t>${safeHtml(given)}</t>`));
      expect(plainText(read)).toBe(
        plainText(given)
          .replace(/[ \n]+/g, " ")
          .trim(),
      );
      expect(richTextFrom(parseXml(`<t>${safeHtml(read)}</t>`))).toEqual(read);
    }),
  );
});

test("HTML of any text gives the same text back and has no tag but the five", () => {
  fc.assert(
    fc.property(rich, (given) => {
      const html = safeHtml(given);
      expect(html.replace(/<\/?(?:b|i|u|sup|sub)>/g, "")).toBe(escapeMarkup(plainText(given)));
    }),
  );
});
