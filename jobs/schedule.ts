import { createTask, validate as isCronExpression } from "node-cron";

export { isCronExpression };

export type Timetable = { readonly expression: string; readonly timezone: string };

/** `stop` is final. */
export type Bell = { readonly stop: () => Promise<void> };

const MINUTE = 60_000;
const LOOK_BACK = 35 * 24 * 60 * MINUTE;
const quietly = () => undefined;
const logger = { info: quietly, warn: quietly, error: quietly, debug: quietly };

/** Rings at every due time, late where the machine slept through it, and at once where one passed since `lastRun` or it never ran. */
export function startBell(timetable: Timetable, ring: () => Promise<void>, lastRun: Date | undefined, now: Date): Bell {
  let ringing: Promise<void> | undefined;
  const once = () => (ringing ??= ring().finally(() => (ringing = undefined)));
  const task = createTask(timetable.expression, once, { timezone: timetable.timezone, noOverlap: true, unref: true, logger });
  task.on("execution:missed", once);
  void task.start();
  if (lastRun === undefined || missedSince(timetable, lastRun, now)) void once();
  return { stop: () => Promise.resolve(task.destroy()) };
}

/** True when a due time lies in (lastRun, now]; a run more than five weeks ago is overdue in any case. */
export function missedSince({ expression, timezone }: Timetable, lastRun: Date, now: Date): boolean {
  if (now.getTime() - lastRun.getTime() > LOOK_BACK) return true;
  const task = createTask(expression, quietly, { timezone });
  const latest = Math.floor(now.getTime() / MINUTE) * MINUTE;
  for (let due = latest; due > lastRun.getTime(); due -= MINUTE) if (task.match(new Date(due))) return true;
  return false;
}
