import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatReference, formatReferences } from "../../src/citation/format-reference.ts";
import { readStyleFile, toReferenceStyle } from "../../src/citation/reference-styles.ts";
import { AppError } from "../../src/domain/errors.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Study } from "../../src/domain/study.ts";
import { makeStudy } from "../support/study-factory.ts";
import { day, group, JOURNAL, person } from "./torture/parts.ts";

const study = makeStudy({
  title: ["Invented trial of ", { mark: "i", children: ["S"] }, "-ketamine."],
  authors: [
    person("van der Model", { given: "Cato B", initials: "CB" }),
    person("Sample", { given: "Ann", initials: "A", suffix: "Jr" }),
  ],
  journal: { ...JOURNAL, title: "Journal of invented psychiatry (Oxford, England)" },
  volume: "12",
  issue: "3",
  pages: { text: "132-42", first: "132", last: "142" },
  doi: "10.1234/x.5",
});

test.each([
  [
    "ama",
    "van der Model CB, Sample A Jr. Invented trial of S-ketamine. J Invent Psychiatry. 2024;12(3):132-142. doi:10.1234/x.5",
  ],
  [
    "vancouver",
    "van der Model CB, Sample A Jr. Invented trial of S-ketamine. J Invent Psychiatry. 2024 Mar;12(3):132-42. doi: 10.1234/x.5. PMID: 1.",
  ],
  [
    "apa",
    "van der Model, C. B., & Sample, A., Jr. (2024). Invented trial of S-ketamine. Journal of Invented Psychiatry, 12(3), 132–142. https://doi.org/10.1234/x.5",
  ],
  [
    "harvard",
    "van der Model, C.B. and Sample, A., Jr (2024) ‘Invented trial of S-ketamine’, Journal of Invented Psychiatry, 12(3), pp. 132–142. Available at: https://doi.org/10.1234/x.5.",
  ],
  [
    "chicago",
    "van der Model, Cato B., and Ann Sample Jr. 2024. “Invented trial of S-ketamine.” Journal of Invented Psychiatry 12 (3): 132–42. https://doi.org/10.1234/x.5.",
  ],
])("a study in %s", (style, text) => {
  expect(formatReference(study, toReferenceStyle(style)).text).toBe(text);
});

test.each(["chi", "hun", "jpn", "vie"])("names of a paper in %s keep the order of an English list", (language) => {
  const foreign = { ...study, languages: [language] };
  expect(formatReference(foreign, "apa").text).toMatch(/^van der Model, C\. B\., & Sample, A\., Jr\. \(2024\)/);
  expect(formatReference(foreign, "chicago").text).toMatch(/^van der Model, Cato B\., and Ann Sample Jr\. 2024/);
  expect(formatReference(foreign, "harvard").text).toMatch(/^van der Model, C\.B\. and Sample, A\./);
});

test("a journal with a title in two languages is cited by the first (seen in 25960241)", () => {
  const journal = { ...JOURNAL, title: "Invented medicine & example = Médecine inventée & exemple" };
  expect(formatReference({ ...study, journal }, "apa").text).toContain("Invented Medicine & Example, 12(3)");
});

test("an article ahead of print is no preprint in Harvard, and advance online publication in APA", () => {
  const { title, authors } = study;
  const ahead = makeStudy({ title, authors, journal: JOURNAL, doi: "10.1234/x.5", publicationStatus: "aheadofprint" });
  expect(formatReference(ahead, "harvard").text).toBe(
    "van der Model, C.B. and Sample, A., Jr (2024) ‘Invented trial of S-ketamine’, Journal of Invented Psychiatry. Available at: https://doi.org/10.1234/x.5.",
  );
  expect(formatReference(ahead, "apa").text).toContain(
    "Journal of Invented Psychiatry. Advance online publication. https://doi.org/",
  );
});

const ahead = { publicationModel: "Print-Electronic", publishedElectronically: day("2019-05-21", "2019 05 21") };
const translated = {
  title: ["[Invented trial]."],
  vernacularTitle: { text: ["Erfundene Studie."] },
  languages: ["ger"],
};
test.each<readonly [string, Partial<Study>, string]>([
  ["pages as they stand in the record", { pages: { text: "335-339" } }, "2024 Mar;12(3):335-339. doi: 10.1234/x.5. PMID: 1."],
  ["a PMCID after the PMID", { pmcid: "PMC9" }, "PMID: 1; PMCID: PMC9."],
  [
    "that it came out earlier online",
    { ...ahead, publicationStatus: "ppublish" },
    "2024 Mar;12(3):132-42. doi: 10.1234/x.5. Epub 2019 May 21. PMID: 1.",
  ],
  ["that it is ahead of print", { ...ahead, publicationStatus: "aheadofprint" }, "x.5. Epub ahead of print. PMID: 1."],
  [
    "the paper's own title, PubMed's translation and the language",
    translated,
    "Erfundene Studie [Invented trial]. J Invent Psychiatry. 2024 Mar;12(3):132-42. German. doi: 10.1234/x.5. PMID: 1.",
  ],
  ["several languages", { languages: ["eng", "spa"] }, "132-42. English, Spanish. doi"],
  [
    "an erratum and a retraction, without their PMIDs",
    {
      corrections: [
        { type: "ErratumIn", source: "Invent Rep. 2020;40(3):2", pmid: toPmid("2") },
        { type: "RetractionIn", source: "Invent Rep. 2021;41:1.", pmid: toPmid("3") },
      ],
    },
    "doi: 10.1234/x.5. Erratum in: Invent Rep. 2020;40(3):2. Retraction in: Invent Rep. 2021;41:1. PMID: 1.",
  ],
])("Vancouver tells, as PubMed's Cite button does, %s", (_, overrides, part) => {
  const journal = { ...JOURNAL, isoAbbreviation: "J. Invent. Psychiatry" };
  expect(formatReference({ ...study, journal, ...overrides }, "vancouver").text).toContain(part);
});

