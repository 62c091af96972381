import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citationKey } from "../../src/citation/citation-key.ts";
import { csvCell, csvWriter } from "../../src/citation/csv.ts";
import { cslItem } from "../../src/citation/csl-json.ts";
import { CITATION_FORMATS, citationFormat, csvForExcel, findFormatByExtension } from "../../src/citation/formats.ts";
import { latexText } from "../../src/citation/latex-escape.ts";
import { ris } from "../../src/citation/ris.ts";
import { schemaOrg } from "../../src/citation/schema-org.ts";
import { writeCitations } from "../../src/citation/write-citations.ts";
import { AppError } from "../../src/domain/errors.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Study } from "../../src/domain/study.ts";
import { makeStudy } from "../support/study-factory.ts";
import { tortureStudies } from "./torture/torture.ts";

const studies = tortureStudies().map(([, study]) => study);

async function written(writer: Parameters<typeof writeCitations>[0], of: Iterable<Study>): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of writeCitations(writer, of)) pieces.push(piece);
  return pieces;
}

describe("the table of formats", () => {
  test("holds the seven that people may ask for, by name and by extension", () => {
    expect(CITATION_FORMATS.map(({ name }) => name)).toEqual(["ris", "bibtex", "biblatex", "nbib", "csl-json", "csv", "enw"]);
    expect(findFormatByExtension("bib")?.name).toBe("bibtex");
    expect(findFormatByExtension("bib", "biblatex")?.name).toBe("biblatex");
    expect(findFormatByExtension("csl.json")?.name).toBe("csl-json");
    expect(findFormatByExtension("pdf")).toBeUndefined();
  });

  test("answers an unknown name with one sentence that lists them", () => {
    expect(() => citationFormat("pdf")).toThrow(
      new AppError("invalid", "“pdf” is not a citation format; there are ris, bibtex, biblatex, nbib, csl-json, csv, enw."),
    );
  });
});

describe("streaming", () => {
  test("a large export comes in pieces of about 64 kB that make the same text as one", async () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      makeStudy({ pmid: toPmid(String(at + 1)), abstract: [{ text: ["Words. ".repeat(40)] }] }),
    );
    const pieces = await written(ris, many);
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
    expect(pieces.join("")).toBe(many.map(ris.record).join(ris.between));
  });

  test.each(CITATION_FORMATS.map((format) => [format.name, format] as const))(
    "an export of nothing is still a file of %s",
    async (name, format) => {
      const text = (await written(format.writer, [])).join("");
      if (name === "csl-json") expect(JSON.parse(text)).toEqual([]);
      else if (name === "csv") expect(text).toMatch(/^title,abstract,authors,year,doi,url,keywords,pmid,/);
      else expect(text.trim()).toBe("");
    },
  );
});

describe("every format, every peculiarity", () => {
  test("no line of RIS or EndNote is without a value, and none is folded", () => {
    const lines = studies.map(ris.record).join("").split("\r\n");
    expect(lines.filter((line) => line !== "" && !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
    expect(lines.filter((line) => /^(?!ER)[A-Z][A-Z0-9] {2}- \s*$/.test(line))).toEqual([]);
    const refer = studies.map(citationFormat("enw").writer.record).join("").split("\n");
    expect(refer.filter((line) => line !== "" && !/^%[0-9A-Z@~] \S/.test(line))).toEqual([]);
  });

  test("PMID and retraction are in each of them", () => {
    const [, retracted] = tortureStudies().find(([name]) => name.startsWith("retracted, with the notice")) ?? [];
    if (retracted === undefined) throw new Error("The torture set has no retraction.");
    for (const { name, writer } of CITATION_FORMATS) {
      const record = writer.record(retracted);
      expect(record, name).toContain(retracted.pmid);
      expect(record, name).toMatch(name === "nbib" ? /^RIN - /m : /RETRACTED:/);
    }
  });

  test("CSL-JSON is JSON and has no empty value", () => {
    for (const study of studies) {
      for (const value of Object.values(JSON.parse(JSON.stringify(cslItem(study))) as Record<string, unknown>))
        expect(value === "" || (Array.isArray(value) && value.length === 0)).toBe(false);
    }
  });
});

describe("keys", () => {
  test("are ASCII without colons, unique among records, and do not change with the year of print", () => {
    const keys = studies.map(citationKey);
    expect(keys.every((key) => /^[a-z]+-\d+$/.test(key))).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
    const [study] = studies;
    if (study !== undefined)
      expect(citationKey({ ...study, published: { text: "2031", iso: "2031", precision: "year" } } as Study)).toBe(
        citationKey(study),
      );
  });
});

describe("BibTeX", () => {
  test("any text has balanced braces and no bare special character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const tex = latexText(text, "bibtex");
        let depth = 0;
        for (const sign of tex) {
          depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(tex.replace(/\{\$[^$]*\$\}/g, "")).not.toMatch(/(?<!\\)[&%#_]/);
      }),
    );
  });
});

describe("CSV", () => {
  const undo = (cell: string): string => {
    const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    return bare.replace(/^'(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/, "");
  };

  test("no cell begins as a formula, and every value comes back from its cell", () => {
    const lines = fc.string({ unit: "grapheme" }).map((text) =>
      text
        .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
        .replace(/ {2,}/g, " ")
        .trim(),
    );
    const starts = fc
      .tuple(fc.constantFrom("", "=", "+", "-", "@", "'", "'=", "''-", "＝"), lines)
      .map(([start, rest]) => (start + rest).trim());
    fc.assert(
      fc.property(starts, (value) => {
        expect(csvCell(value)).not.toMatch(/^"?[=+\-@\uff1d\uff0b\uff0d\uff20]/);
        expect(undo(csvCell(value))).toBe(value);
      }),
    );
  });

  test("only the one for Excel begins with the byte-order mark", () => {
    expect(csvForExcel.head.startsWith("\ufefftitle,")).toBe(true);
    expect(csvWriter("plain").head.startsWith("title,")).toBe(true);
  });
});

describe("schema.org", () => {
  test("nothing in a record can end the script element, and the text is JSON", () => {
    for (const study of studies) {
      const text = schemaOrg(study, { page: "https://example.org/studies/1" });
      expect(text).not.toContain("<");
      expect(JSON.parse(text)).toMatchObject({ "@type": "MedicalScholarlyArticle" });
    }
  });
});

test("a notice whose source stops before its pages ends there (seen in 31541003)", () => {
  const study = makeStudy({
    corrections: [{ type: "RetractionIn", source: "Biosci Invent. 2020 Mar 27;40(3):", pmid: toPmid("9") }],
  });
  expect(citationFormat("ris").writer.record(study)).toContain(
    "N1  - Retraction in: Biosci Invent. 2020 Mar 27;40(3). PMID: 9\r\n",
  );
});

test("a field of several notes has each as a sentence, with the mark it ends in (seen in 30976)", () => {
  const study = makeStudy({
    corrections: [{ type: "ErratumIn", source: "J Invent. 2024;7:9" }],
    vernacularTitle: { text: ["Quoi de neuf?"], language: "fre" },
    registrations: [{ id: "NCT01", registry: "ClinicalTrials.gov", saidBy: ["data-bank"] }],
  });
  expect(citationFormat("bibtex").writer.record(study)).toContain(
    "note = {Erratum in: J Invent. 2024;7:9. Original title: Quoi de neuf? Trial registration: NCT01.}",
  );
});
