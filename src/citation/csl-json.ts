import type { Contributor } from "../domain/author.ts";
import type { Study } from "../domain/study.ts";
import { abstractText } from "../domain/study-text.ts";
import type { CitationWriter } from "./citation-format.ts";
import { citationKey } from "./citation-key.ts";
import { citedDate, splitDate, type CitedDate } from "./cited-date.ts";
import { pageText } from "./cited-pages.ts";
import { citedTitle, originalTitle } from "./cited-title.ts";
import { cslMarkup } from "./csl-markup.ts";
import { itemType } from "./item-type.ts";
import { keywordList } from "./keyword-list.ts";
import { languageTag } from "./languages.ts";
import { collectiveName, familyParts, givenName } from "./names.ts";
import { inOneField, isAheadOfPrint, notices } from "./notices.ts";
import { oneLine } from "./one-line.ts";
import { pubmedUrl } from "./study-address.ts";

type CslName = {
  readonly family?: string;
  readonly given?: string;
  readonly suffix?: string;
  readonly "non-dropping-particle"?: string;
  readonly literal?: string;
};
type CslDate = { readonly "date-parts": readonly (readonly number[])[]; readonly season?: number } | { readonly literal: string };
type CslValue = string | CslDate | readonly CslName[];
export type CslItem = { readonly id: string; readonly type: string; readonly [variable: string]: CslValue };

const TYPES = { article: "article-journal", preprint: "article", chapter: "chapter", book: "book" } as const;

type CslRow = readonly [variable: string, read: (study: Study) => CslValue | undefined];

const ROWS: readonly CslRow[] = [
  ["title", (study) => cslMarkup(citedTitle(study))],
  ["original-title", (study) => cslMarkup(originalTitle(study) ?? [])],
  ["author", (study) => study.authors.map(cslName)],
  ["editor", (study) => study.editors.map(cslName)],
  ["container-title", (study) => (itemType(study) === "chapter" ? cslMarkup(study.book?.title ?? []) : study.journal?.title)],
  ["container-title-short", (study) => study.journal?.isoAbbreviation],
  ["collection-title", (study) => cslMarkup(study.book?.collectionTitle ?? [])],
  ["publisher", (study) => study.book?.publisher ?? (itemType(study) === "preprint" ? study.journal?.title : undefined)],
  ["publisher-place", (study) => study.book?.place],
  ["edition", (study) => study.book?.edition],
  ["genre", (study) => (itemType(study) === "preprint" ? "Preprint" : undefined)],
  ["issued", (study) => cslDate(citedDate(study))],
  [
    "available-date",
    (study) => (study.publishedElectronically === undefined ? undefined : cslDate(splitDate(study.publishedElectronically))),
  ],
  ["volume", (study) => study.volume],
  ["issue", (study) => study.issue],
  ["page", pageText],
  ["number", (study) => study.articleNumber],
  ["DOI", (study) => study.doi],
  ["PMID", (study) => study.pmid],
  ["PMCID", (study) => study.pmcid],
  ["ISSN", (study) => study.journal?.issn ?? study.journal?.eissn ?? study.journal?.linkingIssn],
  ["ISBN", (study) => study.book?.isbns[0]],
  ["URL", pubmedUrl],
  ["source", () => "PubMed"],
  ["language", (study) => study.languages.map((code) => languageTag(code) ?? code).join(", ")],
  ["status", (study) => (isAheadOfPrint(study) ? "ahead of print" : undefined)],
  ["keyword", (study) => keywordList(study).join("; ")],
  ["note", cslNote],
  ["abstract", abstractText],
];

/** An array of CSL-JSON items, one on a line, as pandoc, Zotero and citeproc read it. */
export const cslJson: CitationWriter = {
  head: "[\n",
  record: (study) => JSON.stringify(cslItem(study)),
  between: ",\n",
  tail: "\n]\n",
};

export function cslItem(study: Study): CslItem {
  const item: Record<string, CslValue> = { id: citationKey(study), type: TYPES[itemType(study)] };
  for (const [variable, read] of ROWS) {
    const value = read(study);
    if (value !== undefined && (typeof value !== "object" || !Array.isArray(value) || value.length > 0) && value !== "")
      item[variable] = value;
  }
  return item as CslItem;
}

function cslName(contributor: Contributor): CslName {
  if (contributor.kind === "collective") return { literal: collectiveName(contributor) };
  const { name } = contributor;
  const given = givenName(name);
  // A single name is a literal: citeproc would otherwise look for the given name to invert.
  if (given === undefined && name.suffix === undefined) return { literal: oneLine(name.family) };
  const { particle, family } = familyParts(oneLine(name.family));
  return {
    family,
    ...(given !== undefined && { given }),
    ...(particle !== undefined && { "non-dropping-particle": particle }),
    ...(name.suffix !== undefined && { suffix: oneLine(name.suffix) }),
  };
}

function cslDate({ year, month, day, season, until }: CitedDate): CslDate | undefined {
  if (year === undefined) return undefined;
  const from = [year, month, day].filter((part) => part !== undefined).map(Number);
  if (season !== undefined) return { "date-parts": [[Number(year)]], season };
  return { "date-parts": until === undefined ? [from] : [from, [Number(until.year), Number(until.month)]] };
}

function cslNote(study: Study): string {
  return inOneField([
    ...notices(study),
    ...(study.registrations.length === 0 ? [] : [`Trial registration: ${study.registrations.map(({ id }) => id).join(", ")}.`]),
  ]);
}
