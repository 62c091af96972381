import { expect, test } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { safeHtml } from "../../src/domain/rich-text.ts";
import { abstractText, plainText, titleText } from "../../src/domain/study-text.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { fixtureStudy } from "../support/fixture-study.ts";

test.each([
  ["medline-date-range", { text: "1998 Dec-1999 Jan", iso: "1998-12", precision: "month" }],
  ["season", { text: "2020 Winter", iso: "2020", precision: "season" }],
  ["season-of-months", { text: "2017 Apr-Jun", iso: "2017-04", precision: "month" }],
  ["impossible-day", { text: "2011 Sep 31", iso: "2011-09", precision: "month" }],
  ["indexing", { text: "2024 Mar 5", iso: "2024-03-05", precision: "day" }],
])("the publication date of %s keeps its words and claims no more than they say", async (name, published) => {
  expect((await fixtureStudy(name)).published).toEqual(published);
});

test("the other dates of a record are told apart", async () => {
  const study = await fixtureStudy("indexing");
  expect(study.history).toEqual([
    { status: "received", date: "2023-11-02" },
    { status: "entrez", date: "2024-03-07T04:03" },
  ]);
  expect(study).toMatchObject({ entered: "2024-03-07", revised: "2024-06-12" });
  expect(study.publishedElectronically).toEqual({ text: "2024 02 09", iso: "2024-02-09", precision: "day" });
});

test("a record without a history entered PubMed on the day it was created, and is not this week's news", () => {
  // As in PMID 12346426, from an export of before 2018: DateCreated has left the DTD since.
  const study = studyFromXml(
    `<PubmedArticle><MedlineCitation><PMID Version="1">90000072</PMID><DateCreated><Year>1995</Year><Month>12</Month><Day>07</Day></DateCreated><Article><Journal><JournalIssue><PubDate><Year>1995</Year></PubDate></JournalIssue><Title>Journal of Invented Results</Title></Journal><ArticleTitle>An old study.</ArticleTitle></Article></MedlineCitation></PubmedArticle>`,
  );
  expect(study).toMatchObject({ entered: "1995-12-07", history: [] });
});

test("a collective author stands in its place in the list, and a particle stays with the family name", async () => {
  const { authors, authorsComplete } = await fixtureStudy("collective-author");
  expect(authors).toEqual([
    { kind: "person", name: { family: "van der Kolk", given: "Ada B", initials: "AB" }, affiliations: [] },
    { kind: "collective", name: ["The ", { mark: "i", children: ["Invented"] }, " Trial Group"], affiliations: [] },
  ]);
  expect(authorsComplete).toBe(false);
});

test("an author of one name has a family name only", async () => {
  expect((await fixtureStudy("single-name")).authors).toEqual([
    { kind: "person", name: { family: "Suharto" }, affiliations: [] },
  ]);
});

test("a superseded name is no author; suffix, equal contribution and every affiliation are kept", async () => {
  expect((await fixtureStudy("superseded-name")).authors).toEqual([
    {
      kind: "person",
      name: { family: "Misspelt", given: "Ann", initials: "A", suffix: "Jr" },
      affiliations: ["Department of Sleep, Somewhere.", "Institute of Dreams, H2O Street, Nowhere."],
      otherIdentifiers: [{ source: "GRID", value: "grid.99999.9b" }],
      equalContribution: true,
    },
  ]);
});

test("an ORCID iD is the same in five spellings; a wrong one is kept as it came", async () => {
  const { authors } = await fixtureStudy("five-orcids");
  expect(authors.map(({ orcid }) => orcid)).toEqual([
    ...Array<string>(4).fill("0000-0002-1825-0097"),
    "0000-0002-1694-233X",
    undefined,
  ]);
  expect(authors[5]?.otherIdentifiers).toEqual([{ source: "ORCID", value: "0000-0002-1825-0098" }]);
});

test("investigators are not authors", async () => {
  const study = await fixtureStudy("investigators");
  expect(study.authors.map(({ kind }) => kind)).toEqual(["collective"]);
  expect(study.investigators).toEqual([
    { kind: "person", name: { family: "Member", given: "Mia", initials: "M" }, affiliations: [] },
  ]);
});

test("markup inside words keeps the words whole, in order, and nested as it was", async () => {
  const study = await fixtureStudy("mixed-markup");
  expect(titleText(study)).toBe("Effect of R-ketamine at 1.73 m2 on GluN2B receptors.");
  expect(safeHtml(study.title)).toBe("Effect of <i>R</i>-ketamine at 1.73 m<sup>2</sup> on <b>GluN2<sub>B</sub></b> receptors.");
  expect(abstractText(study)).toBe("Clearance per 1.73 m2 in E. coli strains.");
});

test("a formula keeps its markup without prefix, layout, links and scripts, and reads as its characters", async () => {
  const study = await fixtureStudy("mathml");
  expect(titleText(study)).toBe("The ratio x2 of doses.");
  expect(study.title[1]).toEqual({ mathml: "<math><msup><mi>x</mi><mn>2</mn></msup></math>", text: "x2", display: false });
  expect(study.abstract[0]?.text[1]).toEqual({
    mathml: '<math display="block"><mrow><mi mathvariant="normal">a</mi><mo>&lt;</mo><mn>3</mn></mrow></math>',
    text: "a<3",
    display: true,
  });
});

