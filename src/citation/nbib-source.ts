import type { Study } from "../domain/study.ts";
import { dayInWords, monthName } from "./cited-date.ts";

/** PubMed's SO line: "J Neurointerv Surg. 2018 Apr;10(4):335-339. doi: 10.1136/x. Epub 2017 Jul 28." */
export function nbibSource(study: Study): string | undefined {
  const { journal } = study;
  const abbreviation = journal?.medlineAbbreviation ?? journal?.isoAbbreviation ?? journal?.title;
  if (abbreviation === undefined) return undefined;
  const { day, trailer } = printedDate(study);
  return [
    `${abbreviation}.`,
    `${day}${locator(study)}.`,
    ...(study.doi === undefined ? [] : [`doi: ${study.doi}.`]),
    ...(trailer === undefined ? [] : [`${trailer}.`]),
  ].join(" ");
}

function locator({ volume, issue, pages, articleNumber }: Study): string {
  const place = `${volume ?? ""}${issue === undefined ? "" : `(${issue})`}`;
  const page = pages?.text ?? articleNumber;
  return `${place === "" ? "" : `;${place}`}${page === undefined ? "" : `:${page}`}`;
}

/** Electronic-eCollection is cited by its electronic date, a printed journal by its issue; the other date follows. */
export function printedDate(study: Study): { day: string; trailer?: string } {
  const issue = printedDay(study.published.text);
  const electronic = study.publishedElectronically;
  if (electronic === undefined) return { day: issue };
  const day = dayInWords(electronic);
  if (study.publicationModel === "Electronic-eCollection") return { day, trailer: `eCollection ${issue}` };
  if (study.publicationModel === "Electronic-Print") return { day, trailer: `Print ${issue}` };
  if (study.publicationModel === "Electronic") return { day: issue };
  return study.publicationStatus === "aheadofprint" ? { day } : { day: issue, trailer: `Epub ${day}` };
}

/** PubMed prints "2023 Dec 5" for the XML's "05"; where an old record has a number for its month ("2018 11 09"), the name. */
export function printedDay(text: string): string {
  return text.replace(NUMBERED_MONTH, (_, month: string) => ` ${monthName(month) ?? month}`).replace(/\b0(?=\d$)/, "");
}

const NUMBERED_MONTH = /(?<=^\d{4}) (0[1-9]|1[0-2])(?= \d{1,2}$|$)/;
