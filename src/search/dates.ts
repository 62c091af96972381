import type { DateLeaf } from "./tree.ts";

const DAYS = { day: 1, d: 1, week: 7, w: 7, month: 30, m: 30, year: 365, y: 365 } as const;

/** `2024`, `2024/03`, `2024/3/5`, `2015:2024`, `2015/01/01:3000`, `last 5 years`, `7d`; undefined for anything else. */
export function readDateRange(typed: string): DateLeaf["range"] | undefined {
  const text = typed.trim().toLowerCase();
  const last = /^(?:last\s+)?(\d{1,4})\s*(day|week|month|year|d|w|m|y)s?$/.exec(text);
  if (last !== null) return { lastDays: Number(last[1]) * DAYS[last[2] as keyof typeof DAYS] };

  const [first = "", second, ...more] = text.split(":");
  const from = readDate(first);
  const to = second === undefined ? from : readDate(second);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  // A range may end on a 31st of any month; a single day that no calendar has would find nothing in silence.
  if (second === undefined && !isDay(from)) return undefined;
  return from <= to || to.startsWith(from) ? { from, to } : { from: to, to: from };
}

/** An ISO date as precise as typed. Years run to 9999, because `3000` is PubMed's idiom for "no end". */
function readDate(typed: string): string | undefined {
  const match = /^(\d{4})(?:[/.-](\d{1,2})(?:[/.-](\d{1,2}))?)?$/.exec(typed.trim().replace(/^"|"$/g, ""));
  if (match === null) return undefined;
  const [, year = "", month, day] = match;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const yearMonth = `${year}-${month.padStart(2, "0")}`;
  if (day === undefined) return yearMonth;
  return Number(day) < 1 || Number(day) > 31 ? undefined : `${yearMonth}-${day.padStart(2, "0")}`;
}

/** Dates less precise than a day always are. */
function isDay(iso: string): boolean {
  if (iso.length < 10) return true;
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}
