import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { invertedContributor } from "../../../src/citation/names.ts";
import type { Study } from "../../../src/domain/study.ts";
import type { Exception } from "./compare.ts";

/** bibutils takes every name without a comma for "Given Family" unless a list tells it which are groups (-as; its -c is broken in 7.2). */
export function groupNames(studies: readonly Study[]): string {
  const everyone = studies.flatMap(({ authors, editors }) => [...authors, ...editors]);
  const groups = everyone.filter((one) => one.kind === "collective" || (one.name.given ?? one.name.initials) === undefined);
  const file = join(mkdtempSync(join(tmpdir(), "citations-")), "groups");
  writeFileSync(file, [...new Set(groups.map(invertedContributor))].join("\n") + "\n");
  return file;
}

type Name = readonly string[];

const split = (names: string): Name[] => (names === "" ? [] : names.split(" ; ").map((name) => name.split("|")));
const joined = (names: readonly Name[]): string => names.map((name) => name.join("|")).join(" ; ");
const map = (names: string, change: (name: Name) => Name): string => joined(split(names).map(change));

/** "Thomas,|Jr." and "C M, 3rd" are bibutils' way with what follows a second comma; "K-D" becomes "K.-D.". */
const plainSuffix = (names: string): string =>
  map(names, ([family = "", ...rest]) =>
    [
      family,
      ...rest
        .join("|")
        .replace(/,(?=\||$)/g, "")
        .replace(/, /g, "|")
        .replace(/\|(Jr|Sr|[IV]+)\.$/, "|$1")
        .split("|"),
    ].filter((part) => part !== ""),
  );
const plainHyphens = (names: string): string =>
  map(names, (name) => name.map((part) => part.replace(/(\p{L})\.-(\p{L})\./gu, "$1-$2").replace(/\.$/, "")));
const once = (names: string): string => [...new Set(names.split(" ; "))].join(" ; ");
const known = (names: string): string => once(plainHyphens(plainSuffix(names)));
const withoutCommas = (names: string): string => names.replaceAll(",", "").replace(/\s+/g, " ");

const GROUPS: readonly Exception[] = (["authors", "editors"] as const).flatMap((field): Exception[] => [
  {
    field,
    reason: "bibutils writes Jr. for Jr and keeps a comma before a suffix",
    when: ({ expected, read }) => plainSuffix(expected) === plainSuffix(read),
  },
  {
    field,
    reason: "bibutils sets stops in hyphenated initials and takes a last one away",
    when: ({ expected, read }) => plainHyphens(plainSuffix(expected)) === plainHyphens(plainSuffix(read)),
  },
  {
    field,
    reason: "bibutils drops a second author of the same name",
    when: ({ expected, read }) => once(known(expected)) === known(read),
  },
  {
    field,
    reason: "a comma inside a group's name gives way to a space, since every importer splits there",
    when: ({ expected, read }) => withoutCommas(known(expected)) === withoutCommas(known(read)),
  },
  {
    field,
    reason: "bibutils splits a group's name at “and”, listed or not",
    when: ({ expected, read }) =>
      expected.split(" ; ").some((name) => !name.includes("|") && name.includes(" and ")) &&
      known(expected)
        .split(" ; ")
        .filter((name) => name.includes("|"))
        .every((name) => known(read).includes(name)),
  },
]);

const DOI: Exception = {
  field: "doi",
  reason: "bibutils shows a DOI only when its prefix has four digits",
  when: ({ expected, read }) => read === "" && !/^10\.\d{4}\//.test(expected),
};

const SERIES: Exception = {
  field: "container",
  reason: "bibutils shows a book's series as what holds it",
  when: ({ study, expected }) => study.kind === "book" && expected === "",
};

export const BIBUTILS_TAGGED: readonly Exception[] = [
  ...GROUPS,
  DOI,
  SERIES,
  {
    field: "pages",
    reason: "SP and EP hold one range; what follows it (discussion, reply) is not carried",
    when: ({ study, expected, read }) => /[;,]/.test(expected) && read.split("-")[0] === study.pages?.first,
  },
];

const isRange = (text: string): boolean => /\d{4} [A-Za-z]{3}.*-/.test(text);

export const BIBUTILS_REFER: readonly Exception[] = [
  ...GROUPS,
  DOI,
  {
    field: "pages",
    reason: "bibutils sets a hyphen before what follows a page without an end",
    when: ({ expected, read }) => expected.replace(/[\s-]/g, "") === read.replace(/[\s-]/g, ""),
  },
  { field: "month", reason: "end2xml reads no month of a book", when: ({ study, read }) => study.kind === "book" && read === "" },
  { field: "day", reason: "end2xml reads no day of a book", when: ({ study, read }) => study.kind === "book" && read === "" },
  {
    field: "doi",
    reason: "end2xml knows the DOI from its address only, where < > must be encoded",
    when: ({ expected, read }) => encodeURI(expected) === read,
  },
  {
    field: "month",
    reason: "end2xml cannot read the range of months or the season that EndNote prints",
    when: ({ study }) => isRange(study.published.text) || study.published.precision === "season",
  },
  {
    field: "day",
    reason: "end2xml takes the second month of a range for a day",
    when: ({ study }) => isRange(study.published.text),
  },
];

const TEXTS = ["title", "abstract", "container", "keywordText"] as const;

