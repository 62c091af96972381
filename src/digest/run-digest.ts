import type { Week } from "../domain/week.ts";
import { queueAlerts, type AlertNeeds } from "./alerts.ts";
import { composeWeek, type ComposeWeekNeeds, type WeekReport } from "./compose-week.ts";
import { deliver, type DeliverNeeds, type DeliveryReport } from "./deliver.ts";
import { dueWeeks } from "./due-weeks.ts";
import { closeWeeks, type OperatorNeeds } from "./operator.ts";

export type DigestNeeds = ComposeWeekNeeds &
  DeliverNeeds &
  OperatorNeeds & {
    readonly store: ComposeWeekNeeds["store"] & DeliverNeeds["store"] & OperatorNeeds["store"] & AlertNeeds["store"];
  };

export type DigestReport = { readonly weeks: readonly WeekReport[]; readonly alerts: number } & DeliveryReport;

const RECENT = 60;

/** "due": every week that has ended. "open": only what was begun before (waiting weeks, retries, retractions told at once). */
export type Asked = { readonly week: Week } | "due" | "open";

/** One round: compose what is due, send what is due, close what is done. Safe at any time, any number of times, in any process. */
export async function runDigest(asked: Asked, signal: AbortSignal, needs: DigestNeeds): Promise<DigestReport> {
  const { store, now, timeZone } = needs;
  const editions = await store.listEditions(RECENT);
  const begun = editions.filter(({ closedAt }) => closedAt === undefined).map(({ week }) => week);
  const due = asked === "open" ? [] : asked === "due" ? dueWeeks(editions, now(), timeZone) : [asked.week];
  const weeks: WeekReport[] = [];
  for (const week of [...new Set([...begun, ...due])].sort()) {
    if (signal.aborted) break;
    weeks.push(
      await composeWeek(week, typeof asked === "object" && week === asked.week ? "everybody" : "those who were there", needs),
    );
  }
  const alerts = await queueAlerts(needs);
  const report = await deliver(signal, needs);
  await closeWeeks(needs);
  return { weeks, alerts, ...report };
}
