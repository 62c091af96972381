import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { XMLParser } from "fast-xml-parser";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { characters, findText, parseXml, type XmlElement } from "../../src/pubmed/xml.ts";
import { fixture } from "../support/fixture-study.ts";
import { sharedData } from "../support/shared-data.ts";

test("children stay in order, attributes and text stay strings, entities are decoded once", () => {
  expect(
    parseXml(`<a v="007" w="&#x3B1;&amp;lt;">4002.e26 <b>0x1F</b> &amp;lt; &#945;<![CDATA[<c>]]><!-- no --><c/></a>`),
  ).toEqual({
    name: "a",
    attributes: { v: "007", w: "α&lt;" },
    children: [
      "4002.e26 ",
      { name: "b", attributes: {}, children: ["0x1F"] },
      " &lt; α<c>",
      { name: "c", attributes: {}, children: [] },
    ],
  });
});

test.each([
  "<a><b></a>",
  "<a>",
  "<a/><b/>",
  "text",
  "<a>&undeclared;</a>",
  "<a>1 & 2</a>",
  "<a b=1/>",
  "<a b='1' b='2'/>",
  "<a>\u0001</a>",
])("%j is refused, with the place where it is broken", (text) => {
  expect(() => parseXml(text)).toThrow(AppError);
  expect(() => parseXml(text)).toThrow(/^Broken XML: \d+:\d+: /);
});

test("any text survives being written as XML and read again", () => {
  const unit = fc.string({ unit: fc.constantFrom("<", "&", ">", '"', " ", "\t", "a", "é", "😀", "]]>") });
  fc.assert(
    fc.property(unit, (text) => {
      const written = text.replace(/[&<>]/g, (character) => `&#${String(character.charCodeAt(0))};`);
      expect(characters(parseXml(`<a>${written}</a>`))).toBe(text);
    }),
  );
});

test("white space is collapsed and trimmed, no-break and thin spaces are kept", () => {
  expect(findText(parseXml("<a>\n  one\t\r\n two\u00a0\u2009three </a>"))).toBe("one two\u00a0\u2009three");
  expect(findText(parseXml("<a> \n </a>"))).toBeUndefined();
});

const fixtures = readdirSync(new URL("../fixtures/pubmed", import.meta.url)).filter((name) => name.endsWith(".xml"));

test.each(fixtures)("another parser sees the same tree in %s", (name) => {
  const text = fixture(name.replace(/\.xml$/, ""));
  expect(parseXml(text)).toEqual(readByOracle(text));
});

const real = sharedData("pubmed/real.xml.gz");
if (real === undefined) console.warn("The two parsers are not compared on real records: ../shared/data is absent.");

test.skipIf(real === undefined)(
  "another parser sees the same tree in every real record",
  async () => {
    let records = 0;
    for await (const slice of recordSlices([gunzipSync(readFileSync(real ?? ""))])) {
      if (slice.kind === "deleted") continue;
      records += 1;
      if (JSON.stringify(parseXml(slice.raw)) !== JSON.stringify(readByOracle(slice.raw)))
        expect(parseXml(slice.raw)).toEqual(readByOracle(slice.raw));
    }
    expect(records).toBe(1885);
  },
  60_000,
);

function readByOracle(text: string): XmlElement["children"][number] | undefined {
  const oracle = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    trimValues: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
  });
  return fromOrdered(oracle.parse(text) as Ordered[]).find((node) => typeof node !== "string");
}

type Ordered = Readonly<Record<string, unknown>>;

/** fast-xml-parser's tree in our shape; it leaves entities to us, since its own decoding has limits. */
function fromOrdered(ordered: readonly Ordered[]): XmlElement["children"] {
  const nodes: (string | XmlElement)[] = [];
  for (const node of ordered) {
    const name = Object.keys(node).find((key) => key !== ":@") ?? "";
    const last = nodes.at(-1);
    if (name === "#text") {
      const text = decode(String(node[name]));
      if (typeof last === "string") nodes[nodes.length - 1] = last + text;
      else nodes.push(text);
    } else {
      const attributes = Object.entries((node[":@"] ?? {}) as Ordered).map(([key, value]) => [key, decode(String(value))]);
      nodes.push({
        name,
        attributes: Object.fromEntries(attributes) as Record<string, string>,
        children: fromOrdered(node[name] as Ordered[]),
      });
    }
  }
  return nodes;
}

function decode(text: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (_, name: string) =>
    name.startsWith("#") ? String.fromCodePoint(Number(name.replace(/^#x/i, "0x").replace(/^#/, ""))) : (named[name] ?? ""),
  );
}
