import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { abstractLine } from "./abstract-line.ts";
import type { CitationWriter } from "./citation-format.ts";
import { citedDate } from "./cited-date.ts";
import { pageText } from "./cited-pages.ts";
import { ownTitle, withRetraction } from "./cited-title.ts";
import { invertedContributor } from "./names.ts";
import { inOneField, notices } from "./notices.ts";
import { oneLine } from "./one-line.ts";
import { pubmedUrl } from "./study-address.ts";

type Column = readonly [name: string, read: (study: Study) => string | undefined];

const LIST = "; ";

/** The first columns are those ASReview looks for by name; the rest is what screeners sort and filter by. */
const COLUMNS: readonly Column[] = [
  ["title", (study) => plainText(withRetraction(study, ownTitle(study)))],
  ["abstract", abstractLine],
  ["authors", (study) => study.authors.map(invertedContributor).join(LIST)],
  ["year", (study) => citedDate(study).year],
  ["doi", (study) => study.doi],
  ["url", pubmedUrl],
  ["keywords", (study) => study.keywords.map((keyword) => oneLine(plainText(keyword.text))).join(LIST)],
  ["pmid", (study) => study.pmid],
  ["pmcid", (study) => study.pmcid],
  ["journal", (study) => study.journal?.title ?? plainText(study.book?.title ?? [])],
  ["volume", (study) => study.volume],
  ["issue", (study) => study.issue],
  ["pages", pageText],
  ["article_number", (study) => study.articleNumber],
  ["issn", (study) => study.journal?.issn ?? study.journal?.eissn ?? study.journal?.linkingIssn],
  ["published", (study) => study.published.text],
  ["entered", (study) => study.entered],
  ["language", (study) => study.languages.join(LIST)],
  ["publication_types", (study) => study.publicationTypes.map((type) => type.name).join(LIST)],
  ["mesh", (study) => study.mesh.map((heading) => heading.descriptor).join(LIST)],
  ["registrations", (study) => study.registrations.map(({ id }) => id).join(LIST)],
  ["status", (study) => study.status.map(({ kind }) => kind).join(LIST)],
  ["notices", (study) => inOneField(notices(study))],
  ["original_title", (study) => plainText(study.vernacularTitle?.text ?? [])],
];

/** RFC 4180: CRLF, every quote doubled. The byte-order mark is for Excel only, which else takes UTF-8 for Windows-1252. */
export function csvWriter(mark: "plain" | "excel"): CitationWriter {
  return {
    head: `${mark === "excel" ? "\ufeff" : ""}${COLUMNS.map(([name]) => name).join(",")}\r\n`,
    record: (study) => `${COLUMNS.map(([, read]) => csvCell(read(study) ?? "")).join(",")}\r\n`,
    between: "",
    tail: "",
  };
}

/**
 * One cell. A spreadsheet runs what begins with = + - @ as a formula, so an apostrophe goes before it; to have the value back,
 * drop one apostrophe from a cell that begins with apostrophes and then one of those signs.
 */
export function csvCell(value: string): string {
  const line = oneLine(value);
  const safe = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(line) ? `'${line}` : line;
  return /[",\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
