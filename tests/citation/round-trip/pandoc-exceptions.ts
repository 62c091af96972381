import { LATEX_LETTERS } from "../../../src/citation/latex-letters.ts";
import type { Exception } from "./compare.ts";

const TEXTS = ["title", "abstract", "container", "keywordText"] as const;

const COMMANDS = [...LATEX_LETTERS]
  .filter(([, tex]) => tex.startsWith("{$\\"))
  .map(([letter, tex]) => [letter, tex.slice(2, -2)] as const);

/** pandoc 2.17 hands mathematics on as TeX source: both sides are compared in that spelling. */
function asTex(text: string): string {
  return COMMANDS.reduce((all, [letter, command]) => all.replaceAll(letter, command), text);
}

/** TeX prints straight quotes curly, and pandoc shows what TeX prints; spaces of other widths become its unbreakable one. */
const printed = (text: string): string =>
  asTex(text)
    .replace(/[“”"‘’'`]+/g, "'")
    .replace(/[\s\u2000-\u200d\u2060\ufeff]/gu, "")
    .replace(/[\u2010\u2011]/g, "-");

const TYPOGRAPHY: readonly Exception[] = TEXTS.map((field) => ({
  field,
  reason: "TeX has curly quotes and one unbreakable space, and pandoc hands mathematics on as TeX source",
  when: ({ expected, read }) => printed(expected) === printed(read),
}));

const PREPRINT: readonly Exception[] = (
  ["container", "issn", "abbreviation", "volume", "issue", "pages", "publisher"] as const
).map((field) => ({
  field,
  reason: "a preprint is no article: its server stands in howpublished, which pandoc reads as publisher",
  when: ({ study }) => study.status.some(({ kind }) => kind === "preprint"),
}));

/** pandoc looks for particles itself ("de-Thé", "d'Udekem") and sets every apostrophe curly. */
const AUTHORS: readonly Exception[] = [
  {
    field: "authors",
    reason: "pandoc sets apostrophes curly and parts a particle from its hyphen or apostrophe",
    when: ({ expected, read }) => apart(expected) === apart(read),
  },
  {
    field: "authors",
    reason: "pandoc makes a particle of what PubMed has among the given names (Torre, Rafael de la)",
    when: ({ expected, read }) => words(expected) === words(read),
  },
  {
    field: "authors",
    reason: "“and others” tells that PubMed's list is not complete; pandoc makes it an author",
    when: ({ study, expected, read }) => !study.authorsComplete && apart(`${expected} ; others`) === apart(read),
  },
];

const words = (names: string): string =>
  names
    .split(" ; ")
    .map((name) => apart(name).split(/[|\s]/).sort().join(" "))
    .join(" ; ");

const apart = (names: string): string => names.replace(/[“”"‘’'`]+/g, "'").replace(/(?<=['-])\s+/g, "");

export const PANDOC_CSL: readonly Exception[] = [
  ...TEXTS.map((field): Exception => ({
    field,
    reason: "pandoc turns raised and lowered characters (², ™) into markup",
    when: ({ expected, read }) => printed(expected.normalize("NFKC")) === printed(read.normalize("NFKC")),
  })),
  ...TEXTS.map((field): Exception => ({
    field,
    reason: "pandoc sets straight quotes curly",
    when: ({ expected, read }) => printed(expected) === printed(read),
  })),
  ...AUTHORS,
];

export const PANDOC_BIBTEX: readonly Exception[] = [...TYPOGRAPHY, ...AUTHORS, ...PREPRINT];

export const PANDOC_BIBLATEX: readonly Exception[] = [
  ...TYPOGRAPHY,
  ...AUTHORS,
  ...PREPRINT,
  {
    field: "pages",
    reason: "BibLaTeX has eid for an article number, which pandoc 2.17 does not read",
    when: ({ study, read }) => read === "" && study.articleNumber !== undefined,
  },
  {
    field: "month",
    reason: "pandoc reads the season of 2020-24 (winter 2020) as month 24",
    when: ({ study }) => study.published.precision === "season",
  },
];
