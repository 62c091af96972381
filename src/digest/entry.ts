import type { Contributor } from "../domain/author.ts";
import type { IssueEntry } from "../domain/issue.ts";
import { partialDateText } from "../domain/partial-date.ts";
import { mailHtml } from "../domain/mail-html.ts";
import type { RichText } from "../domain/rich-text.ts";
import { plainText } from "../domain/study-text.ts";
import type { StoredStudy } from "../store/ports.ts";
import { sectionOf } from "./designs.ts";

const NAMED = 3;
const NO_TITLE = "PubMed gives no title";

/** A study as an issue freezes it. */
export function issueEntry({ study, tags, entered }: StoredStudy, reasons: readonly string[]): IssueEntry {
  const title = withoutFullStop(study.title);
  const text = plainText(title).trim().replace(/\s+/g, " ");
  return {
    pmid: study.pmid,
    titleHtml: text === "" ? NO_TITLE : mailHtml(title),
    titleText: text === "" ? NO_TITLE : text,
    authors: shortAuthors(study.authors),
    journal:
      study.journal?.isoAbbreviation ?? study.journal?.title ?? (study.book === undefined ? "" : plainText(study.book.title)),
    published: partialDateText(study.published),
    entered,
    reasons,
    section: sectionOf(tags, study.status),
    status: study.status.map(({ kind }) => kind),
  };
}

function shortAuthors(authors: readonly Contributor[]): string {
  const names = authors.slice(0, NAMED).map((author) => {
    if (author.kind === "collective") return plainText(author.name);
    const { family, initials, suffix } = author.name;
    return [family, initials, suffix].filter((part) => part !== undefined).join(" ");
  });
  return `${names.join(", ")}${authors.length > NAMED ? " et al." : ""}`;
}

/** One full stop at the very end goes; an ellipsis stays. */
function withoutFullStop(rich: RichText): RichText {
  const last = rich.at(-1);
  if (typeof last !== "string" || !/(?:^|[^.])\.\s*$/.test(last)) return rich;
  return [...rich.slice(0, -1), last.replace(/\.\s*$/, "")];
}
