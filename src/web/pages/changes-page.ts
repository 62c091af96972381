import type { Pmid } from "../../domain/pmid.ts";
import type { Revision, StoredStudy } from "../../store/ports.ts";
import { gainedStatus } from "./home-page.ts";
import { studyAddress } from "./links.ts";
import { describeChange, fieldName } from "./revisions.ts";
import { studyTitle } from "./title.ts";
import { counted, day, listed, number } from "./words.ts";

/** The kinds of change, the gravest first. A revision is of the first kind that it fits. */
const KINDS = [
  { id: "retracted", heading: "Retracted, or under doubt", tone: "alarm" },
  { id: "deleted", heading: "Deleted from PubMed", tone: "warn" },
  { id: "corrected", heading: "Corrected, republished or updated", tone: "warn" },
  { id: "restored", heading: "Back in PubMed", tone: "calm" },
  { id: "final", heading: "Final version", tone: "calm" },
  { id: "indexed", heading: "Newly indexed", tone: "calm" },
  { id: "changed", heading: "Other changes", tone: "calm" },
  { id: "retagged", heading: "Tagged anew", tone: "calm" },
] as const;

type ChangeKind = (typeof KINDS)[number]["id"];

/** Entries drawn of one kind. */
const MOST = 40;

function changeKind(revision: Revision): ChangeKind {
  if (revision.kind === "deleted" || revision.kind === "restored" || revision.kind === "retagged") return revision.kind;
  const gained = gainedStatus(revision);
  if (gained.some((kind) => kind === "retracted" || kind === "expression-of-concern")) return "retracted";
  if (gained.length > 0) return "corrected";
  if (isFinal(revision)) return "final";
  return revision.changes.some(({ field, from, to }) => field === "mesh" && isEmpty(from) && !isEmpty(to))
    ? "indexed"
    : "changed";
}

/** Volume, issue or pages for what was ahead of print. */
function isFinal({ changes }: Revision): boolean {
  const came = (field: string): boolean => changes.some((one) => one.field === field && isEmpty(one.from) && !isEmpty(one.to));
  return (
    changes.some(({ field, from }) => field === "publicationStatus" && from === "aheadofprint") ||
    ((came("volume") || came("issue")) && !changes.some(({ field }) => field === "status"))
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

type ChangesFacts = {
  readonly since: string;
  readonly today: string;
  readonly revisions: readonly Revision[];
  /** True where there were more than could be read. */
  readonly cut: boolean;
  readonly studies: ReadonlyMap<Pmid, StoredStudy>;
  readonly entered: number;
};

export function changesPage({ since, today, revisions, cut, studies, entered }: ChangesFacts) {
  const sorted = KINDS.map((kind) => ({ ...kind, all: revisions.filter((revision) => changeKind(revision) === kind.id) }));
  return {
    since: day(since),
    spans: [7, 30, 90, 365].map((days) => {
      const from = new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
      return { text: days === 365 ? "a year" : `${days} days`, href: `/changes?since=${from}`, current: from === since };
    }),
    entered: {
      text:
        entered === 0
          ? "No study entered PubMed in this time."
          : `${counted(entered, "study", "studies")} entered PubMed in this time`,
      href: entered === 0 ? "" : `/studies?from=${since}`,
    },
    nothing: revisions.length === 0,
    cut,
    kinds: sorted
      .filter(({ all }) => all.length > 0)
      .map(({ id, heading, tone, all }) => ({
        id,
        heading,
        tone,
        count: number(all.length),
        entries: all.slice(0, MOST).map((revision) => entry(revision, studies.get(revision.pmid))),
        more: all.length > MOST ? `and ${number(all.length - MOST)} more` : "",
      })),
  };
}

function entry(revision: Revision, stored: StoredStudy | undefined) {
  const { titleHtml, titleLang } = stored === undefined ? { titleHtml: "", titleLang: "" } : studyTitle(stored.study);
  return {
    pmid: revision.pmid,
    href: studyAddress(revision.pmid),
    titleHtml,
    titleLang,
    at: day(revision.at),
    fields: listed(revision.changes.map(({ field }) => fieldName(field))),
    changes: revision.changes.map(describeChange),
  };
}
