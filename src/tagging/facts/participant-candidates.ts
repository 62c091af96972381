import { SEX_WORDS, VERBS } from "../../topic/vocabulary/participant-words.ts";
import type { Reading } from "../text/hits.ts";
import { readNumber } from "../text/numbers.ts";
import { isOfThe, isNamed, isOnlyScreened, sentenceScore, zoneScore } from "./participant-score.ts";
import { isGlued, isGrade, isListed, isShare, isTotal, isYear, nounAfter, partOfWhole, rawText } from "./people-nouns.ts";

const TAKE_PART = new Set("were was completed underwent received participated enrolled agreed entered".split(" "));
/** A number after one of these is a date, a statistic, an age. */
const NOT_BEFORE = new Set(
  "january february march april may june july august september october november december p ci dsm phase grade age aged ages".split(
    " ",
  ),
);

/** "group 1", "study 2": small numbers that name and do not count. */
const NUMBERED = new Set("group cohort arm experiment type class level part stage version study sample step visit".split(" "));

export function listCandidates(reading: Reading): Candidate[] {
  const { sentences, running } = reading.document;
  const found: Candidate[] = [];
  sentences.forEach((sentence, index) => {
    if (sentence.from >= running || sentence.zone === "registration" || sentence.zone === "criteria") return;
    for (let at = sentence.from; at < sentence.to; at++) {
      const read = readNumber((word) => (word < sentence.to ? reading.norm(word) : undefined), at);
      if (read === undefined) continue;
      const one = candidateAt(reading, index, at, read.to, read.value);
      if (one !== undefined) found.push(one);
      at = read.to;
    }
  });
  return found;
}

function candidateAt(reading: Reading, sentence: number, from: number, last: number, value: number): Candidate | undefined {
  if (!Number.isInteger(value) || value < 1 || value > 5_000_000) return undefined;
  const { from: start, to: end, zone } = reading.sentence(sentence);
  const before = (back: number): string => (from - back >= start ? (reading.norm(from - back) ?? "") : "");
  if (before(1) === "=" && (before(2) === "n" || before(2) === "ns")) {
    if (before(3) === "%") return undefined;
    const upper = rawText(reading, from - 2) === "N";
    const base = { value, from: from - 2, to: last, sentence, total: false };
    const named = isNamed(reading, from - 2, start) ? 1 : 0;
    return {
      ...base,
      kind: upper ? "N" : "n",
      score: (upper ? 3 : 1 + named) + zoneScore(zone) + sentenceScore(reading, start, end, from),
    };
  }
  if (
    ["±", "=", "<", ">", "≤", "≥", "+"].includes(before(1)) ||
    NOT_BEFORE.has(before(1)) ||
    (value <= 6 && NUMBERED.has(before(1)))
  )
    return undefined;
  if (isGlued(reading, from, last) || isGrade(before) || isYear(reading, from, value)) return undefined;
  if (["day", "week", "month", "year"].includes(before(1)) && !isListed(reading, from)) return undefined;
  const noun = nounAfter(reading, last + 1, end);
  const total = isTotal(before);
  if (noun !== undefined) {
    const sex = SEX_WORDS.has(reading.norm(noun) ?? "");
    const groups =
      before(1) === "of" && (before(2) === "groups" || before(2) === "cohorts")
        ? (readNumber((word) => reading.norm(word), from - 3)?.value ?? 1)
        : 1;
    if (groups > 1 && groups < 10)
      return {
        value: value * groups,
        from: from - 3,
        to: noun,
        sentence,
        total: true,
        kind: "people",
        score: 5 + zoneScore(zone),
      };
    if (partOfWhole(before, reading, noun, end)) return undefined;
    if (isShare(reading, noun)) return undefined;
    const upTo = before(1) === "to" && before(2) === "up" ? 2 : 0;
    const score =
      2 -
      upTo -
      (isOnlyScreened(reading, noun, end) ? 2 : 0) +
      (isOfThe(before) ? 2 : 0) +
      (total ? 3 : 0) -
      (sex ? 1.5 : 0) +
      zoneScore(zone) +
      sentenceScore(reading, start, end, from);
    return { value, from, to: noun, sentence, total, kind: sex ? "sex" : "people", score };
  }
  const next = reading.norm(last + 1) ?? "";
  const after = reading.norm(last + 2) ?? "";
  if (value > 4 && last + 1 < end && ["randomized", "randomised"].includes(next) && !SEX_WORDS.has(after))
    return {
      value,
      from,
      to: last + 1,
      sentence,
      total,
      kind: "verb",
      score: 2.5 + zoneScore(zone) + sentenceScore(reading, start, end, from),
    };
  const verb =
    last + 2 < end && ["were", "completed", "participated", "enrolled"].includes(next) && (VERBS.has(after) || next !== "were");
  if (verb && value > 2)
    return {
      value,
      from,
      to: last + 2,
      sentence,
      total,
      kind: "verb",
      score: 0.5 + (total ? 2 : 0) + zoneScore(zone) + sentenceScore(reading, start, end, from),
    };
  if (total && value > 3 && before(1) === "of" && TAKE_PART.has(next))
    return {
      value,
      from,
      to: last,
      sentence,
      total,
      kind: "verb",
      score: 0.5 + zoneScore(zone) + sentenceScore(reading, start, end, from),
    };
  return undefined;
}

export type Candidate = {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly kind: "people" | "sex" | "n" | "N" | "verb";
  readonly total: boolean;
  readonly score: number;
};
