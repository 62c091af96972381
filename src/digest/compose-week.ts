import { AppError } from "../domain/errors.ts";
import { everything, profileKey, type Profile, type Subscriber } from "../domain/subscription.ts";
import type { Issue, IssueEntry } from "../domain/issue.ts";
import { daysOf, isLastOfMonth, monthOf, weekEnd, weekIn, weeksOfMonth, type Week } from "../domain/week.ts";
import type { Issues, Outbox, Variant } from "../store/digest-ports.ts";
import { composeIssue, type ComposeNeeds, type Period } from "./compose.ts";
import { syncGate, type GateNeeds } from "./sync-gate.ts";

export type ComposeWeekNeeds = Omit<ComposeNeeds, "store"> &
  Omit<GateNeeds, "store"> & {
    readonly store: GateNeeds["store"] &
      Pick<
        Issues,
        | "findEdition"
        | "recordWaiting"
        | "collectCorrections"
        | "freezeEdition"
        | "previewEdition"
        | "listEditionStudies"
        | "findIssue"
        | "saveIssue"
      > &
      Pick<Outbox, "listProfiles" | "queueDeliveries" | "previewDeliveries">;
    readonly now: () => Date;
    readonly timeZone: string;
  };

export type WeekReport =
  | { readonly kind: "waiting"; readonly week: Week; readonly reason: string }
  | { readonly kind: "composed"; readonly week: Week; readonly issues: number; readonly queued: number };

/** Of a late week: everybody who confirmed before it was composed, or, where it is one of several caught up, who was there when it ended. */
export type Readers = "everybody" | "those who were there";

const YEAR_DAYS = 365;

/**
 * Freezes the week, composes an issue for each profile that somebody has, and puts a row into the ledger for each reader. Safe to repeat
 * after any interruption: what is frozen, composed or queued stays as it is.
 */
export async function composeWeek(week: Week, readers: Readers, needs: ComposeWeekNeeds): Promise<WeekReport> {
  const { store, now, timeZone } = needs;
  const at = now();
  refuseFuture(week, at, timeZone);
  const gate = await syncGate(weekEnd(week, timeZone), at, needs);
  const known = await store.findEdition(week);
  if (!gate.open && known?.composedAt === undefined) {
    await store.recordWaiting(week, gate.reason, at.toISOString());
    return { kind: "waiting", week, reason: gate.reason };
  }
  await store.collectCorrections();
  await store.freezeEdition({ ...spanOf(week), at: at.toISOString() });
  const composedAt = (await store.findEdition(week))?.composedAt ?? at.toISOString();
  const sync = gate.open ? gate.sync : { records: (await store.countStudies()).total };

  let [issues, queued] = [0, 0];
  for (const period of await periodsOf(week, { composedAt, sync }, needs)) {
    const rhythm = period.kind;
    const profiles = distinct([
      ...(rhythm === "weekly" ? [everything] : []),
      ...(await store.listProfiles({ rhythm, confirmedBefore: composedAt })),
    ]);
    for (const profile of profiles) {
      const issue =
        (await store.findIssue({ kind: period.kind, period: period.period, profile })) ??
        (await makeIssue(period, profile, needs));
      issues += 1;
      queued += await store.queueDeliveries({
        issue,
        confirmedBefore: confirmedBefore(week, composedAt, readers, needs),
        at: now().toISOString(),
      });
    }
  }
  return { kind: "composed", week, issues, queued };
}

export type Preview = {
  readonly issue: Omit<Issue, "id">;
  readonly entries: readonly IssueEntry[];
  readonly readers: readonly { readonly subscriber: Subscriber; readonly variant: Variant }[];
};

/** What composeWeek would send to whom, by the same functions; nothing is stored. */
export async function previewWeek(
  week: Week,
  readers: Readers,
  needs: ComposeWeekNeeds & { readonly findStudies: (pmids: readonly string[]) => Promise<Period["studies"]> },
): Promise<{ readonly waitingFor?: string; readonly previews: readonly Preview[] }> {
  const { store, now, timeZone } = needs;
  const at = now();
  refuseFuture(week, at, timeZone);
  const gate = await syncGate(weekEnd(week, timeZone), at, needs);
  const known = await store.findEdition(week);
  const composedAt = known?.composedAt ?? at.toISOString();
  const sync = gate.open ? gate.sync : { records: (await store.countStudies()).total };
  const news = known?.composedAt === undefined ? await needs.findStudies(await store.previewEdition(spanOf(week))) : [];

  const previews: Preview[] = [];
  for (const period of await periodsOf(week, { composedAt, sync }, needs)) {
    const whole = { ...period, studies: [...period.studies, ...news] };
    for (const profile of await store.listProfiles({ rhythm: period.kind, confirmedBefore: composedAt })) {
      const { issue, entries } = await composeIssue(whole, profile, needs);
      const mails = await store.previewDeliveries({
        issue: { ...issue, id: 0 },
        entries: entries.slice(0, issue.shown).map(({ pmid }) => pmid),
        confirmedBefore: confirmedBefore(week, composedAt, readers, needs),
      });
      previews.push({ issue, entries, readers: mails });
    }
  }
  return { ...(gate.open ? {} : { waitingFor: gate.reason }), previews };
}

function spanOf(week: Week) {
  const { from, to } = daysOf(week);
  const notBefore = new Date(Date.parse(`${from}T00:00:00Z`) - YEAR_DAYS * 86_400_000).toISOString().slice(0, 10);
  return { week, from, to, notBefore };
}

/** The week itself, and its month where it is the last of one. */
async function periodsOf(
  week: Week,
  frozen: Pick<Period, "composedAt" | "sync">,
  { store }: ComposeWeekNeeds,
): Promise<readonly Period[]> {
  const weekly = {
    kind: "weekly" as const,
    period: week,
    ...daysOf(week),
    ...frozen,
    studies: await store.listEditionStudies([week]),
  };
  if (!isLastOfMonth(week)) return [weekly];
  const month = monthOf(week);
  const weeks = weeksOfMonth(month);
  const [first = week] = weeks;
  const from = daysOf(first).from;
  const studies = await store.listEditionStudies(weeks);
  return [weekly, { kind: "monthly", period: month, from, to: daysOf(week).to, ...frozen, studies }];
}

async function makeIssue(period: Period, profile: Profile, needs: ComposeWeekNeeds): Promise<Issue> {
  const { issue, entries } = await composeIssue(period, profile, needs);
  return needs.store.saveIssue(issue, entries);
}

/** The newest week also goes to whoever confirmed since it ended; older ones, of a catch-up, only to those who were there. */
function confirmedBefore(week: Week, composedAt: string, readers: Readers, { timeZone, now }: ComposeWeekNeeds): string {
  if (readers === "everybody") return composedAt;
  const end = weekEnd(week, timeZone);
  const isOld = now().getTime() - end.getTime() > 7 * 86_400_000;
  return isOld && composedAt > end.toISOString() ? end.toISOString() : composedAt;
}

function refuseFuture(week: Week, now: Date, timeZone: string): void {
  if (week > weekIn(timeZone, now)) throw new AppError("invalid", `${week} has not begun yet.`);
}

function distinct(profiles: readonly Profile[]): readonly Profile[] {
  return [...new Map(profiles.map((profile) => [profileKey(profile), profile])).values()];
}