/** TeX prints straight quotes curly and has one width of unbreakable space; bibutils shows what TeX prints. */
const printed = (text: string): string =>
  text
    .replace(/[“”"‘’'`]+/g, "'")
    .replace(/-[-–]|[–\u2010\u2011]/g, "-")
    .replace(/--+/g, "-")
    .replace(/[\s\u2000-\u200d\u2060\ufeff]/gu, "");
/** What is left of the text beside what bibutils does not know: its commands come through as source, without their braces. */
const GREEK_CAPITALS = /[\u0391-\u03a9]/;
const KNOWN_TO_TEX_ONLY = /\\[a-zA-Z]+|[⌃ąłŁı\\]|[øØ]mega|repsilon|·/;

/** By its length nothing is lost beside them: Latin letters and digits, without what an unknown command leaves behind ("\\textsubscript", "łeq", "ąppa", "ømega"). */
const skeleton = (text: string): string =>
  text
    .replace(/\\(text(sub|super)script|textbackslash|textit|textbf|underline)/g, "")
    .replace(/\\[a-zA-Z]+|[łŁ]eq|ąppa|[øØ]mega|\p{L}\u030c?repsilon|[ıİ]n(?=fty)|łambda/gu, "")
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "");

const LATEX: readonly Exception[] = TEXTS.flatMap((field): Exception[] => [
  {
    field,
    reason: "TeX has curly quotes, one hyphen and one unbreakable space, and bibutils shows what TeX prints",
    when: ({ expected, read }) => printed(expected) === printed(read),
  },
  {
    field,
    reason:
      "bibutils leaves a LaTeX command it does not know as source (\\textsubscript, \\geq), or takes its first letter for an accent (\\kappa)",
    when: ({ expected, read }) =>
      KNOWN_TO_TEX_ONLY.test(read) && Math.abs(skeleton(expected).length - skeleton(read).length) <= 40,
  },
]);

const straight = (names: string): string => known(names.replace(/[‘’`]/g, "'").replace(/''/g, '"'));
const suffixFirst = (names: string): string =>
  map(names, ([family = "", given = "", suffix]) =>
    suffix === undefined || /^(Jr|Sr|I+|IV|V)$/.test(suffix)
      ? [family, given, ...(suffix === undefined ? [] : [suffix])].filter((part) => part !== "")
      : [family, suffix, given].filter((part) => part !== ""),
  );

const NAMES: readonly Exception[] = (["authors", "editors"] as const).flatMap((field): Exception[] => [
  {
    field,
    reason: "TeX prints an apostrophe curly, and bibutils shows what TeX prints",
    when: ({ expected, read }) => straight(expected) === straight(read),
  },
  {
    field,
    reason: "bibutils knows no suffix but Jr and Sr and leaves “3rd, C M” as given names",
    when: ({ expected, read }) => straight(suffixFirst(expected)) === straight(read),
  },
  {
    field,
    reason: "“and others” tells that PubMed's list is not complete; bibutils makes it an author",
    when: ({ study, expected, read }) => !study.authorsComplete && known(`${expected} ; others`) === known(read),
  },
]);

const LOOKALIKES: readonly Exception[] = TEXTS.map((field) => ({
  field,
  reason: "TeX has no Greek capital where a Latin one looks the same",
  when: ({ expected, read }) =>
    GREEK_CAPITALS.test(expected) && printed(expected.replaceAll("Β", "B").replaceAll("Α", "A")) === printed(read),
}));

const EPSILON: readonly Exception[] = TEXTS.map((field) => ({
  field,
  reason: "bibutils reads \\epsilon as ε, which TeX calls \\varepsilon",
  when: ({ expected, read }) => printed(expected.replaceAll("ϵ", "ε")) === printed(read),
}));

const PREPRINT: Exception[] = (["container", "issn", "abbreviation", "volume", "issue"] as const).map((field) => ({
  field,
  reason: "a preprint is no article: its server stands in howpublished, which has no place in MODS or CSL",
  when: ({ study, read }) => read === "" && study.status.some(({ kind }) => kind === "preprint"),
}));

export const BIBUTILS_LATEX: readonly Exception[] = [
  ...GROUPS,
  ...NAMES,
  ...LATEX,
  ...PREPRINT,
  SERIES,
  ...EPSILON,
  ...LOOKALIKES,
];

export const BIBUTILS_BIBLATEX: readonly Exception[] = [
  {
    field: "abbreviation",
    reason: "bibutils shows no abbreviation that is the title itself",
    when: ({ study, read }) => read === "" && study.journal?.title.startsWith(study.journal.isoAbbreviation ?? "?") === true,
  },
  {
    field: "abstract",
    reason: "biblatex2xml reads no abstract of a book, a chapter or an unpublished work",
    when: ({ study, read }) => read === "" && (study.kind === "book" || study.status.some(({ kind }) => kind === "preprint")),
  },
  {
    field: "doi",
    reason: "biblatex2xml reads no DOI of an unpublished work",
    when: ({ study, read }) => read === "" && study.status.some(({ kind }) => kind === "preprint"),
  },
  {
    field: "title",
    reason: "bibutils cuts a title at its first colon or question mark into title and subtitle",
    when: ({ expected, read }) => printed(expected).replace(/[:?]/g, "") === printed(read).replace(/[:?]/g, ""),
  },
  ...BIBUTILS_LATEX,
];
