import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { recordSlices, type RecordSlice } from "../../src/pubmed/record-slices.ts";
import { fixture } from "../support/fixture-study.ts";

const record = (pmid: number, title = "Ketamine") =>
  `<PubmedArticle>\n<MedlineCitation><PMID Version="1">${pmid}</PMID><ArticleTitle>${title}</ArticleTitle></MedlineCitation></PubmedArticle>`;
const HIDDEN = record(3, "<![CDATA[</PubmedArticle>]]> <!-- </PubmedArticle> --> über 😀");
const BOOK = "<PubmedBookArticle><BookDocument><PMID>4</PMID></BookDocument></PubmedBookArticle >";
const SET = `<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/x.dtd" [ <!ENTITY x "y>"> ]>
<!-- <PubmedArticleSet> --><PubmedArticleSet>
${record(1)}<!-- between --> ${record(2)}
${HIDDEN}${BOOK}
<DeleteCitation><PMID Version="1">5</PMID> <PMID Version="2">6</PMID></DeleteCitation>
</PubmedArticleSet>
<!-- after -->
`;
const WHOLE: readonly RecordSlice[] = [
  { kind: "article", raw: record(1) },
  { kind: "article", raw: record(2) },
  { kind: "article", raw: HIDDEN },
  { kind: "book", raw: BOOK },
  { kind: "deleted", pmids: ["5", "6"] as never },
];

async function read(chunks: readonly (string | Uint8Array)[]): Promise<{ slices: RecordSlice[]; error?: unknown }> {
  const slices: RecordSlice[] = [];
  try {
    for await (const slice of recordSlices(chunks)) slices.push(slice);
    return { slices };
  } catch (error) {
    return { slices, error };
  }
}

function cut(whole: string | Uint8Array, at: readonly number[]): (string | Uint8Array)[] {
  const borders = [0, ...[...at].sort((a, b) => a - b), whole.length];
  return borders.slice(1).map((end, index) => whole.slice(borders[index], end));
}

test("a set is carved into its records, books and deletions, exactly as received", async () => {
  expect(await read([SET])).toEqual({ slices: WHOLE });
});

test("wherever the text or the bytes are cut, the records are the same", async () => {
  const bytes = new TextEncoder().encode(SET);
  const borders = fc.array(fc.nat({ max: SET.length }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(borders, async (at) => {
      expect(await read(cut(SET, at))).toEqual({ slices: WHOLE });
      expect(await read(cut(bytes, at))).toEqual({ slices: WHOLE });
    }),
  );
  expect(await read(Array.from(SET))).toEqual({ slices: WHOLE });
  expect(await read(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual({ slices: WHOLE });
});

test("a set that ends early gives its whole records, never half of one, and then an error", async () => {
  const end = SET.indexOf("</PubmedArticleSet>") + "</PubmedArticleSet>".length;
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: end - 1 }), fc.nat({ max: SET.length }), async (length, border) => {
      const { slices, error } = await read(cut(SET.slice(0, length), [Math.min(border, length)]));
      expect(slices).toEqual(WHOLE.slice(0, slices.length));
      expect(error).toBeInstanceOf(AppError);
    }),
  );
});

test("two sets one after the other are read as one", async () => {
  expect((await read([SET, SET])).slices).toEqual([...WHOLE, ...WHOLE]);
});

test("an empty set has no records and is no error", async () => {
  expect(await read(["<PubmedArticleSet></PubmedArticleSet>"])).toEqual({ slices: [] });
  expect(await read(["\uFEFF<PubmedArticleSet/>"])).toEqual({ slices: [] });
});

describe("what is wrong is named, after the whole records before it", () => {
  test.each([
    ["", 0, /no PubmedArticleSet was found/],
    ['<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet>', 0, /no PubmedArticleSet was found/],
    ["<!DOCTYPE html><html><body>502</body></html>", 0, /begins with “<html>”/],
    ['{"error":"API rate limit exceeded"}', 0, /begins with “{"error"/],
    ["<eFetchResult><ERROR>no</ERROR></eFetchResult>", 0, /<eFetchResult>/],
    [`<PubmedArticleSet>${record(1)}`, 1, /ended before <\/PubmedArticleSet>, after 1 whole record\./],
    [
      `<PubmedArticleSet>${record(1)}${record(2).slice(0, -9)}`,
      1,
      /ended inside a PubmedArticle \(PMID 2\), after 1 whole record/,
    ],
    [`<PubmedArticleSet>${record(1)}${record(2)}<ERROR>backend</ERROR>`, 2, /“<ERROR>” where a record .* after 2 whole records/],
    [`<PubmedArticleSet>${record(1)}oops</PubmedArticleSet>`, 1, /“oops/],
    [`<PubmedArticleSet>${record(1)}</PubmedArticleSet> Internal error`, 1, /“Internal error”/],
    [`<PubmedArticleSet>${record(1)}<PubmedArti`, 1, /inside a tag/],
  ])("%j", async (text, whole, reason) => {
    const { slices, error } = await read([text]);
    expect(slices).toHaveLength(whole);
    expect(error).toBeInstanceOf(AppError);
    expect(String(error)).toMatch(reason);
  });

  test("bytes that are not UTF-8", async () => {
    const { error } = await read(["<PubmedArticleSet>", Uint8Array.of(0xe9, 0x20)]);
    expect(String(error)).toMatch(/not UTF-8/);
  });
});

test("CDATA and comments hide tags also in a fixture read character by character", async () => {
  const { slices, error } = await read(Array.from(fixture("cdata-and-comments")));
  expect(error).toBeUndefined();
  expect(slices).toHaveLength(1);
});
