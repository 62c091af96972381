import { expect, test } from "vitest";
import { bibtex } from "../../../src/citation/bibtex.ts";
import { realStudies } from "../../support/real-studies.ts";
import { ALIKE } from "./alike.ts";
import { BIBUTILS_LATEX } from "./bibutils-exceptions.ts";
import { compare, report } from "./compare.ts";
import { cslFields, type CslRead } from "./csl.ts";
import { modsRecords } from "./mods.ts";
import { PANDOC_BIBTEX } from "./pandoc-exceptions.ts";
import { describeImporter, imported } from "./programs.ts";

const pmidOf = (key: string): string => key.slice(key.lastIndexOf("-") + 1);

describeImporter("bib2xml", ["-h"], "bibutils reads our BibTeX", () => {
  test("and every field it can show comes back equal, but for the known reasons", async () => {
    const studies = await realStudies();
    const records = modsRecords(await imported("bib2xml", ["-nt"], bibtex, studies));
    const byPmid = new Map(records.map((record) => [pmidOf(record.key), record]));
    const fields = [
      "title",
      "authors",
      "editors",
      "container",
      "year",
      "month",
      "volume",
      "issue",
      "issn",
      "isbn",
      "doi",
      "abstract",
      "keywordText",
    ] as const;
    expect(
      report(
        "BibTeX through bibutils",
        compare(studies, (study) => byPmid.get(study.pmid), fields, [...ALIKE, ...BIBUTILS_LATEX]),
      ),
    ).toEqual([]);
  }, 120_000);
});

describeImporter("pandoc", ["--version"], "pandoc reads our BibTeX", () => {
  test("and every field it can show comes back equal, but for the known reasons", async () => {
    const studies = await realStudies();
    const items = JSON.parse(await imported("pandoc", ["--from=bibtex", "--to=csljson"], bibtex, studies)) as CslRead[];
    const byPmid = new Map(items.map((item) => [pmidOf(item.id), cslFields(item)]));
    const fields = [
      "title", "authors", "editors", "container", "year", "month", "volume", "issue", "pages", "issn", "isbn", "doi", "pmid", "pmcid", "abstract", "keywordText", "publisher",
    ] as const; // prettier-ignore
    expect(
      report(
        "BibTeX through pandoc",
        compare(studies, (study) => byPmid.get(study.pmid), fields, [...ALIKE, ...PANDOC_BIBTEX]),
      ),
    ).toEqual([]);
  }, 120_000);
});
