import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { citedDate, splitDate, type CitedDate } from "./cited-date.ts";
import { citedPages } from "./cited-pages.ts";
import { plainCitedTitle } from "./cited-title.ts";
import { keywordList } from "./keyword-list.ts";
import { languageTag } from "./languages.ts";
import { collectiveName, invertedName } from "./names.ts";
import { oneLine } from "./one-line.ts";

export type MetaTag = { readonly name: string; readonly content: string };

type MetaRow = readonly [name: string, read: (study: Study) => string | readonly string[] | undefined];

const ROWS: readonly MetaRow[] = [
  ["citation_title", plainCitedTitle],
  [
    "citation_author",
    (study) => study.authors.map((one) => (one.kind === "person" ? invertedName(one.name) : collectiveName(one))),
  ],
  ["citation_publication_date", (study) => slashed(citedDate(study))],
  [
    "citation_online_date",
    (study) => (study.publishedElectronically === undefined ? undefined : slashed(splitDate(study.publishedElectronically))),
  ],
  ["citation_journal_title", (study) => study.journal?.title],
  ["citation_journal_abbrev", (study) => study.journal?.isoAbbreviation],
  ["citation_inbook_title", (study) => (study.kind === "book" ? plainText(study.book?.title ?? []) : undefined)],
  ["citation_publisher", (study) => study.book?.publisher],
  ["citation_volume", (study) => study.volume],
  ["citation_issue", (study) => study.issue],
  ["citation_firstpage", (study) => citedPages(study).first],
  ["citation_lastpage", (study) => citedPages(study).last],
  ["citation_issn", ({ journal }) => [journal?.issn, journal?.eissn].filter((number) => number !== undefined)],
  ["citation_isbn", (study) => study.book?.isbns],
  ["citation_doi", (study) => study.doi],
  ["citation_pmid", (study) => study.pmid],
  ["citation_language", (study) => study.languages.map((code) => languageTag(code) ?? code)],
  ["citation_keywords", keywordList],
];

/**
 * Highwire's citation_* tags, which Zotero, Mendeley and Google Scholar read on a study's page; several values are several tags.
 * No citation_pdf_url: PubMed gives none, and an address that is not a PDF breaks the saving.
 */
export function highwireMeta(study: Study, addresses: { readonly page: string }): readonly MetaTag[] {
  const tags = ROWS.flatMap(([name, read]) => {
    const values = read(study);
    return (values === undefined ? [] : typeof values === "string" ? [values] : values).map((content) => ({
      name,
      content: oneLine(content),
    }));
  });
  return [...tags, { name: "citation_abstract_html_url", content: addresses.page }].filter(({ content }) => content !== "");
}

/** YYYY/MM/DD, as far as the date is known. */
function slashed({ year, month, day }: CitedDate): string | undefined {
  return year === undefined ? undefined : [year, month, day].filter((part) => part !== undefined).join("/");
}
