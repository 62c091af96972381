import { AppError } from "../domain/errors.ts";
import type { SyncWindow } from "../domain/sync-run.ts";
import { SEARCH_LIMIT } from "./search-reply.ts";
import { type Slice, sliceName } from "./term.ts";

/** The largest PMID of eight digits; PubMed stood near 42 million in 2026. */
const HIGHEST_PMID = 99_999_999;

type Count = (slice: Slice) => Promise<number>;

/**
 * Cuts a span of days into windows of at most 9,999 records, oldest first: halves of days, and within one over-full day halves of the PMIDs.
 * Together the windows are the span, none overlaps another, and at every cut the two counts add up to their parent's.
 */
export async function* planWindows(span: Slice, count: Count, limit = SEARCH_LIMIT): AsyncGenerator<SyncWindow, void, undefined> {
  yield* cut({ ...span, count: await count(span) }, count, limit);
}

async function* cut(window: SyncWindow, count: Count, limit: number): AsyncGenerator<SyncWindow, void, undefined> {
  if (window.count <= limit) {
    yield window;
    return;
  }
  for (const half of await provenHalves(window, count)) yield* cut(half, count, limit);
}

/** Records enter PubMed while we count, so a sum that is off is counted once more before it is a failure. */
async function provenHalves(window: SyncWindow, count: Count): Promise<readonly SyncWindow[]> {
  const halves = halve(window);
  if (halves === undefined)
    throw new AppError("unavailable", `PubMed counts ${window.count} records where only one fits: ${sliceName(window)}.`);
  let whole = window.count;
  for (let again = false; ; again = true) {
    const [first, second] = [await count(halves[0]), await count(halves[1])];
    if (first + second === whole)
      return [
        { ...halves[0], count: first },
        { ...halves[1], count: second },
      ];
    if (again) {
      throw new AppError(
        "unavailable",
        `PubMed's counts do not add up for ${sliceName(window)}: ${whole} in all, but ${first} and ${second} in its halves.`,
      );
    }
    whole = await count(window);
  }
}

/** Undefined when there is nothing left to halve. */
function halve(slice: Slice): readonly [Slice, Slice] | undefined {
  const { field, from, to } = slice;
  if (from < to) {
    const middle = dayAt(Math.floor((dayNumber(from) + dayNumber(to)) / 2));
    return [
      { field, from, to: middle },
      { field, from: dayAt(dayNumber(middle) + 1), to },
    ];
  }
  const uid = slice.uid ?? { from: 1, to: HIGHEST_PMID };
  if (uid.from >= uid.to) return undefined;
  const middle = Math.floor((uid.from + uid.to) / 2);
  return [
    { field, from, to, uid: { from: uid.from, to: middle } },
    { field, from, to, uid: { from: middle + 1, to: uid.to } },
  ];
}

const DAY_MS = 86_400_000;

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function dayAt(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}
