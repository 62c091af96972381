/** A day as a number, 20240131, so that windows compare fast. */
export type Day = number;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SEASONS: Readonly<Record<string, number>> = { winter: 1, spring: 3, summer: 6, autumn: 9, fall: 9 };

export function dayOf(time: Date): Day {
  return time.getUTCFullYear() * 10_000 + (time.getUTCMonth() + 1) * 100 + time.getUTCDate();
}

export function daysBefore(day: Day, count: number): Day {
  const time = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, (day % 100) - count));
  return dayOf(time);
}

/** Year, month (number or English name or season) and day as an element of a record gives them; absent parts are the first. */
export function dayFromParts(year: string | undefined, month: string | undefined, day: string | undefined): Day | undefined {
  if (year === undefined || !/^\d{4}$/.test(year)) return undefined;
  return Number(year) * 10_000 + monthNumber(month) * 100 + (day !== undefined && /^\d+$/.test(day) ? Number(day) : 1);
}

function monthNumber(month: string | undefined): number {
  if (month === undefined) return 1;
  if (/^\d+$/.test(month)) return Number(month);
  const name = month.toLowerCase();
  const index = MONTHS.indexOf(name.slice(0, 3));
  return index >= 0 ? index + 1 : (SEASONS[name] ?? 1);
}

/** What one end of a window says: "2024", "2024/03", "2024/03/07" (also with - or .), or undefined where it is no date. */
export function windowEnd(text: string, end: "from" | "to"): Day | undefined {
  const parts = /^(\d{4})(?:[/.-](\d{1,2}))?(?:[/.-](\d{1,2}))?$/.exec(text.trim());
  if (parts === null) return undefined;
  const month = parts[2] === undefined ? (end === "from" ? 1 : 12) : Number(parts[2]);
  const day = parts[3] === undefined ? (end === "from" ? 1 : 31) : Number(parts[3]);
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return Number(parts[1]) * 10_000 + month * 100 + day;
}

export function slashed(day: Day): string {
  const text = String(day).padStart(8, "0");
  return `${text.slice(0, 4)}/${text.slice(4, 6)}/${text.slice(6)}`;
}
