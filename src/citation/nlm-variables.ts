import type { RichText } from "../domain/rich-text.ts";
import { plainText } from "../domain/study-text.ts";
import type { Study } from "../domain/study.ts";
import { dayInWords } from "./cited-date.ts";
import { citedTitle, originalTitle, withRetraction } from "./cited-title.ts";
import type { CslItem } from "./csl-json.ts";
import { cslMarkup } from "./csl-markup.ts";
import { itemType } from "./item-type.ts";
import { languageInEnglish } from "./languages.ts";
import { correctionNotices, inOneField, isAheadOfPrint, isPreprint } from "./notices.ts";
import { printedDate, printedDay } from "./nbib-source.ts";

type Variables = Readonly<Record<string, CslItem[string]>>;

/**
 * The variables of styles/vancouver.csl: what PubMed's Cite button prints, in its own words, where other styles have a rule of
 * their own ("335-339" stays, "660-5" stays, "2020 Jul-Aug" stays). An empty one prints nothing.
 */
export function nlmVariables(study: Study): Variables {
  return {
    title: cslMarkup(titleWithOriginal(study)),
    page: place(study),
    language: languages(study),
    status: timing(study),
    annote: inOneField(correctionNotices(study)),
    ...(study.kind === "book" ? ofBook(study) : ofArticle(study)),
  };
}

function ofArticle(study: Study): Variables {
  const { journal } = study;
  return {
    "container-title": journal?.medlineAbbreviation ?? journal?.isoAbbreviation ?? journal?.title ?? "",
    issued: { literal: printedDate(study).day },
    // A preprint's server or an article number gives neither here: both stand elsewhere.
    publisher: "",
    number: "",
  };
}

/** A chapter of a living book has a day of its own, and the book the years it has run: "2020 Jan–", "1993–2021". */
function ofBook({ book, published, revised }: Study): Variables {
  const { contributed, began, ended } = book ?? {};
  const updated = contributed === undefined || revised === undefined || revised <= contributed.iso ? "" : dayOf(revised);
  return {
    ...(contributed === undefined
      ? { issued: "" }
      : { issued: { literal: `${dayInWords(contributed)}${updated === "" ? "" : ` [updated ${updated}]`}` } }),
    "original-date": {
      literal:
        began === undefined ? printedDay(published.text) : `${dayInWords(began)}–${ended === undefined ? "" : dayInWords(ended)}`,
    },
    edition: (book?.edition ?? "").replace(/\s*\b(?:edition|ed)\.?$/i, "").replace(/(?<=.)$/, " ed"),
    medium: book?.medium ?? "",
    section: book?.location ?? "",
    number: book?.reportNumber ?? "",
  };
}

function dayOf(iso: string): string {
  return dayInWords({ iso, text: iso, precision: "day" });
}

/** "Diagnostik des Herpes zoster [Diagnosis of herpes zoster]": the paper's own title stands before the one that PubMed translated. */
function titleWithOriginal(study: Study): RichText {
  const cited = citedTitle(study);
  const original = originalTitle(study);
  if (original === undefined || !plainText(study.title).startsWith("[")) return cited;
  return withRetraction(study, [...original, " ", ...citedTitle({ ...study, status: [] })]);
}

// Elsevier's, which stands for the pages until there are any: "2019 May 20:S0002-9394(19)30245-4".
const PUBLISHERS_KEY = /^S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX]$/;

/** Pages or article number; of a preprint its server's number: "2023 May 7:2023.02.17.528834". */
function place({ pages, articleNumber, pii = "", ...study }: Study): string {
  if (pages !== undefined && pages.text !== "") return pages.text;
  return articleNumber ?? (isPreprint(study) || PUBLISHERS_KEY.test(pii) ? pii : "");
}

/** "Chinese", "English, Spanish"; nothing for a paper in English alone, nor where PubMed does not know. */
function languages(study: Study): string {
  const names = study.languages.flatMap((code) => languageInEnglish(code) ?? []);
  return names.some((name) => name !== "English") ? names.join(", ") : "";
}

/** PubMed's two remarks on time; its Cite button leaves out "eCollection 2021" and "Print 2013". */
function timing(study: Study): string {
  if (itemType(study) !== "article") return "";
  if (isAheadOfPrint(study)) return "Epub ahead of print";
  const { trailer = "" } = printedDate(study);
  return trailer.startsWith("Epub") ? trailer : "";
}