test("text that looks like markup stays text, also in HTML", async () => {
  const study = await fixtureStudy("escaped-text");
  expect(titleText(study)).toBe("Doses & effects <i>not italic</i>.");
  expect(safeHtml(study.title)).toBe("Doses &amp; effects &lt;i&gt;not italic&lt;/i&gt;.");
  expect(abstractText(study)).toBe("The effect was strong (P<0.001), n>30, and &lt; is how one writes it.");
});

test("characters given by number are those characters", async () => {
  expect(titleText(await fixtureStudy("numeric-references"))).toBe("β-blockers and α-waves at 5\u2009µg 😀.");
});

test("thousands of character references are no obstacle", async () => {
  expect(abstractText(await fixtureStudy("thousands-of-references"))).toBe(Array<string>(2000).fill("<µ>").join(" "));
});

test("a vernacular title has its language, and is the title where there is no other", async () => {
  const translated = await fixtureStudy("vernacular-title");
  expect(titleText(translated)).toBe("[Ketamine in resistant depression].");
  expect(translated.vernacularTitle).toEqual({
    text: ["La kétamine dans la dépression ", { mark: "i", children: ["résistante"] }, "."],
    language: "fre",
  });
  expect(titleText(await fixtureStudy("vernacular-title-only"))).toBe("Ketamin bei Depression.");
});

test("abstracts in other languages and plain-language summaries stand apart from the abstract", async () => {
  const study = await fixtureStudy("other-abstracts");
  expect(abstractText(study)).toBe("BACKGROUND: English.");
  expect(study.copyright).toBe("Copyright © 2024 Nobody.");
  expect(study.otherAbstracts).toEqual([
    { type: "Publisher", language: "spa", sections: [{ label: "ANTECEDENTES", category: "BACKGROUND", text: ["Español."] }] },
    { type: "plain-language-summary", language: "eng", sections: [{ text: ["In short, it helped."] }], copyright: "© Nobody." },
  ]);
});

test("UNLABELLED is no label, and an empty section is none", async () => {
  expect(abstractText(await fixtureStudy("unlabelled-section"))).toBe("First words.\nCONCLUSIONS: Last words.");
});

test.each([
  ["retracted-by-type", [{ kind: "retracted", signals: ["publication-type"], related: [] }]],
  ["retracted-by-reference", [{ kind: "retracted", signals: ["correction-reference"], related: [] }]],
  ["retracted-by-title", [{ kind: "retracted", signals: ["title-prefix"], related: [] }]],
  ["retraction-notice", [{ kind: "notice", signals: ["publication-type", "correction-reference"], related: ["90000019"] }]],
  ["erratum", [{ kind: "notice", signals: ["publication-type", "correction-reference", "title-prefix"], related: ["90000001"] }]],
  ["corrected", [{ kind: "corrected", signals: ["correction-reference"], related: ["90000023"] }]],
  ["expression-of-concern", [{ kind: "expression-of-concern", signals: ["correction-reference"], related: ["90000099"] }]],
  [
    "corrected-and-republished",
    [{ kind: "republished", signals: ["publication-type", "correction-reference"], related: ["90000001"] }],
  ],
  [
    "preprint-with-version",
    [
      { kind: "preprint", signals: ["publication-type"], related: ["90000028"] },
      { kind: "has-update", signals: ["correction-reference"], related: ["90000028"] },
    ],
  ],
  ["version-of-preprint", []],
])("the status of %s says which signals fired and who is related", async (name, status) => {
  expect((await fixtureStudy(name)).status).toEqual(status);
});

test("every reference between records is kept, with or without a PMID", async () => {
  expect((await fixtureStudy("version-of-preprint")).corrections).toEqual([
    { type: "UpdateOf", source: "inventRxiv. 2023", pmid: "90000027" },
    { type: "Cites", source: "Lancet. 1900", pmid: "1" },
  ]);
  expect((await fixtureStudy("corrected")).corrections[1]).toEqual({
    type: "ErratumIn",
    source: "J Invent Psychiatry. 2024;7(4):2",
  });
});

test("an ELocationID marked invalid is not the record's", async () => {
  expect(await fixtureStudy("invalid-location-ids")).toMatchObject({
    doi: "10.9999/Right.1",
    pii: "e12345",
    articleNumber: "e12345",
  });
});

test("a reference's ids are not the record's", async () => {
  const study = await fixtureStudy("reference-ids");
  expect(study).toMatchObject({ pmcid: "PMC9999999", otherIds: [{ type: "mid", value: "NIHMS1" }] });
  expect(study.doi).toBeUndefined();
});

