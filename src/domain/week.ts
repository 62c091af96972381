import { AppError } from "./errors.ts";

/** An ISO 8601 week such as "2026-W47": Monday to Sunday; the week belongs to the year that holds its Thursday. */
export type Week = string & { readonly __brand: "Week" };

const WEEK = /^(\d{4})-W(\d{2})$/;
const DAY_MS = 86_400_000;

export function toWeek(text: string): Week {
  const [, year = "", number = ""] = WEEK.exec(text) ?? [];
  const monday = year === "" ? Number.NaN : mondayOf(Number(year), Number(number));
  // 2025-W53 does not exist: its Monday is that of 2026-W01.
  if (Number.isNaN(monday) || weekOfDay(isoDay(monday)) !== text) {
    throw new AppError("invalid", `“${text.slice(0, 40)}” is not an ISO week; write 2026-W47.`);
  }
  return text as Week;
}

/** The week a calendar day "2026-11-23" lies in. */
export function weekOfDay(day: string): Week {
  const ms = Date.parse(`${day}T00:00:00Z`);
  const thursday = ms + (4 - weekday(ms)) * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const number = 1 + Math.round((thursday - (mondayOf(year, 1) + 3 * DAY_MS)) / (7 * DAY_MS));
  return `${year}-W${String(number).padStart(2, "0")}` as Week;
}

/** The calendar days of a week, inclusive. */
export function daysOf(week: Week): { readonly from: string; readonly to: string } {
  const monday = mondayMs(week);
  return { from: isoDay(monday), to: isoDay(monday + 6 * DAY_MS) };
}

/** The week `count` weeks later (earlier where negative). */
export function weekAfter(week: Week, count = 1): Week {
  return weekOfDay(isoDay(mondayMs(week) + 7 * count * DAY_MS));
}

/** "2026-11": the month of its Thursday, so that every week belongs to one month. */
export function monthOf(week: Week): string {
  return isoDay(mondayMs(week) + 3 * DAY_MS).slice(0, 7);
}

export function isLastOfMonth(week: Week): boolean {
  return monthOf(week) !== monthOf(weekAfter(week));
}

/** The weeks of a month, in order. */
export function weeksOfMonth(month: string): readonly Week[] {
  const first = weekOfDay(`${month}-01`);
  return [0, 1, 2, 3, 4, 5].map((count) => weekAfter(first, count)).filter((week) => monthOf(week) === month);
}

/** The one place where an instant meets the calendar of `timeZone`: the day it is there. */
function dayIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(instant);
}

export function weekIn(timeZone: string, instant: Date): Week {
  return weekOfDay(dayIn(timeZone, instant));
}

/** The instant at which a week ends in `timeZone`: the midnight before the next Monday, also where clocks change that night. */
export function weekEnd(week: Week, timeZone: string): Date {
  const nextMonday = mondayMs(week) + 7 * DAY_MS;
  const day = isoDay(nextMonday);
  // No zone is further than 14 hours from UTC; the first minute that shows the new day there is the border.
  let low = nextMonday - 15 * 3_600_000;
  let high = nextMonday + 15 * 3_600_000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayIn(timeZone, new Date(middle)) < day) low = middle;
    else high = middle;
  }
  return new Date(high);
}

function mondayMs(week: Week): number {
  const [, year = "", number = ""] = WEEK.exec(week) ?? [];
  return mondayOf(Number(year), Number(number));
}

/** 4 January always lies in week 1. */
function mondayOf(year: number, number: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth + (1 - weekday(fourth) + 7 * (number - 1)) * DAY_MS;
}

function weekday(ms: number): number {
  return new Date(ms).getUTCDay() || 7;
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
