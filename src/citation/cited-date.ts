import type { PartialDate } from "../domain/partial-date.ts";
import type { Study } from "../domain/study.ts";

/** 1 spring … 4 winter, as CSL and (plus 20) EDTF number them. */
type Season = 1 | 2 | 3 | 4;

export type CitedDate = {
  readonly text: string;
  readonly year?: string;
  /** Two digits. */
  readonly month?: string;
  readonly day?: string;
  readonly season?: Season;
  /** The far end of "2020 Jul-Aug" or "1998 Dec-1999 Jan". */
  readonly until?: { readonly year: string; readonly month: string };
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const SEASONS: Readonly<Record<string, Season>> = { spring: 1, summer: 2, fall: 3, autumn: 3, winter: 4 };
const MONTH_RANGE = /^(\d{4})\s+(?:[A-Za-z]{3})[a-z]*\s*[-–]\s*(?:(\d{4})\s+)?([A-Za-z]{3})[a-z]*$/;

/**
 * The date a citation prints: PubMed's publication date, or the electronic one where that cannot be read. A chapter of a living book
 * has its own; the book's is the year in which it began (20301347: 2003 in a book of 1993).
 */
export function citedDate(study: Pick<Study, "published" | "publishedElectronically" | "book">): CitedDate {
  const { published, publishedElectronically, book } = study;
  const own = book?.contributed ?? published;
  return splitDate(own.iso === "" ? (publishedElectronically ?? published) : own);
}

export function splitDate(date: PartialDate): CitedDate {
  const [year, month, day] = date.iso.split("-");
  const season = date.precision === "season" ? seasonOf(date.text) : undefined;
  const until = date.text.length > 9 ? rangeEnd(date.text) : undefined;
  if (season === undefined && until === undefined) return { text: date.text, ...calendar(year, month, day) };
  return {
    text: date.text,
    ...calendar(year, month, day),
    ...(season !== undefined && { season }),
    ...(until !== undefined && { until }),
  };
}

function calendar(year?: string, month?: string, day?: string): Pick<CitedDate, "year" | "month" | "day"> {
  if (year === undefined || year === "") return {};
  if (month === undefined) return { year };
  return day === undefined ? { year, month } : { year, month, day };
}

/** "mar" for "03": the macro every BibTeX style knows. */
export function monthMacro(month: string): string | undefined {
  return MONTHS[Number(month) - 1];
}

export function monthName(month: string): string | undefined {
  const macro = monthMacro(month);
  return macro === undefined ? undefined : macro.charAt(0).toUpperCase() + macro.slice(1);
}

/** "2017 Jul 28" */
export function dayInWords({ iso, text }: PartialDate): string {
  const [year, month, day] = iso.split("-");
  if (year === undefined || year === "" || month === undefined) return text;
  return [year, monthName(month), day === undefined ? undefined : Number(day)].filter((part) => part !== undefined).join(" ");
}

function seasonOf(text: string): Season | undefined {
  const word = /spring|summer|fall|autumn|winter/i.exec(text)?.[0].toLowerCase();
  return word === undefined ? undefined : SEASONS[word];
}

function rangeEnd(text: string): { year: string; month: string } | undefined {
  const [, first, second, name] = MONTH_RANGE.exec(text) ?? [];
  const month = MONTHS.findIndex((known) => known === name?.toLowerCase()) + 1;
  const year = second ?? first;
  return year === undefined || month === 0 ? undefined : { year, month: String(month).padStart(2, "0") };
}
