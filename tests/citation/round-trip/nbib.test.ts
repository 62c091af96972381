import { expect, test } from "vitest";
import { nbib } from "../../../src/citation/nbib.ts";
import { realStudies } from "../../support/real-studies.ts";
import { compare, report } from "./compare.ts";
import { plain, withoutStop } from "./expected.ts";
import { describeImporter, imported } from "./programs.ts";

const PYTHON = "/usr/bin/python3";
const READ =
  "import json,sys; from Bio import Medline; print(json.dumps(list(Medline.parse(open(sys.argv[1],encoding='utf-8')))))";
type Medline = Readonly<Record<string, string | readonly string[] | undefined>>;

const words = (list: string): string =>
  [...new Set(list.toLowerCase().split(" ; "))]
    .map((word) => word.replaceAll("*", ""))
    .filter((word) => word !== "retracted publication")
    .sort()
    .join(" ; ");

const FIELDS = [
  "title",
  "container",
  "year",
  "volume",
  "issue",
  "pmid",
  "pmcid",
  "abstract",
  "doi",
  "language",
  "keywords",
] as const;

describeImporter(PYTHON, ["-c", "from Bio import Medline"], "Biopython's Medline reads our .nbib", () => {
  test("and every field comes back equal, but for the known reasons", async () => {
    const studies = await realStudies();
    const records = JSON.parse(await imported(PYTHON, ["-c", READ], nbib, studies)) as Medline[];
    const byPmid = new Map(records.map((record) => [record["PMID"], record]));
    const read = (pmid: string) => {
      const record = byPmid.get(pmid) ?? {};
      const one = (tag: string): string => plain([record[tag] ?? ""].flat()[0]);
      const all = (tag: string): string[] => [record[tag] ?? []].flat().map(plain);
      return {
        title: withoutStop(one("TI")),
        container: one("JT"),
        year: /\d{4}/.exec(one("DP"))?.[0] ?? "",
        volume: one("VI"),
        issue: one("IP"),
        pmid: one("PMID"),
        pmcid: one("PMC"),
        abstract: one("AB"),
        doi:
          all("AID")
            .find((id) => id.endsWith("[doi]"))
            ?.slice(0, -6) ?? "",
        language: all("LA")[0] ?? "",
        keywords: [...all("OT"), ...all("MH").map((heading) => heading.replace(/\/.*/, ""))].map((word) =>
          word.replace(/^\*/, ""),
        ),
      };
    };
    const verdict = compare(studies, (study) => read(study.pmid), FIELDS, [
      {
        field: "keywords",
        reason: "Biopython makes two of a keyword that is folded over two lines",
        when: ({ expected, read }) =>
          expected.split(" ; ").some((word) => word.length > 84) &&
          read.replaceAll(" ; ", "").length >= words(expected).replaceAll(" ; ", "").length - 8,
      },
      {
        field: "keywords",
        reason: "MEDLINE keeps a word that is both keyword and heading, and has no mark for retractions among them",
        when: ({ expected, read }) => words(expected) === words(read),
      },
      {
        field: "title",
        reason: "MEDLINE's title is NLM's own, without our mark for retractions",
        when: ({ expected }) => expected.startsWith("RETRACTED: "),
      },
      {
        field: "year",
        reason: "PubMed's DP is the book's date; a chapter's own is CTDT",
        when: ({ study, read }) => study.book?.contributed !== undefined && study.published.iso.startsWith(read),
      },
      { field: "container", reason: "a book is not a journal (BTI)", when: ({ study }) => study.kind === "book" },
    ]);
    expect(report("nbib through Biopython", verdict)).toEqual([]);
  }, 120_000);
});
