import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { describe, expect, test } from "vitest";
import { bibtex } from "../../../src/citation/bibtex.ts";
import { cslJson } from "../../../src/citation/csl-json.ts";
import { ris } from "../../../src/citation/ris.ts";
import { writeCitations } from "../../../src/citation/write-citations.ts";
import type { CitationWriter } from "../../../src/citation/citation-format.ts";
import { realStudies } from "../../support/real-studies.ts";
import { sharedData } from "../../support/shared-data.ts";
import { ALIKE } from "./alike.ts";
import { compare, report, type Exception } from "./compare.ts";
import { cslFields, type CslRead } from "./csl.ts";

const absent = sharedData("pubmed/real.xml.gz") === undefined;
if (absent) console.warn("citation-js as a second reader is not run: ../shared/data is absent.");

const curly = (text: string): string =>
  text
    .replace(/[“”"‘’'`]+/g, "'")
    .replace(/[\s\u2000-\u200d\ufeff]/gu, "")
    .replace(/[–\u2010\u2011]/g, "-");
const pmidOf = (item: CslRead, at: number, pmids: readonly string[]): string => /-(\d+)$/.exec(item.id)?.[1] ?? pmids[at] ?? "";

const TYPOGRAPHY: readonly Exception[] = (["title", "container", "abstract"] as const).map((field) => ({
  field,
  reason: "TeX has curly quotes and one unbreakable space",
  when: ({ expected, read }) => curly(expected) === curly(read),
}));
const DOI: Exception = {
  field: "doi",
  reason: "citation-js keeps a DOI only when it begins 10.; the record's is none",
  when: ({ expected, read }) => read === "" && !expected.startsWith("10."),
};
const DEGREES: Exception = {
  field: "title",
  reason: "citation-js hands {$\\geq$} on in another spelling of the sign",
  when: ({ expected, read }) =>
    expected.includes("≥") &&
    expected.replace(/[^\p{L}]/gu, "") ===
      read
        .replace(/[^\p{L}]/gu, "")
        .replace("geqslant", "")
        .replace("geq", ""),
};
const SERVER: Exception = {
  field: "container",
  reason: "a preprint's server is not a journal",
  when: ({ study }) => study.status.some(({ kind }) => kind === "preprint"),
};

describe.skipIf(absent)("citation-js, a second reader,", () => {
  test.each([
    [
      "CSL-JSON",
      cslJson,
      [
        "title",
        "authors",
        "container",
        "year",
        "month",
        "day",
        "volume",
        "issue",
        "pages",
        "issn",
        "doi",
        "pmid",
        "pmcid",
        "abstract",
      ],
      [],
    ],
    ["RIS", ris, ["title", "container", "year", "volume", "issue", "doi", "abstract"], [SERVER, DOI]],
    ["BibTeX", bibtex, ["title", "container", "year", "volume", "issue", "doi"], [...TYPOGRAPHY, SERVER, DEGREES, ...ALIKE]],
  ] as const)(
    "finds in our %s what we wrote",
    async (name, writer: CitationWriter, fields, exceptions) => {
      const studies = await realStudies();
      let text = "";
      for await (const piece of writeCitations(writer, studies)) text += piece;
      const items = new Cite(text).data as unknown as CslRead[];
      const pmids = studies.map(({ pmid }) => pmid);
      const byPmid = new Map(items.map((item, at) => [pmidOf(item, at, pmids), cslFields(item)]));
      expect(items).toHaveLength(studies.length);
      expect(
        report(
          `${name} through citation-js`,
          compare(studies, (study) => byPmid.get(study.pmid), fields, exceptions),
        ),
      ).toEqual([]);
    },
    180_000,
  );
});
