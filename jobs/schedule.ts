import { createTask, validate } from "node-cron";

export type Timetable = { readonly expression: string; readonly timezone: string };

/** A clock of the system that rings a job's bell; `stop` is final. */
export type Bell = { readonly stop: () => Promise<void> };

export function isCronExpression(text: string): boolean {
  return validate(text);
}

/**
 * Rings at every due time, also late after the machine slept through one. The last ring not later than `now` that came
 * after `lastRun` was missed: it rings at once. A job that has never run is due.
 */
export function startBell(timetable: Timetable, ring: () => Promise<void>, lastRun: Date | undefined, now: Date): Bell {
  let ringing: Promise<void> | undefined;
  const once = () => (ringing ??= ring().finally(() => (ringing = undefined)));
  const task = createTask(timetable.expression, once, { timezone: timetable.timezone, noOverlap: true, unref: true });
  task.on("execution:missed", once);
  void task.start();
  if (lastRun === undefined || missedSince(timetable, lastRun, now)) void once();
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}

const MINUTE = 60_000;
const LOOK_BACK = 35 * 24 * 60 * MINUTE;

/** True when a due time lies in (lastRun, now]; a run more than five weeks ago is overdue in any case. */
export function missedSince(timetable: Timetable, lastRun: Date, now: Date): boolean {
  if (now.getTime() - lastRun.getTime() > LOOK_BACK) return true;
  const task = createTask(timetable.expression, () => undefined, { timezone: timetable.timezone });
  const latest = Math.floor(now.getTime() / MINUTE) * MINUTE;
  for (let due = latest; due > lastRun.getTime(); due -= MINUTE) if (task.match(new Date(due))) return true;
  return false;
}
