import type { Span } from "../../domain/facts.ts";
import { readNumber } from "../text/numbers.ts";
import type { Reading } from "../text/hits.ts";
import { between, written } from "./words.ts";
import type { Found } from "./found.ts";

const UNITS: ReadonlyMap<string, Span["unit"]> = new Map(
  Object.entries<Span["unit"]>({
    minute: "minute",
    minutes: "minute",
    min: "minute",
    mins: "minute",
    hour: "hour",
    hours: "hour",
    h: "hour",
    hr: "hour",
    hrs: "hour",
    day: "day",
    days: "day",
    week: "week",
    weeks: "week",
    wk: "week",
    wks: "week",
    month: "month",
    months: "month",
    year: "year",
    years: "year",
  }),
);

/** "4 weeks", "24-hour", "six months" beginning at this word; "day 28" and "week 4" read from their unit. */
export function spanAt(reading: Reading, at: number, end: number): Found<Span> | undefined {
  const norm = (word: number): string | undefined => (word < end ? reading.norm(word) : undefined);
  const number = readNumber(norm, at);
  if (number !== undefined) {
    const unit = UNITS.get(norm(number.to + 1) ?? "");
    if (unit === undefined || !/^[\s\-–‐−]{0,2}$/.test(between(reading, number.to, number.to + 1))) return undefined;
    return { value: { text: written(reading, at, number.to + 1), amount: number.value, unit }, from: at, to: number.to + 1 };
  }
  const unit = UNITS.get(norm(at) ?? "");
  if (unit !== "day" && unit !== "week" && unit !== "month") return undefined;
  const after = readNumber(norm, at + 1);
  if (
    after === undefined ||
    !Number.isInteger(after.value) ||
    between(reading, at, at + 1).trim() !== "" ||
    UNITS.get(norm(after.to + 1) ?? "") !== undefined
  )
    return undefined;
  return { value: { text: written(reading, at, after.to), amount: after.value, unit }, from: at, to: after.to };
}
