import type { Correction, Issue, IssueEntry } from "../../domain/issue.ts";
import type { StudyStatus } from "../../domain/study-status.ts";
import type { ArchiveIssue, DeliveryCounts, Edition } from "../../store/digest-ports.ts";
import { issueView } from "../../digest/issue-view.ts";
import { periodText } from "../../digest/words.ts";
import { capitalised, counted, day, number, span } from "./words.ts";

export function digestsPage(issues: readonly ArchiveIssue[], siteName: string) {
  return {
    heading: "Every issue so far",
    lede: `What ${siteName} sent each week, as it was sent. What became of a study since then is marked.`,
    issues: issues.map(({ period, from, to, total, composedAt }) => ({
      href: `/digests/${period}`,
      text: capitalised(periodText(period)),
      days: span(from, to),
      count: counted(total, "new study", "new studies"),
      composed: day(composedAt),
    })),
    feed: "/digests.atom",
  };
}

export type DigestFacts = {
  readonly issue: Issue;
  readonly entries: readonly IssueEntry[];
  readonly corrections: readonly Correction[];
  /** What each study's record says today; absent for one that PubMed deleted. */
  readonly statusNow: ReadonlyMap<string, readonly StudyStatus["kind"][]>;
};

/** The same view as the mail's, with all entries, and with what befell them since. */
export function digestPage({ issue, entries, corrections, statusNow }: DigestFacts) {
  const current = entries.map((entry) => ({ ...entry, status: statusNow.get(entry.pmid) ?? entry.status }));
  const view = issueView({
    issue: { ...issue, shown: entries.length },
    entries: current,
    corrections,
    omitted: 0,
    publicUrl: "",
  });
  const changed = entries.filter((entry) =>
    (statusNow.get(entry.pmid) ?? []).some((kind) => GRAVE.has(kind) && !entry.status.includes(kind)),
  );
  return {
    ...view,
    sections: view.sections.map((section) => ({ ...section, count: section.entries.length })),
    since:
      changed.length === 0
        ? ""
        : `${capitalised(counted(changed.length, "study", "studies"))} of this issue changed since it was sent; see the marks below.`,
  };
}

const GRAVE: ReadonlySet<string> = new Set(["retracted", "expression-of-concern", "corrected", "republished"]);

/** For `/status`: the last issue, and what became of its mails. */
export function deliveryFacts(last: Edition | undefined, counts: DeliveryCounts) {
  if (last === undefined) return [{ term: "Last issue", value: "none yet", note: "" }];
  const { week, composedAt, waitingFor } = last;
  const waiting = counts.queued + counts.claimed + counts["handing-over"];
  return [
    {
      term: "Last issue",
      value: capitalised(periodText(week)),
      note: composedAt === undefined ? `waits: ${waitingFor ?? ""}` : `composed ${day(composedAt).text}`,
    },
    {
      term: "Mails sent",
      value: number(counts.sent),
      note: counts.doubtful === 0 ? "" : `of all, ${counts.doubtful} perhaps twice: the server's answer was lost`,
    },
    { term: "Mails refused", value: number(counts.failed), note: "" },
    { term: "Mails waiting", value: number(waiting), note: "" },
  ];
}
