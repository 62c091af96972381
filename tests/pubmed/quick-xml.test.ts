import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuickly } from "../../src/pubmed/quick-xml.ts";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { parseStrictly, type XmlElement } from "../../src/pubmed/xml.ts";
import { sharedData } from "../support/shared-data.ts";

const folder = new URL("../fixtures/pubmed/", import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith(".xml"));

async function records(text: string): Promise<readonly string[]> {
  const raws: string[] = [];
  for await (const slice of recordSlices([text])) if (slice.kind !== "deleted") raws.push(slice.raw);
  return raws;
}

function strictOrRefused(text: string): XmlElement | "refused" {
  try {
    return parseStrictly(text);
  } catch {
    return "refused";
  }
}

test.each(fixtures)("the quick reader sees what the strict one sees in %s, or nothing", async (name) => {
  for (const raw of await records(readFileSync(new URL(name, folder), "utf8"))) {
    const quick = readQuickly(raw);
    if (quick !== undefined) expect(quick).toEqual(parseStrictly(raw));
  }
});

test("an ordinary record is read quickly", async () => {
  const [raw = ""] = await records(readFileSync(new URL("collective-author.xml", folder), "utf8"));
  expect(readQuickly(raw)).toBeDefined();
});

test.each([
  "<a><b></a>",
  "<a>",
  "<a/><b/>",
  "<a></a>b",
  "text",
  "<a>&undeclared;</a>",
  "<a>&constructor;</a>",
  "<a>1 & 2;</a>",
  "<a>&#0;</a>",
  "<a>&#xD800;</a>",
  "<a b=1/>",
  "<a b='1' b='2'/>",
  '<a b="1" b="2"/>',
  '<a b="<"/>',
  "<a>]]></a>",
  "<a>\u0001</a>",
  "<a></b>",
  "<a></a ",
  "< a/>",
  "<1/>",
])("%j is left to the strict parser, which refuses it", (text) => {
  expect(readQuickly(text)).toBeUndefined();
  expect(strictOrRefused(text)).toBe("refused");
});

test("whatever is made of XML's pieces, the quick reader never sees more or other than the strict one", () => {
  const pieces = [
    "<a>",
    "</a>",
    "<b>",
    "</b>",
    "<a/>",
    '<a b="1">',
    "<a b='1'>",
    ' c="2"',
    ">",
    "<",
    "/",
    "&",
    "&lt;",
    "&#65;",
    "&#x1F600;",
  ];
  const others = ["]]>", "<![CDATA[", "<!--", "-->", "\r", "\n", " ", '"', "é", "😀", "x", "<__proto__/>", '<a __proto__="1"/>'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, ...others), { maxLength: 12 }), (parts) => {
      for (const text of [parts.join(""), `<r>${parts.join("")}</r>`]) {
        const quick = readQuickly(text);
        if (quick !== undefined) expect(quick).toEqual(strictOrRefused(text));
      }
    }),
    { numRuns: 3000 },
  );
});

const real = sharedData("pubmed/real.xml.gz");
if (real === undefined)
  console.warn("../shared/data is absent: the quick reader is not held against the strict one over real records.");

test.skipIf(real === undefined)(
  "both readers see the same in every real record, and in it with a character changed",
  { timeout: 60_000 },
  async () => {
    const raws = await records(gunzipSync(readFileSync(real ?? "")).toString());
    let read = 0;
    for (const [index, raw] of raws.entries()) {
      const quick = readQuickly(raw);
      if (quick !== undefined) {
        read += 1;
        expect(JSON.stringify(quick)).toBe(JSON.stringify(parseStrictly(raw)));
      }
      const at = (index * 7919) % raw.length;
      const spoilt = `${raw.slice(0, at)}${'<>&"/ =x'[index % 8] ?? ""}${raw.slice(at + 1)}`;
      const spoiltQuick = readQuickly(spoilt);
      if (spoiltQuick !== undefined) expect(JSON.stringify(spoiltQuick)).toBe(JSON.stringify(strictOrRefused(spoilt)));
    }
    expect(read / raws.length).toBeGreaterThan(0.98);
  },
);