test.each(["PMC12345", "PMC12345 [Available on 06/05/10]"])(
  "the PMCID of an old export without ArticleIdList is read from %s",
  (value) => {
    const study = studyFromXml(
      `<PubmedArticle><MedlineCitation><PMID Version="1">1</PMID><Article><ArticleTitle>Invented.</ArticleTitle></Article><OtherID Source="KIE">PMC9</OtherID><OtherID Source="NLM">NIHMS1</OtherID><OtherID Source="NLM">${value}</OtherID></MedlineCitation></PubmedArticle>`,
    );
    expect(study.pmcid).toBe("PMC12345");
  },
);

test("pages and article numbers are told apart", async () => {
  expect(await fixtureStudy("article-number")).toMatchObject({ pages: { text: "e123", first: "e123" }, articleNumber: "e123" });
  const paged = await fixtureStudy("start-and-end-page");
  expect(paged.pages).toEqual({ text: "132-142", first: "132", last: "142" });
  expect(paged.articleNumber).toBeUndefined();
});

test("the version of a PMID is kept", async () => {
  expect((await fixtureStudy("second-version")).version).toBe(2);
});

test("registry ids are brought together from data bank, title and abstract", async () => {
  const study = await fixtureStudy("registrations");
  expect(study.registrations).toEqual([
    { id: "NCT01234567", registry: "ClinicalTrials.gov", saidBy: ["data-bank", "title", "abstract"] },
    { id: "2010-012345-12", registry: "EudraCT", saidBy: ["abstract"] },
    { id: "ISRCTN12345678", registry: "ISRCTN", saidBy: ["abstract"] },
  ]);
  expect(study.dataBanks).toEqual([{ name: "figshare", accessions: ["10.6084/m9.invented"] }]);
});

test("what an indexer adds is kept on both levels", async () => {
  expect(await fixtureStudy("indexing")).toMatchObject({
    mesh: [
      {
        descriptor: "Ketamine",
        ui: "D007649",
        major: false,
        qualifiers: [{ name: "therapeutic use", ui: "Q000627", major: true }],
      },
      { descriptor: "Nowhere", ui: "D000001", major: true, geographic: true, qualifiers: [] },
    ],
    supplementalMesh: [{ ui: "C000001", name: "Invented protocol", type: "Protocol" }],
    chemicals: [{ name: "Ketamine", ui: "D007649", registryNumber: "690G0D6V8H" }],
    keywords: [
      { text: [{ mark: "i", children: ["R"] }, "-ketamine"], major: false, owner: "NOTNLM" },
      { text: ["mood"], major: true, owner: "NOTNLM" },
    ],
    grants: [{ id: "R01 0", acronym: "MH", agency: "Invented Institute", country: "Nowhere" }],
    subjects: [{ family: "Koop", given: "C E", initials: "CE" }],
    conflictOfInterest: "None declared.",
    journal: { title: "Journal of invented psychiatry", eissn: "2999-9999", medlineAbbreviation: "J Invent Psychiatry" },
    volume: "7",
    issue: "2",
    publicationTypes: [{ name: "Journal Article", ui: "D016428" }],
    languages: ["eng"],
    publicationModel: "Print-Electronic",
    citationStatus: "MEDLINE",
    publicationStatus: "ppublish",
  });
});

test("a book chapter has its book, its editors and its own authors, and needs no id of its own in the list", async () => {
  const study = await fixtureStudy("book-chapter");
  expect(study).toMatchObject({
    pmid: "90009001",
    kind: "book",
    title: ["Ketamine"],
    authors: [{ name: { family: "Writer" } }],
    editors: [{ name: { family: "Editor" } }],
    pages: { text: "S12-8", first: "S12", last: "S18" },
    published: { iso: "2023" },
    entered: "2024-01-10",
    revised: "2024-02-01",
    book: {
      publisher: "Invented Press",
      place: "Nowhere",
      edition: "2nd",
      location: "Chapter 12",
      accession: "NBK999999",
      isbns: ["9780000000002"],
      began: { iso: "2010", precision: "year" },
      contributed: { text: "2024 1 9", iso: "2024-01-09" },
    },
  });
  expect(study.doi).toBeUndefined();
  expect(plainText(study.book?.title ?? [])).toBe("The invented handbook");
});

test("a study survives JSON unchanged", async () => {
  const study = await fixtureStudy("indexing");
  expect(JSON.parse(JSON.stringify(study))).toEqual(study);
});

test.each([
  ["<PubmedArticle><MedlineCitation/></PubmedArticle>", /no PMID/],
  ["<PubmedArticle><MedlineCitation><PMID>012</PMID></MedlineCitation></PubmedArticle>", /“012”/],
  ["<PubmedArticle/>", /without MedlineCitation/],
  ["<PubmedBookArticle/>", /without BookDocument/],
  ["<html/>", /this one is <html>/],
  ["<PubmedArticle><MedlineCitation>", /Broken XML/],
  ["<PubmedArticle>\n<a>&nope;</a></PubmedArticle>", /Broken XML: 2:/],
  ["", /Broken XML/],
])("%j is refused with the reason", (raw, reason) => {
  expect(() => studyFromXml(raw)).toThrow(AppError);
  expect(() => studyFromXml(raw)).toThrow(reason);
});
