import { expect, test } from "vitest";
import { csvWriter } from "../../../src/citation/csv.ts";
import { realStudies } from "../../support/real-studies.ts";
import { compare, report } from "./compare.ts";
import { plain, withoutStop } from "./expected.ts";
import { describeImporter, imported } from "./programs.ts";

const PYTHON = "/usr/bin/python3";
const READ =
  "import csv,json,sys; csv.field_size_limit(10**9); print(json.dumps(list(csv.DictReader(open(sys.argv[1],encoding='utf-8',newline=''),strict=True))))";
const FIELDS = [
  "title",
  "authors",
  "container",
  "year",
  "volume",
  "issue",
  "pages",
  "articleNumber",
  "issn",
  "doi",
  "pmid",
  "pmcid",
  "abstract",
] as const;

describeImporter(PYTHON, ["-c", "import csv"], "Python's csv reads our CSV", () => {
  test("and every column comes back equal, the apostrophe before a formula taken off again", async () => {
    const studies = await realStudies();
    const rows = JSON.parse(await imported(PYTHON, ["-c", READ], csvWriter("plain"), studies)) as Record<string, string>[];
    const byPmid = new Map(rows.map((row) => [row["pmid"], row]));
    const read = (pmid: string) => {
      const row = byPmid.get(pmid);
      const cell = (name: string): string => plain(row?.[name]).replace(/^'(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/, "");
      const authors =
        cell("authors") === ""
          ? []
          : cell("authors")
              .split("; ")
              .map((name) => name.replaceAll(", ", "|"));
      return {
        title: withoutStop(plain(cell("title"))),
        authors,
        container: cell("journal"),
        year: cell("year"),
        volume: cell("volume"),
        issue: cell("issue"),
        pages: cell("pages"),
        articleNumber: cell("article_number"),
        issn: cell("issn"),
        doi: cell("doi"),
        pmid: cell("pmid"),
        pmcid: cell("pmcid"),
        abstract: cell("abstract"),
      };
    };
    expect(rows).toHaveLength(studies.length);
    const verdict = compare(studies, (study) => read(study.pmid), FIELDS, [
      {
        field: "authors",
        reason: "a comma inside a name gives way to a space",
        when: ({ expected, read: names }) => expected.replace(/[,\s]/g, "") === names.replace(/[,\s]/g, ""),
      },
      { field: "container", reason: "the column names a whole book too", when: ({ study }) => study.kind === "book" },
    ]);
    expect(report("CSV through Python", verdict)).toEqual([]);
  }, 120_000);
});
