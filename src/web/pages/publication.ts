import type { PartialDate } from "../../domain/partial-date.ts";
import { safeHtml } from "../../domain/rich-text.ts";
import type { Study } from "../../domain/study.ts";
import { day } from "./words.ts";
import type { Time } from "./words.ts";

/** PubMed's own spelling of one day, month or year; anything else (seasons, ranges) is shown as it stands. */
const PLAIN = /^\d{4}(?:[ -](?:[A-Z][a-z]{2}|\d{1,2})(?:[ -]\d{1,2})?)?$/;

/** As precisely as PubMed knows it, and no more. */
export function publishedTime(date: PartialDate): Time {
  return { text: PLAIN.test(date.text) && date.iso !== "" ? day(date.iso).text : date.text, iso: date.iso };
}

/** Says what a date leaves open; empty where it names the day. */
export function precisionNote({ precision }: PartialDate): string {
  switch (precision) {
    case "day":
      return "";
    case "month":
      return "the day is not given";
    case "season":
      return "a season, not a day";
    case "year":
      return "only the year is given";
    case "unknown":
      return "not a date we can read";
  }
}

/** Where it stands: journal or book, volume(issue): pages. */
export function publication(study: Study) {
  const { journal, book } = study;
  const issue = study.issue === undefined ? "" : `(${study.issue})`;
  const pages = study.pages?.text ?? study.articleNumber ?? "";
  const place = `${study.volume ?? ""}${issue}`;
  return {
    nameHtml: book === undefined ? "" : safeHtml(book.title),
    name: book === undefined ? (journal?.title ?? "") : "",
    published: publishedTime(study.published),
    place: place !== "" && pages !== "" ? `${place}: ${pages}` : place + pages,
    publisher: [book?.publisher, book?.place].filter((part) => part !== undefined).join(", "),
    online: study.publishedElectronically === undefined ? undefined : publishedTime(study.publishedElectronically),
  };
}
