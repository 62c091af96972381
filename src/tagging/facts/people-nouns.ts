import { NOT_PEOPLE_AFTER, PEOPLE_WORDS, STOPS } from "../../topic/vocabulary/participant-words.ts";
import type { Reading } from "../text/hits.ts";
import { digitsOf, numberOf } from "../text/numbers.ts";
import { between } from "./words.ts";

/**
 * The people a number counts: "26 unmedicated male inpatients" with adjectives between, no verb or preposition;
 * in "45 ecstasy, 48 cannabis and 40 legal drug users" all three numbers reach the noun.
 */
export function nounAfter(reading: Reading, from: number, end: number): number | undefined {
  let reach = from + 8;
  let landed = -1;
  for (let at = from; at < Math.min(end, reach); at++) {
    const after = afterBracket(reading, at, end);
    if (after !== undefined) [reach, at, landed] = [reach + after - at, after, after];
    const aged = ageEnd(reading, at, end) ?? gradeEnd(reading, at, end);
    if (aged !== undefined) [reach, at] = [reach + aged - at, aged];
    const norm = reading.norm(at) ?? "";
    if (at > from && at !== landed && isBroken(reading, at)) return undefined;
    if (PEOPLE_WORDS.has(norm)) {
      const next = reading.norm(at + 1) ?? "";
      return PEOPLE_WORDS.has(next) && !isBroken(reading, at + 1) && at + 1 < end ? at + 1 : at;
    }
    if ((STOPS.has(norm) || NOT_PEOPLE_AFTER.has(norm)) && !(at > from && isHyphened(reading, at))) return undefined;
    if (numberOf(norm) !== undefined && !isHyphened(reading, at)) {
      const before = reading.norm(at - 1) ?? "";
      if (before !== "and" && before !== "or" && !isListed(reading, at)) return undefined;
      reach = at + 8;
    }
  }
  return undefined;
}

/** "30 (17 male) clubbers": the word after a short bracket that opens before this one. */
function afterBracket(reading: Reading, at: number, end: number): number | undefined {
  const joint = between(reading, at - 1, at);
  if (joint === " " || !/^\s?\(/.test(joint)) return undefined;
  for (let word = at + 1; word < Math.min(end, at + 7); word++) if (/^\)\s$/.test(between(reading, word - 1, word))) return word;
  return undefined;
}

/** "18 healthy male 20-28 yr olds": the last word of an age that stands among the adjectives. */
function ageEnd(reading: Reading, at: number, end: number): number | undefined {
  const norm = reading.norm(at) ?? "";
  if (digitsOf(norm) === undefined || !/^\d+$/.test(norm)) return undefined;
  const unit = /^\s?[-–‐−]\s?$/.test(between(reading, at, at + 1)) && /^\d+$/.test(reading.norm(at + 1) ?? "") ? at + 2 : at + 1;
  if (!["year", "yr", "yrs", "years", "y", "th"].includes(reading.norm(unit) ?? "") || unit + 1 >= end) return undefined;
  const old = ["old", "grade"].includes(reading.norm(unit + 1) ?? "") ? unit + 2 : unit + 1;
  return old < end ? old : undefined;
}

/** "Seventy-five ASA 1 or 2 children", "ASA I-II": the last word of a class that stands among the adjectives. */
function gradeEnd(reading: Reading, at: number, end: number): number | undefined {
  if (reading.norm(at) !== "asa") return undefined;
  let last = at + 1;
  while (last < end && GRADES.has(reading.norm(last) ?? "")) last++;
  return last > at + 1 && last < end ? last : undefined;
}

const GRADES = new Set("1 2 3 i ii iii or and to class classes grade physical status ps".split(" "));

const LOOSE_WORDS = new Set("reports responses exposures interviews accounts narratives".split(" "));

/** "2,947 publicly available reports", "36 post-DMT interviews": any plural that no measure is known by. */
export function looseNounAfter(reading: Reading, from: number, end: number): number | undefined {
  for (let at = from; at < Math.min(end, from + 5); at++) {
    const norm = reading.norm(at) ?? "";
    if (at > from && isBroken(reading, at)) return undefined;
    if (LOOSE_WORDS.has(norm)) return at;
    if (STOPS.has(norm) || NOT_PEOPLE_AFTER.has(norm) || norm === "and" || norm === "or" || norm === "ae") return undefined;
    if (numberOf(norm) !== undefined) return undefined;
    if (norm.length > 2 && norm.endsWith("s") && !norm.endsWith("ss") && !norm.endsWith("us")) return at;
  }
  return undefined;
}

