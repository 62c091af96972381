import { SEX_WORDS, VERBS } from "../../topic/vocabulary/participant-words.ts";
import type { Sentence } from "../text/document.ts";
import type { Reading } from "../text/hits.ts";
import { readNumber } from "../text/numbers.ts";
import type { Zone } from "../text/sections.ts";
import {
  isGlued,
  isGrade,
  isListed,
  isShare,
  isTotal,
  isYear,
  looseNounAfter,
  nounAfter,
  partOfWhole,
  rawText,
} from "./people-nouns.ts";
import { between } from "./words.ts";

/** How a number is said to count people: "67 patients", "34 women", "(n = 67)", "67 were randomized", "67 reports". */
type AtomKind = "people" | "sex" | "n" | "N" | "verb" | "loose";

/** One number that may count people, its words `from` to `to`, and where a group's count multiplies it ("two groups of 12") already multiplied. */
export type Atom = {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly sentence: number;
  readonly kind: AtomKind;
  readonly total: boolean;
  /** "53 volunteers (82 %)", "two of the patients", "12 in each group". */
  readonly part: "none" | "share" | "part";
};

const TAKE_PART = new Set("were was completed underwent received participated enrolled agreed entered responded".split(" "));
/** A number after one of these is a date, a statistic, an age. */
const NOT_BEFORE = new Set(
  "january february march april may june july august september october november december p ci dsm phase grade age aged ages".split(
    " ",
  ),
);
/** "group 1", "study 2": small numbers that name and do not count. */
const NUMBERED = new Set("group cohort arm experiment type class level part stage version study sample step visit".split(" "));
/** "day 28" is a time, "on each day, 28 patients" are people. */
const TIMES = new Set(["day", "week", "month", "year"]);
const BEFORE_SIGNS = new Set(["±", "=", "<", ">", "≤", "≥", "+"]);

const SKIPPED: ReadonlySet<Zone> = new Set<Zone>(["registration", "criteria"]);
const EARLIER = new Set("earlier previous previously prior recent recently".split(" "));

/** What others found, and who would be admitted, are not this study's people. */
function isOfOthers(reading: Reading, { from, to, zone }: Sentence): boolean {
  if (zone !== "background") return SKIPPED.has(zone);
  for (let at = from; at < to; at++) if (EARLIER.has(reading.norm(at) ?? "")) return true;
  return false;
}

/** Every number of title and abstract that may count people. */
export function listAtoms(reading: Reading): Atom[] {
  const { sentences, running } = reading.document;
  const found: Atom[] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.from >= running) break;
    if (isOfOthers(reading, sentence)) continue;
    for (let at = sentence.from; at < sentence.to; at++) {
      if (reading.document.words[at]?.word.number === undefined) continue;
      const read = readNumber((word) => (word < sentence.to ? reading.norm(word) : undefined), at);
      if (read === undefined) continue;
      const one = atomAt(reading, index, at, read.to, read.value);
      if (one !== undefined && found.length < MOST && !isToldAgain(reading, one, found.at(-1))) found.push(one);
      shareNoun(found);
      at = read.to;
    }
  }
  return found;
}

/** "Twenty-one (21) patients": the same number once more, in figures. */
function isToldAgain(reading: Reading, one: Atom, before: Atom | undefined): boolean {
  const isNext = before?.sentence === one.sentence && before.value === one.value && one.number - before.number <= 4;
  return isNext && between(reading, one.number - 1, one.number).includes("(");
}

/** "45 ecstasy, 48 cannabis and 40 legal drug users": numbers before one noun count together. */
function shareNoun(found: Atom[]): void {
  const [last, previous] = [found.at(-1), found.at(-2)];
  if (last?.kind !== "people" || previous?.to !== last.to || previous.part !== "none" || last.part !== "none") return;
  found.splice(-2, 2, { ...previous, value: previous.value + last.value });
}

/** No real abstract counts people so often. */
const MOST = 120;

/** The words before a number, counted backwards, as far as its sentence goes. */
export function wordsBefore(reading: Reading, from: number, start: number): (back: number) => string {
  return (back) => (from - back >= start ? (reading.norm(from - back) ?? "") : "");
}

function atomAt(reading: Reading, sentence: number, from: number, last: number, value: number): Atom | undefined {
  if (!Number.isInteger(value) || value < 1 || value > 50_000_000) return undefined;
  const { from: start, to: end } = reading.sentence(sentence);
  const before = wordsBefore(reading, from, start);
  const whole = {
    value,
    number: from,
    sentence,
    total: false,
    part: "none" as const,
  };
  const joint = between(reading, from - 1, from);
  const letter = before(1) === "=" ? 2 : joint !== " " && /^\s?[≈~:]\s?$/.test(joint) ? 1 : 0;
  if (letter > 0 && (before(letter) === "n" || before(letter) === "ns")) {
    if (before(letter + 1) === "%") return undefined;
    return {
      ...whole,
      from: from - letter,
      to: last,
      kind: rawText(reading, from - letter) === "N" ? "N" : "n",
    };
  }
  if (BEFORE_SIGNS.has(before(1)) || NOT_BEFORE.has(before(1)) || (value <= 6 && NUMBERED.has(before(1)))) return undefined;
  if (isGlued(reading, from, last) || isGrade(before) || isYear(reading, from, value)) return undefined;
  if (TIMES.has(before(1)) && !isListed(reading, from)) return undefined;
  const total = isTotal(before);
  const noun = nounAfter(reading, last + 1, end);
  if (noun !== undefined) {
    const groups =
      before(1) === "of" && (before(2) === "groups" || before(2) === "cohorts")
        ? (readNumber((word) => reading.norm(word), from - 3)?.value ?? 1)
        : 1;
    if (groups > 1 && groups < 10)
      return {
        ...whole,
        value: value * groups,
        from: from - 3,
        to: noun,
        total: true,
        kind: "people",
      };
    const part = isShare(reading, noun) ? "share" : partOfWhole(before, reading, noun, end) ? "part" : "none";
    return {
      ...whole,
      from,
      to: noun,
      total,
      part,
      kind: SEX_WORDS.has(reading.norm(noun) ?? "") ? "sex" : "people",
    };
  }
  const next = last + 1 < end ? (reading.norm(last + 1) ?? "") : "";
  const after = last + 2 < end ? (reading.norm(last + 2) ?? "") : "";
  if (value > 4 && ["randomized", "randomised"].includes(next) && !SEX_WORDS.has(after))
    return { ...whole, from, to: last + 1, total, kind: "verb" };
  if (value > 2 && ["were", "completed", "participated", "enrolled"].includes(next) && (VERBS.has(after) || next !== "were"))
    return {
      ...whole,
      from,
      to: Math.min(last + 2, end - 1),
      total,
      kind: "verb",
    };
  if (value > 3 && total && before(1) === "of" && TAKE_PART.has(next)) return { ...whole, from, to: last, total, kind: "verb" };
  const loose = value > 3 ? looseNounAfter(reading, last + 1, end) : undefined;
  return loose === undefined ? undefined : { ...whole, from, to: loose, total, kind: "loose" };
}