test("Vancouver has six authors and a group among semicolons; a short word's end is no abbreviation that keeps its stop", () => {
  const people = Array.from("ABCDEFG").map((letter) => person(`Author${letter}`, { given: letter, initials: letter }));
  const authors = [...people.slice(0, 2), group("Invented Group, Site 2"), ...people.slice(2)];
  expect(formatReference({ ...study, authors, title: ["Syrgas krävs."] }, "vancouver").text).toMatch(
    /^AuthorA A, AuthorB B; Invented Group, Site 2; AuthorC C, AuthorD D, AuthorE E, et al\. Syrgas krävs\. J Invent/,
  );
  expect(formatReference({ ...study, authors: people.slice(0, 6) }, "vancouver").text).toMatch(/AuthorE E, AuthorF F\. Invented/);
});

test("where nobody signed, Harvard begins with the title (seen in 12230384)", () => {
  expect(formatReference({ ...study, authors: [] }, "harvard").text).toMatch(
    /^‘Invented trial of S-ketamine’ \(2024\) Journal of Invented Psychiatry, 12\(3\), pp\. 132–142\./,
  );
});

test("italics within italics are upright without a style attribute, and italics twice are italics (seen in 21413225, 31541003)", () => {
  const species = { mark: "i", children: ["C. inventus"] } as const;
  const chapter = makeStudy({
    kind: "book",
    title: ["The Genome"],
    authors: [person("Model", { given: "Ann" })],
    editors: [person("Editor", { given: "Eve B", initials: "EB" })],
    book: { title: [species, " II"], publisher: "Model Press", isbns: [], edition: "2nd" },
  });
  expect(formatReference(chapter, "chicago").html).toBe(
    "Model, Ann. 2024. “The Genome.” In C. inventus<i> II</i>, 2nd ed., edited by Eve B. Editor. Model Press. https://pubmed.ncbi.nlm.nih.gov/1/.",
  );
  const twice = { ...study, title: ["Role of ", { mark: "i", children: [species] }, " in sleep."] } as const;
  expect(formatReference(twice, "ama").html).toContain("Role of <i>C. inventus</i> in sleep. <i>J Invent Psychiatry</i>");
});

test("the HTML has italics and nothing else that the record did not have", () => {
  expect(formatReference(study, "ama").html).toBe(
    "van der Model CB, Sample A Jr. Invented trial of <i>S</i>-ketamine. <i>J Invent Psychiatry</i>. 2024;12(3):132-142. doi:10.1234/x.5",
  );
  expect(formatReference(makeStudy({ title: ["<script>alert(1)</script>"] }), "apa").html).not.toContain("<script");
});

test("a list keeps its order and is numbered where the style numbers", () => {
  const list = formatReferences([study, makeStudy()], "ama");
  expect(list.map(({ text }) => text.slice(0, 3))).toEqual(["1. ", "2. "]);
  expect(formatReferences([study], "apa")[0]?.text).toMatch(/^van der Model/);
});

test("any CSL style can be handed in as a file's text; one that cannot be read is refused with a sentence", () => {
  const own = readStyleFile("ama").replace('prefix="doi:"', 'prefix="DOI "');
  expect(formatReference(study, { csl: own }).text).toMatch(/DOI 10\.1234\/x\.5$/);
  expect(() => formatReference(study, { csl: "<html/>" })).toThrow(AppError);
  expect(() => toReferenceStyle("mla")).toThrow(
    "“mla” is not a citation style; there are ama, vancouver, apa, harvard, chicago.",
  );
});

const installed = "/usr/share/citation-style-language/styles/american-medical-association.csl";
if (!existsSync(installed))
  console.warn("Our AMA is not compared with the CSL project's: the package citation-style-language-styles is not installed.");
test.skipIf(!existsSync(installed))("our AMA agrees with the CSL project's own on a plain article", () => {
  const theirs = formatReference(study, { csl: readFileSync(installed, "utf8") }).text;
  expect(formatReference(study, "ama").text.replace(/\s+/g, " ")).toBe(theirs.replace(/\s+/g, " "));
});