/** "past-year users": the second half of a compound. */
function isHyphened(reading: Reading, at: number): boolean {
  const word = reading.document.words[at];
  const text = word === undefined ? "" : (reading.document.sources[word.source]?.text ?? "");
  return word !== undefined && /[-‐–]/.test(text.charAt(word.start - 1));
}

export function isListed(reading: Reading, at: number): boolean {
  const word = reading.document.words[at];
  const before = reading.document.words[at - 1];
  return (
    word !== undefined &&
    before !== undefined &&
    (reading.document.sources[word.source]?.text.slice(before.end, word.start) ?? "").includes(",")
  );
}

/** A full stop, comma after two words, or bracket between words ends a noun phrase. */
function isBroken(reading: Reading, at: number): boolean {
  const word = reading.document.words[at];
  const before = reading.document.words[at - 1];
  if (word === undefined || before?.source !== word.source) return true;
  const joint = reading.document.sources[word.source]?.text.slice(before.end, word.start) ?? "";
  return joint !== " " && /[;:)\]]/.test(joint);
}

export function isTotal(before: (back: number) => string): boolean {
  if (
    before(1) === "of" &&
    ["total", "sample", "totally", "cohort", "group", "series", "population", "subset"].includes(before(2))
  )
    return before(2) !== "group" && before(2) !== "subset";
  return ["total", "altogether", "totally", "all"].includes(before(1)) || (before(1) === "included" && before(2) === "study");
}

/** "ASA 1 or 2 children": a class of patients, no count. */
export function isGrade(before: (back: number) => string): boolean {
  return (
    ["asa", "status", "class", "classes", "grade"].includes(before(1)) ||
    (["or", "and"].includes(before(1)) && ["asa", "status", "class", "classes", "grade"].includes(before(3)))
  );
}

export function partOfWhole(before: (back: number) => string, reading: Reading, noun: number, end: number): boolean {
  if (before(1) === "of" && OF_PARTS.has(before(2))) return true;
  if (before(1) === "the" && before(2) === "of" && numberOf(before(3)) !== undefined) return true;
  if (EACH.has(before(1)) || before(1) === "by") return true;
  const next = noun + 1 < end ? (reading.norm(noun + 1) ?? "") : "";
  const after = noun + 2 < end ? (reading.norm(noun + 2) ?? "") : "";
  return next === "per" || (next === "in" && after === "each") || FATES.has(next);
}

const OF_PARTS = new Set("subset subgroup groups one two three four each half".split(" "));
const EACH = new Set("each every per least only other another additional remaining further".split(" "));
const FATES = new Set(
  "withdrew dropped discontinued relapsed responded remitted died developed reported experienced achieved declined refused".split(
    " ",
  ),
);

/** "5-HT", "2A", "18F" and the parts of "1-20" are no counts. */
export function isGlued(reading: Reading, from: number, last: number): boolean {
  const first = reading.document.words[from];
  const end = reading.document.words[last];
  const text = first === undefined ? "" : (reading.document.sources[first.source]?.text ?? "");
  if (first === undefined || end === undefined) return true;
  const next = text.charAt(end.end);
  const previous = text.charAt(first.start - 1);
  return (
    (next !== " " &&
      ((/[A-Za-z%\-–‐−/\]]/.test(next) && !/^[-–‐]\s?(?:[a-z]{4})/.test(text.slice(end.end, end.end + 6))) ||
        /^,\d/.test(text.slice(end.end, end.end + 2)))) ||
    (previous !== " " && /[-–‐−/.,[\dA-Za-z]/.test(previous) && previous !== "") ||
    text.charAt(end.end + 1) === "%"
  );
}

/** "between 2012 and 2015, 71 adult patients": a year is no count unless it stands right before its people. */
export function isYear(reading: Reading, from: number, value: number): boolean {
  return (
    value >= 1950 && value <= 2035 && /^\d{4}$/.test(rawText(reading, from)) && !PEOPLE_WORDS.has(reading.norm(from + 1) ?? "")
  );
}

export function rawText(reading: Reading, word: number): string {
  const one = reading.document.words[word];
  return one === undefined ? "" : (reading.document.sources[one.source]?.text.slice(one.start, one.end) ?? "");
}

/** "53 volunteers (82%)" is a share of the sample; "71 patients (70% women)" is the sample. */
export function isShare(reading: Reading, noun: number): boolean {
  const word = reading.document.words[noun];
  const text = word === undefined ? "" : (reading.document.sources[word.source]?.text.slice(word.end, word.end + 14) ?? "");
  return /^\s*[([]\s*\d[\d.]*\s?%\s*[)\],;]/.test(text);
}
