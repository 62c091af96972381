import { weekAfter, weekIn, type Week } from "../domain/week.ts";
import type { Edition } from "../store/digest-ports.ts";

/** After a longer pause the older weeks are not sent one by one; their studies come with the first week that is. */
const MOST_WEEKS = 4;

/** The weeks that have ended and were not composed, oldest first: one issue each after a pause, the last week alone at the beginning. */
export function dueWeeks(editions: readonly Edition[], now: Date, timeZone: string): readonly Week[] {
  const last = weekAfter(weekIn(timeZone, now), -1);
  const composed = editions.filter(({ composedAt }) => composedAt !== undefined).map(({ week }) => week);
  const newest = composed.reduce<Week | undefined>((best, week) => (best === undefined || week > best ? week : best), undefined);
  if (newest === undefined) return [last];
  const due: Week[] = [];
  for (let week = last; week > newest && due.length < MOST_WEEKS; week = weekAfter(week, -1)) due.unshift(week);
  return due;
}
