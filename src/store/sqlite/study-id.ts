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

function dayNumber(day: string): number {
  const ms = ISO_DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const number = ms / DAY_MS - FIRST_DAY;
  if (!(number >= 0))
    throw new AppError("invalid", `“${day.slice(0, 40)}” is not a day of the calendar since 1800, written 2026-11-23.`);
  return number;
}
