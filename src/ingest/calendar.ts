const DAY_MS = 86_400_000;

/** The UTC day of a moment: "2026-11-23". */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

export function daysBefore(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) - days * DAY_MS));
}

/** The earlier of two days: a watermark set under a clock that ran ahead must not put a window into the future. */
export function earlierOf(one: string, other: string): string {
  return one < other ? one : other;
}

/** Whole and broken days between two moments. */
export function daysBetween(earlier: Date, later: Date): number {
  return (later.getTime() - earlier.getTime()) / DAY_MS;
}
