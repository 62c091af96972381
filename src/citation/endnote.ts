import type { Contributor } from "../domain/author.ts";
import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { abstractLine } from "./abstract-line.ts";
import type { CitationWriter } from "./citation-format.ts";
import { citedDate, dayInWords, monthName } from "./cited-date.ts";
import { pageText } from "./cited-pages.ts";
import { originalTitle, plainCitedTitle } from "./cited-title.ts";
import { itemType } from "./item-type.ts";
import { keywordList } from "./keyword-list.ts";
import { invertedContributor } from "./names.ts";
import { notices } from "./notices.ts";
import { doiUrl, pubmedUrl } from "./study-address.ts";
import { taggedLines, type TagRow } from "./tagged-lines.ts";

// EndNote has no preprint of its own; "Unpublished Work" keeps it apart from articles.
const TYPES = { article: "Journal Article", preprint: "Unpublished Work", chapter: "Book Section", book: "Book" } as const;

/** EndNote's tagged format (refer): one tag a line, records parted by a blank line. */
const ROWS: readonly TagRow[] = [
  ["%0 ", (study) => TYPES[itemType(study)]],
  ["%A ", (study) => study.authors.map(endnoteName)],
  ["%E ", (study) => study.editors.map(endnoteName)],
  ["%T ", plainCitedTitle],
  ["%J ", (study) => study.journal?.title],
  ["%O ", (study) => study.journal?.isoAbbreviation ?? study.journal?.medlineAbbreviation],
  ["%B ", (study) => (itemType(study) === "chapter" ? plainText(study.book?.title ?? []) : undefined)],
  ["%S ", (study) => plainText(study.book?.collectionTitle ?? [])],
  ["%I ", (study) => study.book?.publisher],
  ["%C ", (study) => study.book?.place],
  ["%D ", (study) => citedDate(study).year],
  ["%8 ", dateWithoutYear],
  ["%7 ", (study) => study.book?.edition ?? electronicDate(study)],
  ["%V ", (study) => study.volume],
  ["%N ", (study) => study.issue],
  ["%P ", pageText],
  ["%@ ", (study) => study.book?.isbns ?? study.journal?.issn ?? study.journal?.eissn ?? study.journal?.linkingIssn],
  ["%R ", (study) => study.doi],
  ["%M ", (study) => study.pmid],
  ["%2 ", (study) => study.pmcid],
  ["%~ ", () => "PubMed"],
  // The DOI again as an address, for importers that do not know %R (bibutils).
  ["%U ", (study) => (study.doi === undefined ? pubmedUrl(study) : [pubmedUrl(study), doiUrl(study.doi)])],
  ["%G ", (study) => study.languages],
  ["%X ", abstractLine],
  ["%K ", keywordList],
  ["%Z ", remarks],
];

// Refer is a Unix format and EndNote reads either line end. With CRLF bibutils takes a line whose length leaves 254 when divided
// by 255 for the end of the record and drops the rest of it (seen with PMIDs 23565139, 27190381).
export const endnote: CitationWriter = {
  head: "",
  record: (study) => taggedLines(ROWS, study, "\n"),
  between: "\n",
  tail: "\n",
};

/** EndNote's own rule for groups: a comma after the name keeps it whole. */
function endnoteName(contributor: Contributor): string {
  const name = invertedContributor(contributor);
  return contributor.kind === "collective" && name !== "" ? `${name},` : name;
}

/** "Mar 5": EndNote keeps the year in %D. A season or a range stays as PubMed prints it. */
function dateWithoutYear(study: Study): string | undefined {
  const { year, month, day, season, until, text } = citedDate(study);
  if (season !== undefined || until !== undefined) return text.replace(year ?? "", "").trim();
  const name = monthName(month ?? "");
  return name === undefined ? undefined : day === undefined ? name : `${name} ${Number(day)}`;
}

function electronicDate({ publishedElectronically }: Study): string | undefined {
  return publishedElectronically === undefined ? undefined : dayInWords(publishedElectronically);
}

function remarks(study: Study): readonly string[] {
  const original = originalTitle(study);
  return [
    ...notices(study),
    ...(original === undefined ? [] : [`Original title: ${plainText(original)}`]),
    ...(study.registrations.length === 0 ? [] : [`Trial registration: ${study.registrations.map(({ id }) => id).join(", ")}`]),
  ];
}
