import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { abstractLine } from "./abstract-line.ts";
import type { CitationWriter } from "./citation-format.ts";
import { citedDate } from "./cited-date.ts";
import { citedPages } from "./cited-pages.ts";
import { originalTitle, plainCitedTitle } from "./cited-title.ts";
import { itemType } from "./item-type.ts";
import { keywordList } from "./keyword-list.ts";
import { invertedContributor } from "./names.ts";
import { notices } from "./notices.ts";
import { pubmedUrl } from "./study-address.ts";
import { taggedLines, type TagRow } from "./tagged-lines.ts";

const TYPES = { article: "JOUR", preprint: "UNPB", chapter: "CHAP", book: "BOOK" } as const;

/**
 * RIS as Zotero, EndNote, Mendeley, JabRef, Rayyan and Covidence read it. T2 and JF both carry the journal, because importers
 * differ on which they look at (JabRef#1074, #2506); BT likewise for a book. Never M3: Zotero reads it as a DOI.
 */
const ROWS: readonly TagRow[] = [
  ["TY  - ", (study) => TYPES[itemType(study)]],
  ["AU  - ", (study) => study.authors.map(invertedContributor)],
  ["ED  - ", (study) => study.editors.map(invertedContributor)],
  ["TI  - ", plainCitedTitle],
  ["T2  - ", containerTitle],
  ["JF  - ", (study) => study.journal?.title],
  ["J2  - ", (study) => study.journal?.isoAbbreviation ?? study.journal?.medlineAbbreviation],
  ["BT  - ", bookTitle],
  ["T3  - ", (study) => plainText(study.book?.collectionTitle ?? [])],
  ["PY  - ", (study) => citedDate(study).year],
  ["DA  - ", risDate],
  ["VL  - ", (study) => study.volume],
  ["IS  - ", (study) => study.issue],
  ["SP  - ", (study) => citedPages(study).first],
  ["EP  - ", (study) => citedPages(study).last],
  ["C7  - ", (study) => study.articleNumber],
  ["ET  - ", (study) => study.book?.edition],
  ["PB  - ", (study) => study.book?.publisher ?? (itemType(study) === "preprint" ? study.journal?.title : undefined)],
  ["CY  - ", (study) => study.book?.place],
  ["SN  - ", serialNumbers],
  ["DO  - ", (study) => study.doi],
  ["AN  - ", (study) => study.pmid],
  // For a chapter Zotero would take C2 for the book's author.
  ["C2  - ", (study) => (study.kind === "article" ? study.pmcid : undefined)],
  ["DB  - ", () => "PubMed"],
  ["UR  - ", pubmedUrl],
  ["LA  - ", (study) => study.languages],
  ["AB  - ", abstractLine],
  ["KW  - ", keywordList],
  ["N1  - ", remarks],
];

// EndNote drops the last record unless ER ends with its space (cffconvert#392); the blank line parts records, never values.
export const ris: CitationWriter = {
  head: "",
  record: (study) => `${taggedLines(ROWS, study, "\r\n")}ER  - \r\n`,
  between: "\r\n",
  tail: "",
};

function containerTitle(study: Study): string | undefined {
  return study.journal?.title ?? bookTitle(study);
}

function bookTitle(study: Study): string | undefined {
  return itemType(study) === "chapter" ? plainText(study.book?.title ?? []) : undefined;
}

/** YYYY/MM/DD/season, slashes always there, parts left empty when unknown. */
function risDate(study: Study): string | undefined {
  const { year, month = "", day = "", season, text } = citedDate(study);
  if (year === undefined) return undefined;
  return `${year}/${month}/${day}/${season === undefined ? "" : text.replace(/\d|\s/g, "")}`;
}

function serialNumbers(study: Study): readonly string[] {
  if (study.kind === "book") return study.book?.isbns ?? [];
  const { issn, eissn, linkingIssn } = study.journal ?? {};
  const own = [issn, eissn].filter((number) => number !== undefined);
  return own.length > 0 ? [...new Set(own)] : linkingIssn === undefined ? [] : [linkingIssn];
}

/** Notes: what bears on trust, the original title, the trial's registration. */
function remarks(study: Study): readonly string[] {
  const original = originalTitle(study);
  const { registrations, pmcid } = study;
  const words = [...notices(study)];
  if (original !== undefined) words.push(`Original title: ${plainText(original)}`);
  if (registrations.length > 0) words.push(`Trial registration: ${registrations.map(({ id }) => id).join(", ")}`);
  if (study.kind === "book" && pmcid !== undefined) words.push(`PMCID: ${pmcid}`);
  return words;
}
