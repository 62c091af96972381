import { plainText } from "../../domain/study-text.ts";
import type { Contributor } from "../../domain/author.ts";
import type { StoredStudy } from "../../store/ports.ts";
import { studyAddress } from "./links.ts";
import { publishedTime } from "./publication.ts";
import { statusLabels } from "./status-words.ts";
import { evidenceRing, summaryModel, tagChips } from "./tag-words.ts";
import { studyTitle } from "./title.ts";
import { day } from "./words.ts";

const NAMED = 3;

/** A study as one entry of a list: what a reader needs to decide whether to open it. */
export function studyCard({ study, tags, facts, origin, entered, firstSeenAt }: StoredStudy) {
  return {
    pmid: study.pmid,
    // What "new since your last visit" goes by; a landmark is old news.
    seen: origin === "landmark" ? "" : firstSeenAt,
    href: studyAddress(study.pmid),
    ...studyTitle(study),
    labels: statusLabels(study.status),
    ring: evidenceRing(tags),
    // The passage that a search found, marked; lists that were not searched have none.
    fragHtml: "",
    summary: summaryModel(tags, facts),
    chips: tagChips(tags),
    authors: shortAuthors(study.authors),
    journal:
      study.journal?.isoAbbreviation ?? study.journal?.title ?? (study.book === undefined ? "" : plainText(study.book.title)),
    published: publishedTime(study.published),
    // A landmark has not met PubMed, so nobody can say when it entered.
    entered: origin === "landmark" ? undefined : day(entered),
    // Old exports do not say when a record entered; then it is the day we first saw it.
    enteredWord: study.entered === undefined ? "first seen" : "entered",
    landmark: origin === "landmark",
  };
}

/** "Example A, Specimen B, van der Model C et al." */
function shortAuthors(authors: readonly Contributor[]): string {
  const names = authors.slice(0, NAMED).map(shortName).join(", ");
  return authors.length > NAMED ? `${names} et al.` : names;
}

function shortName(author: Contributor): string {
  if (author.kind === "collective") return plainText(author.name);
  const { family, initials, suffix } = author.name;
  return [family, initials, suffix].filter((part) => part !== undefined).join(" ");
}
