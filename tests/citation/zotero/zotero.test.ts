import { describe, expect, test } from "vitest";
import { coins } from "../../../src/citation/coins.ts";
import { highwireMeta } from "../../../src/citation/highwire-meta.ts";
import { nbib } from "../../../src/citation/nbib.ts";
import { ris } from "../../../src/citation/ris.ts";
import { findUnapiFormat, findUnapiPmid, unapiFormats, unapiId } from "../../../src/citation/unapi.ts";
import type { Study } from "../../../src/domain/study.ts";
import { tortureStudies } from "../torture/torture.ts";
import { readNbib } from "./read-nbib.ts";
import { readRis } from "./read-ris.ts";

const cases = new Map(tortureStudies());
const study = (peculiarity: string): Study => {
  const found = [...cases].find(([name]) => name.startsWith(peculiarity))?.[1];
  if (found === undefined) throw new Error(`No torture record “${peculiarity}”.`);
  return found;
};
const fromRis = (peculiarity: string) => readRis(ris.record(study(peculiarity)))[0];
const fromNbib = (peculiarity: string) => readNbib(nbib.record(study(peculiarity)))[0];

describe("Zotero reads our RIS", () => {
  test("as many items as we wrote, each with its type", () => {
    const items = readRis([...cases.values()].map(ris.record).join(ris.between));
    expect(items).toHaveLength(cases.size);
    expect(new Set(items.map((item) => item.itemType))).toEqual(new Set(["journalArticle", "bookSection", "book", "manuscript"]));
  });

  test.each([
    ["a group is the only author", [{ type: "author", lastName: "Invented Ketamine Study Group" }]],
    ["a group's name has commas", [{ type: "author", lastName: "Committee on Drugs Section 4 Invented Academy" }]],
    ["a lower-case particle", [{ type: "author", lastName: "van der Model", firstName: "Cato" }]],
    ["one name of two words", [{ type: "author", lastName: "Siti Nur" }]],
    ["a comma inside a given name", [{ type: "author", lastName: "Model", firstName: "Ann MD" }]],
    [
      "a chapter with editors",
      [
        { type: "author", lastName: "Invent", firstName: "Ada B" },
        { type: "editor", lastName: "Editor", firstName: "Eve" },
        { type: "editor", lastName: "van Redactie", firstName: "Rob" },
      ],
    ],
  ])("%s", (peculiarity, creators) => {
    expect(fromRis(peculiarity)?.creators).toEqual(creators);
  });

  test.each([
    ["pages of a supplement", "pages", "S12-S18"],
    ["an article number without pages", "pages", "BSR20171072"],
    ["a day", "date", "2024-03-05"],
    ["a season", "date", "Winter 2020"],
    ["a date that cannot be read", "date", undefined],
    ["an old DOI", "DOI", "10.1002/(SICI)1099-0000(199808)17:1<16::AID-X968>3.0.CO;2-#"],
    ["line breaks and tabs", "title", "Ketamine in three lines"],
    ["a chapter with editors", "bookTitle", "InventedReviews®"],
  ] as const)("%s: %s is %s", (peculiarity, field, value) => {
    expect(fromRis(peculiarity)?.fields.get(field)).toBe(value);
  });

  test("a retraction in title, tag and note", () => {
    const item = fromRis("retracted, with the notice");
    expect(item?.fields.get("title")).toMatch(/^RETRACTED: /);
    expect(item?.tags).toContain("Retracted Publication");
    expect(item?.notes).toContain("Retraction in: J Invent Psychiatry. 2025 Jan;13(1):9. PMID: 90009999");
  });

  test("nothing that Zotero would keep as an unknown line, but the article number (C7) and the PMCID (C2)", () => {
    const unknown = readRis([...cases.values()].map(ris.record).join("")).flatMap((item) =>
      item.notes.filter((note) => /^[A-Z][A-Z0-9]: /.test(note)),
    );
    expect(new Set(unknown.map((note) => note.slice(0, 2)))).toEqual(new Set(["C7", "C2"]));
  });
});

describe("Zotero reads our .nbib", () => {
  test("ranges expanded, ids in Extra, the first author of the list first", () => {
    const item = fromNbib("PMID, PMCID, DOI and PII");
    expect(item?.fields.get("pages")).toBe("132-142");
    expect(item?.extra).toBe(`PMID: ${study("PMID, PMCID, DOI").pmid}\nPMCID: PMC1234567`);
    expect(item?.fields.get("DOI")).toBe("10.1234/X.5");
    expect(item?.creators).toEqual([{ type: "author", lastName: "Invent", firstName: "Ada B" }]);
  });

  test("an abstract folded over many lines is one paragraph again", () => {
    expect(fromNbib("a long abstract")?.fields.get("abstractNote")).toBe(study("a long abstract").abstract[0]?.text[0]);
  });

  test("a preprint by its publication type; a group not at all, which is Zotero's own gap (RIS carries it)", () => {
    expect(fromNbib("a preprint")?.itemType).toBe("preprint");
    expect(fromNbib("a group is the only author")?.creators).toEqual([]);
  });
});

describe("Zotero finds studies on our pages", () => {
  test("COinS in a list give type, title, every author, pages and ids", () => {
    const context = new URLSearchParams(coins(study("pages of a supplement")));
    expect(context.get("ctx_ver")).toBe("Z39.88-2004");
    expect(context.get("rft_val_fmt")).toBe("info:ofi/fmt:kev:mtx:journal");
    expect(context.get("rft.atitle")).toBe("A plain invented trial of ketamine");
    expect([context.get("rft.spage"), context.get("rft.epage")]).toEqual(["S12", "S18"]);
    expect(context.getAll("rft_id")).toEqual([`info:pmid/${study("pages of a supplement").pmid}`]);
    expect(new URLSearchParams(coins(study("thirty authors"))).getAll("rft.au")).toHaveLength(30);
  });

  test("COinS of every peculiarity can stand in an attribute and be read back", () => {
    for (const one of cases.values()) {
      expect(coins(one)).not.toMatch(/["<>\s]/);
      expect(new URLSearchParams(coins(one)).get("rfr_id")).toBe("info:sid/ketamine-digest");
    }
  });

  test("Highwire tags: one author a tag in order, no empty content, no PDF that is none", () => {
    const tags = highwireMeta(study("a group stands among people"), { page: "https://example.org/studies/1" });
    expect(tags.filter(({ name }) => name === "citation_author").map(({ content }) => content)).toEqual([
      "Abel, Ann",
      "STAR*X Investigators",
      "Zorn, Zoe",
    ]);
    for (const one of cases.values()) {
      const all = highwireMeta(one, { page: "https://example.org/studies/1" });
      expect(all.every(({ content }) => content !== "" && !content.includes("\n"))).toBe(true);
      expect(all.some(({ name }) => name === "citation_pdf_url")).toBe(false);
    }
  });

  test("unAPI offers RIS first and understands its own ids", () => {
    const { pmid } = study("one page");
    expect(findUnapiPmid(unapiId(pmid))).toBe(pmid);
    expect(findUnapiPmid("pmid:0")).toBeUndefined();
    expect(unapiFormats(pmid)).toMatch(/<formats id="pmid:\d+">\n {2}<format name="ris"/);
    expect(findUnapiFormat("refer")?.name).toBe("enw");
    expect(findUnapiFormat("mods")).toBeUndefined();
  });
});
