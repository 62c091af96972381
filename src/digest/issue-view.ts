import type { Correction, CorrectionKind, Issue, IssueEntry } from "../domain/issue.ts";
import type { StudyStatus } from "../domain/study-status.ts";
import { SECTIONS } from "./designs.ts";
import { counted, dayText, daysText, momentText, periodText } from "./words.ts";

/** What a mail and a page of the archive show of an issue; the same words in both. */
export type IssueView = ReturnType<typeof issueView>;

const CORRECTIONS: Readonly<
  Record<CorrectionKind, { readonly label: string; readonly sentence: string; readonly grave: boolean }>
> = {
  retracted: {
    label: "Retracted",
    sentence: "This article has been withdrawn from the scientific record. Do not rely on its findings.",
    grave: true,
  },
  "expression-of-concern": {
    label: "Expression of concern",
    sentence: "The journal has published doubts about this article; read them before you rely on it.",
    grave: true,
  },
  corrected: {
    label: "Corrected",
    sentence: "The journal has published a correction; read it together with the article.",
    grave: false,
  },
  republished: {
    label: "Republished",
    sentence: "A corrected version of this article has been published in full.",
    grave: false,
  },
};

/** In the order in which a reader must hear them. */
const GRAVITY = Object.keys(CORRECTIONS);

const STATUS: Readonly<Record<StudyStatus["kind"], string>> = {
  retracted: "Retracted",
  "expression-of-concern": "Expression of concern",
  corrected: "Corrected",
  republished: "Republished",
  preprint: "Preprint: not reviewed yet",
  "has-update": "A newer version exists",
  notice: "A notice, not a study",
};

export type Shown = {
  readonly issue: Issue;
  readonly entries: readonly IssueEntry[];
  readonly corrections: readonly Correction[];
  /** How many of the issue are not among `entries` because this person had them before. */
  readonly omitted: number;
  readonly publicUrl: string;
};

export function issueView({ issue, entries, corrections, omitted, publicUrl }: Shown) {
  const count = issue.total - omitted;
  const more = count - entries.length;
  const address = publicUrl + issueAddress(issue);
  return {
    heading: heading(issue),
    lede: lede(issue, count),
    // An alert's own heading says it already.
    correctionsHeading: issue.kind === "alert" ? "" : "What changed about studies you were sent",
    corrections: [...corrections]
      .sort((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind))
      .map((correction) => ({
        ...CORRECTIONS[correction.kind],
        titleHtml: correction.titleHtml,
        titleText: correction.titleText,
        href: `${publicUrl}/studies/${correction.pmid}`,
        noted: dayText(correction.at),
      })),
    sections: SECTIONS.map(({ section, heading: name }) => ({
      heading: name,
      entries: entries.filter((entry) => entry.section === section).map((entry) => entryView(entry, publicUrl)),
    })).filter((section) => section.entries.length > 0),
    more: more > 0 ? { href: address, text: `${more} more on the site` } : undefined,
    address,
    receipt: receipt(issue),
  };
}

function entryView(entry: IssueEntry, publicUrl: string) {
  const { titleHtml, titleText, titleLang = "", authors, journal, published, reasons, status, pmid } = entry;
  return {
    pmid,
    titleHtml,
    titleText,
    titleLang,
    href: `${publicUrl}/studies/${pmid}`,
    source: [authors, journal, published].filter((part) => part !== "").join(" · "),
    reasons: reasons.join(" · "),
    labels: status.map((kind) => ({ text: STATUS[kind], grave: kind === "retracted" || kind === "expression-of-concern" })),
  };
}

/** "/digests/2026-W47" for what everybody may see listed; a search of one's own stands under an address nobody can guess. */
export function issueAddress({ kind, period, profile, key }: Pick<Issue, "kind" | "period" | "profile" | "key">): string {
  return kind === "weekly" && isGeneral(profile) ? `/digests/${period}` : `/digests/${period}/${key}`;
}

function isGeneral(profile: Issue["profile"]): boolean {
  const { query, tags, question, level, only, most } = profile;
  return (
    query === "" && tags.length === 0 && question === undefined && level === undefined && only === "everything" && most === 25
  );
}

function heading({ kind, period }: Issue): string {
  if (kind === "alert") return "A study you were sent has been retracted";
  const text = periodText(period);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lede({ kind, from, to }: Issue, count: number): string {
  if (kind === "alert") return "You asked to hear of retractions at once.";
  const days = daysText(from, to);
  if (count === 0) return `Between ${days.replace(" to ", " and ")}, nothing new that you asked for entered PubMed.`;
  return `${counted(count, "new study", "new studies")}, entered into PubMed between ${days.replace(" to ", " and ")}. Syntheses and trials come first.`;
}

function receipt({ sync, composedAt, kind }: Issue): string {
  if (kind === "alert") return "";
  const complete =
    sync.completeTo === undefined
      ? ""
      : ` Complete to ${sync.completeTo.length > 10 ? momentText(sync.completeTo) : dayText(sync.completeTo)}.`;
  return `Composed ${momentText(composedAt)} from ${counted(sync.records, "stored study", "stored studies")}.${complete}${sync.caveat === undefined ? "" : ` ${sync.caveat}`}`;
}

/** One line; nothing a reader typed is in it. */
export function subjectLine(siteName: string, { issue, omitted, corrections }: Shown): string {
  const [first] = corrections;
  if (issue.kind === "alert" && first !== undefined) return `Retracted: ${cut(first.titleText, 120)}`;
  const count = issue.total - omitted;
  const news = count === 0 ? "nothing new" : counted(count, "new study", "new studies");
  const retracted = corrections.filter(({ kind }) => kind === "retracted").length;
  const noted = corrections.length - retracted;
  const alarms = [
    ...(retracted === 0 ? [] : [counted(retracted, "retraction", "retractions")]),
    ...(noted === 0 ? [] : [counted(noted, "notice on an earlier study", "notices on earlier studies")]),
  ];
  return `${siteName}, ${periodText(issue.period)}: ${[news, ...alarms].join(", ")}`;
}

function cut(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most - 2)} …`;
}
