import type { StudyStatus } from "../domain/study-status.ts";
import { plainText } from "../domain/study-text.ts";
import type { Study } from "../domain/study.ts";
import { citedDate } from "./cited-date.ts";
import { pageText } from "./cited-pages.ts";
import { ownTitle } from "./cited-title.ts";
import { readingName } from "./names.ts";
import { AHEAD_OF_PRINT, isAheadOfPrint, notices } from "./notices.ts";
import { oneLine } from "./one-line.ts";

/** What a citation said at a moment, as far as a list of references prints it or a reader must know it. JSON-safe. */
export type CitedFields = {
  /** By the name a reader knows; a field that is empty is absent. */
  readonly fields: Readonly<Record<string, string>>;
  readonly status: readonly StudyStatus["kind"][];
  readonly notices: readonly string[];
};

/** What bears on trust, most alarming first; `final` is the end of "ahead of print", `fields` that only words changed. */
export type Turn =
  "retracted" | "concern" | "corrected" | "republished" | "has-update" | "reinstated" | "final" | "notices" | "fields";

export type CitationChange = {
  /** At least one, the most alarming first. */
  readonly turns: readonly Turn[];
  /** Sentences that were not there, and those that are no longer there. */
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
  readonly fields: readonly { readonly name: string; readonly before: string; readonly after: string }[];
};

const FIELDS: Readonly<Record<string, (study: Study) => string | undefined>> = {
  title: (study) => plainText(ownTitle(study)),
  authors: (study) => study.authors.map(readingName).join(", "),
  editors: (study) => study.editors.map(readingName).join(", "),
  journal: (study) => study.journal?.title,
  book: (study) => plainText(study.book?.title ?? []),
  date: (study) => citedDate(study).text,
  volume: (study) => study.volume,
  issue: (study) => study.issue,
  pages: pageText,
  "article number": (study) => study.articleNumber,
  DOI: (study) => study.doi,
  PMCID: (study) => study.pmcid,
};

export function citedFields(study: Study): CitedFields {
  const values = Object.entries(FIELDS).map(([name, read]): [string, string] => [name, oneLine(read(study) ?? "")]);
  return {
    fields: Object.fromEntries(values.filter(([, value]) => value !== "")),
    status: study.status.map(({ kind }) => kind),
    notices: notices(study),
  };
}

/** What a reader who holds `before` does not know yet; undefined where the citation says the same. */
export function citationChange(before: CitedFields, study: Study): CitationChange | undefined {
  const after = citedFields(study);
  const fields = Object.keys(FIELDS).flatMap((name) => {
    const [was = "", is = ""] = [before.fields[name], after.fields[name]];
    return was === is ? [] : [{ name, before: was, after: is }];
  });
  const said = after.notices.filter((notice) => !before.notices.includes(notice));
  const unsaid = before.notices.filter((notice) => !after.notices.includes(notice));
  const turns = [...newStatus(before, after), ...ending(before, study), ...quiet(said, fields)];
  return turns.length === 0 && unsaid.length === 0
    ? undefined
    : { turns: turns.length > 0 ? turns : ["notices"], said, unsaid, fields };
}

const TURNS = [
  ["retracted", "retracted"],
  ["expression-of-concern", "concern"],
  ["corrected", "corrected"],
  ["republished", "republished"],
  ["has-update", "has-update"],
] as const satisfies readonly (readonly [StudyStatus["kind"], Turn])[];

function newStatus(before: CitedFields, after: CitedFields): Turn[] {
  const come = TURNS.filter(([kind]) => after.status.includes(kind) && !before.status.includes(kind)).map(([, turn]) => turn);
  const cleared = before.status.includes("retracted") && !after.status.includes("retracted");
  return cleared ? [...come, "reinstated"] : come;
}

function ending(before: CitedFields, study: Study): Turn[] {
  return before.notices.includes(AHEAD_OF_PRINT) && !isAheadOfPrint(study) ? ["final"] : [];
}

/** Neither is alarming by itself: a second erratum, a page number. */
function quiet(said: readonly string[], fields: CitationChange["fields"]): Turn[] {
  return [...(said.length > 0 ? (["notices"] as const) : []), ...(fields.length > 0 ? (["fields"] as const) : [])];
}
