import { AppError } from "../../domain/errors.ts";

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(1800, 0, 1) / DAY_MS;
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

/** PMIDs have at most eight digits, so 27 bits hold every one. */
const PMID_BITS = 27n;

/**
 * The row id that orders by (entry day, PMID). A bigint, because better-sqlite3 binds larger numbers as REAL, and
 * FTS5 compares rowids as integers only.
 */
export function studyId(entered: string, pmid: number): bigint {
  return (BigInt(dayNumber(entered)) << PMID_BITS) + BigInt(pmid);
}

/** The first id of a day, and the last. */
export const firstIdOf = (day: string): bigint => studyId(day, 0);
export const lastIdOf = (day: string): bigint => studyId(day, 2 ** Number(PMID_BITS) - 1);

/**
 * The span of row ids that a date takes, as precise as it is ("2024", "2024-03"): from `first` to before `end`. Total: a day that no
 * calendar has ("2024-02-31") is the one it would be.
 */
export function dayRowIds(iso: string): { readonly first: number; readonly end: number } {
  const [year = 0, month, day] = iso.split("-").map(Number);
  const idOf = (ms: number) => Math.max(0, ms / DAY_MS - FIRST_DAY) * 2 ** Number(PMID_BITS);
  if (year < 1800) return { first: 0, end: 0 };
  if (month === undefined) return { first: idOf(Date.UTC(year, 0, 1)), end: idOf(Date.UTC(year + 1, 0, 1)) };
  if (day === undefined) return { first: idOf(Date.UTC(year, month - 1, 1)), end: idOf(Date.UTC(year, month, 1)) };
  return { first: idOf(Date.UTC(year, month - 1, day)), end: idOf(Date.UTC(year, month - 1, day + 1)) };
}

function dayNumber(day: string): number {
  const ms = ISO_DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const number = ms / DAY_MS - FIRST_DAY;
  if (!(number >= 0))
    throw new AppError("invalid", `“${day.slice(0, 40)}” is not a day of the calendar since 1800, written 2026-11-23.`);
  return number;
}
