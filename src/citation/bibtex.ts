import type { RichText } from "../domain/rich-text.ts";
import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { abstractLine } from "./abstract-line.ts";
import { bibtexAuthors, bibtexNames } from "./bibtex-names.ts";
import type { CitationWriter } from "./citation-format.ts";
import { citationKey } from "./citation-key.ts";
import { citedDate, monthMacro } from "./cited-date.ts";
import { pageText } from "./cited-pages.ts";
import { citedTitle, originalTitle } from "./cited-title.ts";
import { itemType, type ItemType } from "./item-type.ts";
import { keywordList } from "./keyword-list.ts";
import { languageName } from "./languages.ts";
import { latexText, latexTitle, type LatexDialect } from "./latex-escape.ts";
import { inOneField, notices } from "./notices.ts";
import { oneLine } from "./one-line.ts";
import { pubmedUrl } from "./study-address.ts";

/** A field's value, ready to stand after `=`: braced text, or a bare month macro. */
export type BibtexRow = readonly [field: string, read: (study: Study) => string | undefined];

const ENTRY: Readonly<Record<ItemType, string>> = { article: "article", preprint: "misc", chapter: "incollection", book: "book" };

const tex = (text: string | undefined): string | undefined =>
  braced(text === undefined ? undefined : latexText(oneLine(text), "bibtex"));
const texRich = (rich: RichText | undefined): string | undefined =>
  braced(rich === undefined ? undefined : latexTitle(rich, "bibtex"));

const ROWS: readonly BibtexRow[] = [
  ["author", (study) => braced(bibtexAuthors(study, "bibtex"))],
  ["editor", (study) => braced(bibtexNames(study.editors, "bibtex"))],
  ["title", (study) => braced(latexTitle(citedTitle(study), "bibtex"))],
  ["journal", (study) => (itemType(study) === "article" ? tex(study.journal?.title) : undefined)],
  ["howpublished", (study) => (itemType(study) === "preprint" ? tex(study.journal?.title) : undefined)],
  ["booktitle", (study) => (itemType(study) === "chapter" ? texRich(study.book?.title) : undefined)],
  ["series", (study) => texRich(study.book?.collectionTitle)],
  ["edition", (study) => tex(study.book?.edition)],
  ["publisher", (study) => tex(study.book?.publisher)],
  ["address", (study) => tex(study.book?.place)],
  ["year", (study) => braced(citedDate(study).year)],
  ["month", (study) => monthMacro(citedDate(study).month ?? "")],
  ["volume", (study) => tex(study.volume)],
  ["number", (study) => tex(study.issue)],
  ["pages", (study) => bibtexPages(study, "bibtex")],
  ["eid", (study) => tex(study.articleNumber)],
  ["issn", (study) => braced(study.journal?.issn ?? study.journal?.eissn ?? study.journal?.linkingIssn)],
  ["isbn", (study) => braced(study.book?.isbns[0])],
  ["doi", (study) => verbatim(study.doi)],
  ["pmid", (study) => braced(study.pmid)],
  ["pmcid", (study) => braced(study.pmcid)],
  ["url", (study) => verbatim(pubmedUrl(study))],
  ["language", (study) => braced(study.languages.map(languageName).join(", "))],
  ["keywords", (study) => bibtexKeywords(study, "bibtex")],
  ["note", (study) => tex(bibtexNote(study))],
  ["abstract", (study) => tex(abstractLine(study))],
];

export const bibtex: CitationWriter = {
  head: "",
  record: (study) => bibtexEntry(ENTRY[itemType(study)], ROWS, study),
  between: "\n",
  tail: "",
};

export function bibtexEntry(type: string, rows: readonly BibtexRow[], study: Study): string {
  let fields = "";
  for (const [field, read] of rows) {
    const value = read(study);
    if (value !== undefined) fields += `,\n  ${field} = ${value}`;
  }
  return `@${type}{${citationKey(study)}${fields}\n}\n`;
}

/** `{value}`, or nothing at all for an empty value. */
export function braced(value: string | undefined): string | undefined {
  return value === undefined || value === "" ? undefined : `{${value}}`;
}

/** DOI and URL stay as they are (bibtex-tidy#4); only a brace, which would end the field, is percent-encoded. */
export function verbatim(value: string | undefined): string | undefined {
  return braced(value?.replace(/[{}\s]/g, encodeURIComponent));
}

/** En dashes between pages, "132--142"; an article number keeps its hyphens. */
export function bibtexPages(study: Study, dialect: LatexDialect): string | undefined {
  const text = pageText(study);
  if (text === undefined) return undefined;
  return braced(study.pages === undefined ? latexText(text, dialect) : latexText(text, dialect).replace(/\s*[-–]\s*/g, "--"));
}

/** Comma-separated; a heading with its own comma ("Depressive Disorder, Major") in braces. */
export function bibtexKeywords(study: Study, dialect: LatexDialect): string | undefined {
  const words = keywordList(study).map((word) =>
    word.includes(",") ? `{${latexText(word, dialect)}}` : latexText(word, dialect),
  );
  return braced(words.join(", "));
}

function bibtexNote(study: Study): string {
  const original = originalTitle(study);
  return inOneField([
    ...notices(study),
    ...(original === undefined ? [] : [`Original title: ${plainText(original)}`]),
    ...(study.registrations.length === 0 ? [] : [`Trial registration: ${study.registrations.map(({ id }) => id).join(", ")}.`]),
  ]);
}
