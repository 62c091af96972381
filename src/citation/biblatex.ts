import type { RichText } from "../domain/rich-text.ts";
import type { Study } from "../domain/study.ts";

import { abstractLine } from "./abstract-line.ts";
import { bibtexAuthors, bibtexNames } from "./bibtex-names.ts";
import { bibtexEntry, bibtexKeywords, bibtexPages, braced, verbatim, type BibtexRow } from "./bibtex.ts";
import type { CitationWriter } from "./citation-format.ts";
import { citedDate } from "./cited-date.ts";
import { citedTitle, originalTitle } from "./cited-title.ts";
import { itemType, type ItemType } from "./item-type.ts";
import { languageName } from "./languages.ts";
import { latexText, latexTitle } from "./latex-escape.ts";
import { inOneField, isAheadOfPrint, notices } from "./notices.ts";
import { oneLine } from "./one-line.ts";

const ENTRY: Readonly<Record<ItemType, string>> = {
  article: "article",
  preprint: "unpublished",
  chapter: "incollection",
  book: "book",
};

// biblatex asks an @incollection for its editor; a chapter of a book without one is @inbook.
function entryType(study: Study): string {
  const type = itemType(study);
  return type === "chapter" && study.editors.length === 0 ? "inbook" : ENTRY[type];
}

const tex = (text: string | undefined): string | undefined =>
  braced(text === undefined ? undefined : latexText(oneLine(text), "biblatex"));
const texRich = (rich: RichText | undefined): string | undefined =>
  braced(rich === undefined ? undefined : latexTitle(rich, "biblatex"));

/** Only fields of biblatex's default data model, so that `biber --validate-datamodel` is silent: the PMID is an eprint, the PMCID a note. */
const ROWS: readonly BibtexRow[] = [
  ["author", (study) => braced(bibtexAuthors(study, "biblatex"))],
  ["editor", (study) => braced(bibtexNames(study.editors, "biblatex"))],
  ["title", (study) => braced(latexTitle(citedTitle(study), "biblatex"))],
  ["journaltitle", (study) => (itemType(study) === "article" ? tex(study.journal?.title) : undefined)],
  ["shortjournal", (study) => (itemType(study) === "article" ? tex(study.journal?.isoAbbreviation) : undefined)],
  ["howpublished", (study) => (itemType(study) === "preprint" ? tex(study.journal?.title) : undefined)],
  ["booktitle", (study) => (itemType(study) === "chapter" ? texRich(study.book?.title) : undefined)],
  ["origtitle", (study) => texRich(originalTitle(study))],
  ["series", (study) => texRich(study.book?.collectionTitle)],
  ["edition", (study) => tex(study.book?.edition)],
  ["publisher", (study) => tex(study.book?.publisher)],
  ["location", (study) => tex(study.book?.place)],
  ["date", edtfDate],
  ["volume", (study) => (itemType(study) === "preprint" ? undefined : tex(study.volume))],
  ["number", (study) => (study.kind === "article" && itemType(study) === "article" ? tex(study.issue) : undefined)],
  [
    "pages",
    (study) => (itemType(study) === "preprint" || study.pages === undefined ? undefined : bibtexPages(study, "biblatex")),
  ],
  ["eid", (study) => (itemType(study) === "article" ? tex(study.articleNumber) : undefined)],
  [
    "issn",
    (study) =>
      itemType(study) === "article"
        ? braced(study.journal?.issn ?? study.journal?.eissn ?? study.journal?.linkingIssn)
        : undefined,
  ],
  ["isbn", (study) => braced(study.book?.isbns[0])],
  ["doi", (study) => verbatim(study.doi)],
  ["eprint", (study) => braced(study.pmid)],
  ["eprinttype", () => "{pubmed}"],
  ["pubstate", pubstate],
  ["langid", (study) => braced(languageName(study.languages[0] ?? ""))],
  ["keywords", (study) => bibtexKeywords(study, "biblatex")],
  ["note", (study) => tex(biblatexNote(study))],
  ["abstract", (study) => tex(abstractLine(study))],
];

export const biblatex: CitationWriter = {
  head: "",
  record: (study) => bibtexEntry(entryType(study), ROWS, study),
  between: "\n",
  tail: "",
};

/** ISO 8601-2 as biblatex reads it: 2024-03-05, a range 2020-07/2020-08, a season 2020-24 (winter). */
function edtfDate(study: Study): string | undefined {
  const { year, month, day, season, until } = citedDate(study);
  if (year === undefined) return undefined;
  if (season !== undefined) return `{${year}-${20 + season}}`;
  const from = [year, month, day].filter((part) => part !== undefined).join("-");
  return until === undefined ? `{${from}}` : `{${from}/${until.year}-${until.month}}`;
}

function pubstate(study: Study): string | undefined {
  if (itemType(study) === "preprint") return "{prepublished}";
  return isAheadOfPrint(study) ? "{inpress}" : undefined;
}

/** The PMCID last and without a full stop, so that whoever looks for it has it whole. */
function biblatexNote(study: Study): string {
  const words = inOneField([
    ...notices(study),
    ...(study.registrations.length === 0 ? [] : [`Trial registration: ${study.registrations.map(({ id }) => id).join(", ")}.`]),
  ]);
  return [words, study.pmcid === undefined ? "" : `PMCID: ${study.pmcid}`].filter((part) => part !== "").join(" ");
}
