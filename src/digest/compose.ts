import type { Issue, IssueEntry, IssueKind, IssueSync } from "../domain/issue.ts";
import type { Pmid } from "../domain/pmid.ts";
import { usualPreferences, type Profile } from "../domain/subscription.ts";
import type { Letter } from "../mail/compose-mime.ts";
import type { StoredStudy } from "../store/ports.ts";
import { chooseEntries } from "./choose.ts";
import { issueLetter, type LetterNeeds } from "./issue-letter.ts";

type Days = { readonly from: string; readonly to: string };

export type ComposeNeeds = LetterNeeds & {
  /** Every stored study that a search finds, entered on these days. */
  readonly findMatching: (search: string, days: Days) => Promise<ReadonlySet<Pmid>>;
  /** The search behind a standing question's slug. */
  readonly questionSearch: (slug: string) => string | undefined;
  readonly issueKey: (kind: IssueKind, period: string, profile: Profile) => Promise<string>;
  readonly composeMime: (letter: Letter) => Promise<Buffer>;
};

export type Period = {
  readonly kind: Exclude<IssueKind, "alert">;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly composedAt: string;
  readonly sync: IssueSync;
  readonly studies: readonly StoredStudy[];
};

/** Gmail hides what comes after 102 kB, the way out with it; corrections that are added for one person need room, too. */
const MOST_BYTES = 90_000;

/** One issue for one profile; nothing is stored. The same period and profile always give the same. */
export async function composeIssue(
  period: Period,
  profile: Profile,
  needs: ComposeNeeds,
): Promise<{ readonly issue: Omit<Issue, "id">; readonly entries: readonly IssueEntry[] }> {
  const { studies, ...rest } = period;
  const days = { from: studies.reduce((least, { entered }) => (entered < least ? entered : least), period.from), to: period.to };
  const entries = chooseEntries(studies, profile, {
    query: profile.query === "" ? undefined : await needs.findMatching(profile.query, days),
    question: profile.question === undefined ? undefined : await belongingTo(profile.question, days, needs),
  });
  const draft = { ...rest, profile, key: await needs.issueKey(period.kind, period.period, profile), total: entries.length };
  const shown = await fitting({ ...draft, id: 0, shown: Math.min(profile.most, entries.length) }, entries, needs);
  return { issue: { ...draft, shown }, entries };
}

/** A question that is followed no longer has no studies; everything would be the wrong answer to it. */
async function belongingTo(slug: string, days: Days, { questionSearch, findMatching }: ComposeNeeds): Promise<ReadonlySet<Pmid>> {
  const search = questionSearch(slug);
  return search === undefined ? new Set() : findMatching(search, days);
}

/** How many entries a mail can carry: what the reader asked for, fewer where titles are so long that it would grow too big. */
async function fitting(issue: Issue, entries: readonly IssueEntry[], needs: ComposeNeeds): Promise<number> {
  let shown = issue.shown;
  for (;;) {
    const letter = issueLetter({ issue, entries: entries.slice(0, shown), corrections: [], omitted: 0 }, usualPreferences, needs);
    const { length } = await needs.composeMime(letter);
    if (length <= MOST_BYTES || shown === 0) return shown;
    shown = Math.min(shown - 1, Math.floor((shown * MOST_BYTES) / length));
  }
}
