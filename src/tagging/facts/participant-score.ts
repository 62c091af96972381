import { PEOPLE_WORDS, VERBS } from "../../topic/vocabulary/participant-words.ts";
import type { Reading } from "../text/hits.ts";
import { numberOf } from "../text/numbers.ts";

export function zoneScore(zone: string): number {
  return { title: 2, methods: 2.5, results: 1.5, other: 1.5, aim: 1, conclusion: -1, background: -4 }[zone] ?? 0;
}

/** "patients with depression (n = 60)": the number follows the people it counts. */
export function isNamed(reading: Reading, at: number, start: number): boolean {
  for (let word = at - 1; word >= Math.max(start, at - 5); word--) if (PEOPLE_WORDS.has(reading.norm(word) ?? "")) return true;
  return false;
}

const SCREENED = new Set(["screened", "invited", "approached", "eligible", "contacted", "assessed", "identified"]);

const PARTS = new Set([
  "responders",
  "nonresponders",
  "withdrew",
  "dropped",
  "discontinued",
  "dropouts",
  "adverse",
  "remission",
  "remitted",
  "relapsed",
  "achieved",
  "nausea",
]);

const LATE = new Set(["completed", "completers", "analyzed", "analysed"]);

/** "Of the 31 patients, 17 met …" gives the whole; "four of the seven patients" a part of a part. */
export function isOfThe(before: (back: number) => string): boolean {
  return before(1) === "the" && before(2) === "of" && !PORTIONS.has(before(3)) && numberOf(before(3)) === undefined;
}

const PORTIONS = new Set([
  "none",
  "most",
  "some",
  "any",
  "half",
  "majority",
  "%",
  "each",
  "all",
  "many",
  "few",
  "several",
  "one",
  "half",
  "third",
  "out",
]);

/** "1360 patients were assessed, and 672 were randomly assigned": who was only looked at does not count. */
export function isOnlyScreened(reading: Reading, to: number, end: number): boolean {
  for (let word = to + 1; word <= Math.min(end - 1, to + 3); word++) if (SCREENED.has(reading.norm(word) ?? "")) return true;
  return false;
}

export function sentenceScore(reading: Reading, start: number, end: number, at: number): number {
  let score = 0;
  let verb = false;
  for (let word = start; word < end; word++) {
    const norm = reading.norm(word) ?? "";
    if (VERBS.has(norm)) verb = true;
    const near = Math.abs(word - at) <= 8;
    if (near && SCREENED.has(norm)) score -= 0.5;
    if (near && PARTS.has(norm)) score -= 1.5;
    if (near && LATE.has(norm)) score -= 0.3;
  }
  return score + (verb ? 1.5 : 0) - 0.002 * start;
}
