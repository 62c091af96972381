import type { Designed } from "../designed.ts";
import type { Found } from "./found.ts";
import { between } from "./words.ts";
import { readNumber } from "../text/numbers.ts";
import type { Reading } from "../text/hits.ts";
import { NOT_PEOPLE_AFTER, PEOPLE_WORDS, SEX_WORDS, STOPS, VERBS } from "../../topic/vocabulary/participant-words.ts";

type Candidate = {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly kind: "people" | "sex" | "n" | "N" | "verb";
  readonly total: boolean;
  readonly score: number;
};

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const SYNTHESES = new Set(["systematic-review", "meta-analysis"]);
const SILENT = new Set(["review", "commentary", "guideline", "preclinical", "notice", "economic"]);

/** All who took part: "67 patients were randomized", "20 users and 22 controls" added up; reviews and animals have none. */
export function findParticipants({ reading, designs }: Designed): Found<number> | undefined {
  if (designs.some((design) => SILENT.has(design.value))) return undefined;
  const synthesis = designs.some((design) => SYNTHESES.has(design.value));
  const candidates = listCandidates(reading).filter((one) => !synthesis || (one.kind === "people" && one.value > 20));
  const patients = candidates.filter((one) => !mentionsControls(one, reading, CONTROLS_ONLY) || one.total);
  const best = (patients.some((one) => one.score >= 2) ? patients : candidates).reduce<Candidate | undefined>(
    (top, one) => (top === undefined || one.score > top.score ? one : top),
    undefined,
  );
  const single = designs.find((design) => design.value === "case-report")?.hits[0];
  if (best === undefined || best.score < 1)
    return single === undefined ? undefined : { value: 1, from: single.from, to: single.to };
  const found = addUp(best, candidates, reading);
  return { ...found, value: found.value + controlsElsewhere(best, candidates, reading) };
}

function listCandidates(reading: Reading): Candidate[] {
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
    [
      ...MONTHS,
      "p",
      "ci",
      "dsm",
      "phase",
      "grade",
      "age",
      "aged",
      "ages",
      "group",
      "cohort",
      "arm",
      "experiment",
      "type",
      "class",
      "level",
      "part",
      "stage",
      "version",
    ].includes(before(1))
  )
    return undefined;
  if (isGlued(reading, from, last) || isYear(reading, from, value) || (value <= 6 && before(1) === "study")) return undefined;
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
    if (isShare(reading, noun, end)) return undefined;
    const upTo = before(1) === "to" && before(2) === "up" ? 2 : 0;
    const score =
      2 -
      upTo -
      (isOnlyScreened(reading, noun, end) ? 2 : 0) +
      (before(1) === "the" && before(2) === "of" ? 1 : 0) +
      (total ? 3 : 0) -
      (sex ? 1.5 : 0) +
      zoneScore(zone) +
      sentenceScore(reading, start, end, from);
    return { value, from, to: noun, sentence, total, kind: sex ? "sex" : "people", score };
  }
  const next = reading.norm(last + 1) ?? "";
  const after = reading.norm(last + 2) ?? "";
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
  if (total && value > 3 && before(1) === "of" && !NOT_PEOPLE_AFTER.has(next))
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

/** "between 2012 and 2015, 71 adult patients": a year is no count unless it stands right before its people. */
function isYear(reading: Reading, from: number, value: number): boolean {
  return (
    value >= 1950 && value <= 2035 && /^\d{4}$/.test(rawText(reading, from)) && !PEOPLE_WORDS.has(reading.norm(from + 1) ?? "")
  );
}

function rawText(reading: Reading, word: number): string {
  const one = reading.document.words[word];
  return one === undefined ? "" : (reading.document.sources[one.source]?.text.slice(one.start, one.end) ?? "");
}

/** "5-HT", "2A", "18F" and the parts of "1-20" are no counts. */
function isGlued(reading: Reading, from: number, last: number): boolean {
  const first = reading.document.words[from];
  const end = reading.document.words[last];
  const text = first === undefined ? "" : (reading.document.sources[first.source]?.text ?? "");
  if (first === undefined || end === undefined) return true;
  const next = text.charAt(end.end);
  const previous = text.charAt(first.start - 1);
  return (
    (/[A-Za-z%\-–‐−/\]]/.test(next) && !/^[-–‐]\s?(?:[a-z]{4})/.test(text.slice(end.end, end.end + 6))) ||
    (/[-–‐−/.,[\dA-Za-z]/.test(previous) && previous !== "") ||
    text.charAt(end.end + 1) === "%"
  );
}

/**
 * The people a number counts: "26 unmedicated male inpatients" with adjectives between, no verb or preposition;
 * in "45 ecstasy, 48 cannabis and 40 legal drug users" all three numbers reach the noun.
 */
function nounAfter(reading: Reading, from: number, end: number): number | undefined {
  let reach = from + 8;
  for (let at = from; at < Math.min(end, reach); at++) {
    const norm = reading.norm(at) ?? "";
    if (at > from && isBroken(reading, at)) return undefined;
    if (PEOPLE_WORDS.has(norm)) {
      const next = reading.norm(at + 1) ?? "";
      return PEOPLE_WORDS.has(next) && !isBroken(reading, at + 1) && at + 1 < end ? at + 1 : at;
    }
    if ((STOPS.has(norm) || NOT_PEOPLE_AFTER.has(norm)) && !(at > from && isHyphened(reading, at))) return undefined;
    if (readNumber((word) => reading.norm(word), at) !== undefined) {
      const before = reading.norm(at - 1) ?? "";
      if (before !== "and" && before !== "or" && !isListed(reading, at)) return undefined;
      reach = at + 8;
    }
  }
  return undefined;
}

/** "past-year users": the second half of a compound. */
function isHyphened(reading: Reading, at: number): boolean {
  const word = reading.document.words[at];
  const text = word === undefined ? "" : (reading.document.sources[word.source]?.text ?? "");
  return word !== undefined && /[-‐–]/.test(text.charAt(word.start - 1));
}

function isListed(reading: Reading, at: number): boolean {
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
  const between = reading.document.sources[word.source]?.text.slice(before.end, word.start) ?? "";
  return /[;:)\]]/.test(between);
}

function isTotal(before: (back: number) => string): boolean {
  if (
    before(1) === "of" &&
    ["total", "sample", "totally", "cohort", "group", "series", "population", "subset"].includes(before(2))
  )
    return before(2) !== "group" && before(2) !== "subset";
  return ["total", "altogether", "totally", "all"].includes(before(1)) || (before(1) === "included" && before(2) === "study");
}

/** "12 of 15 patients", "in 3 patients", "each of 4 subjects", "10% of 40 patients" are parts or shares. */
function partOfWhole(before: (back: number) => string, reading: Reading, noun: number, end: number): boolean {
  if (
    before(1) === "of" &&
    ["subset", "subgroup", "out", "groups", "one", "two", "three", "four", "each", "half"].includes(before(2))
  )
    return true;
  if (
    before(1) === "of" &&
    readNumber((word) => reading.norm(word), noun) === undefined &&
    /^\d+$/.test(before(2)) &&
    !["total", "sample"].includes(before(3))
  )
    return false;
  const tail = [1, 2, 3].map((step) => (noun + step < end ? (reading.norm(noun + step) ?? "") : ""));
  if (["each", "every", "per", "least", "only", "other", "another", "additional", "remaining", "further"].includes(before(1)))
    return true;
  if (tail[0] === "per" || (tail[0] === "in" && tail[1] === "each")) return true;
  return [
    "withdrew",
    "dropped",
    "discontinued",
    "relapsed",
    "responded",
    "remitted",
    "died",
    "developed",
    "reported",
    "experienced",
    "achieved",
    "declined",
    "refused",
  ].includes(tail[0] ?? "");
}

function zoneScore(zone: string): number {
  return { title: 2, methods: 2.5, results: 1.5, other: 1.5, aim: 1, conclusion: -1, background: -4 }[zone] ?? 0;
}

/** "patients with depression (n = 60)": the number follows the people it counts. */
function isNamed(reading: Reading, at: number, start: number): boolean {
  for (let word = at - 1; word >= Math.max(start, at - 5); word--) if (PEOPLE_WORDS.has(reading.norm(word) ?? "")) return true;
  return false;
}

/** "53 volunteers (82%)": a share of the sample. */
function isShare(reading: Reading, noun: number, end: number): boolean {
  return noun + 2 < end && reading.norm(noun + 2) === "%" && /^\s*[([]\s*$/.test(gap(reading, noun));
}

function gap(reading: Reading, at: number): string {
  return between(reading, at, at + 1);
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

/** "1360 patients were assessed, and 672 were randomly assigned": who was only looked at does not count. */
function isOnlyScreened(reading: Reading, to: number, end: number): boolean {
  for (let word = to + 1; word <= Math.min(end - 1, to + 3); word++) if (SCREENED.has(reading.norm(word) ?? "")) return true;
  return false;
}

function sentenceScore(reading: Reading, start: number, end: number, at: number): number {
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

/** Adds the arms of one sentence ("20 users and 22 controls") unless one of them is already the total. */
function addUp(best: Candidate, all: readonly Candidate[], reading: Reading): Found<number> {
  const here = all.filter((one) => one.sentence === best.sentence && one.kind === best.kind);
  const sum = here.reduce((total, one) => total + one.value, 0);
  const most = Math.max(...here.map((one) => one.value));
  const largest = here.find((one) => one.value === most) ?? best;
  const next = all.find(
    (one) =>
      one.from > best.to &&
      one.from - best.to <= 3 &&
      (one.kind === "people" || one.kind === "sex") &&
      reading.norm(one.from - 1) === "and" &&
      !isBroken(reading, one.from),
  );
  if (best.total && next !== undefined) return { value: best.value + next.value, from: best.from, to: next.to };
  if (best.total || here.length < 2 || best.kind === "verb") return { value: best.value, from: best.from, to: best.to };
  if (2 * most >= sum && here.length > 2) return { value: most, from: largest.from, to: largest.to };
  if ((best.kind === "N" || best.kind === "n") && !here.every((one) => countsPeople(reading, one)))
    return { value: best.value, from: best.from, to: best.to };
  const [first, last] = [here[0] ?? best, here.at(-1) ?? best];
  if (!joined(reading, here)) return { value: best.value, from: best.from, to: best.to };
  return { value: sum, from: first.from, to: last.to };
}

/** Arms are joined by "and", "or", a comma, "versus" or a comparison within a dozen words. */
function joined(reading: Reading, arms: readonly Candidate[]): boolean {
  return arms.slice(1).every((arm, index) => {
    const previous = arms[index];
    if (previous === undefined || arm.from - previous.to > 25) return false;
    for (let at = previous.to + 1; at < arm.from; at++)
      if (["of", "including", "included", "whom", "were", "comprising"].includes(reading.norm(at) ?? "") && arm.from - at <= 3)
        return false;
    return true;
  });
}

/** "users (N = 56)" counts people; "seven days after (N = 22)" counts who was left, "8.9 % (n = 12)" a share. */
function countsPeople(reading: Reading, { from, sentence }: Candidate): boolean {
  const start = reading.sentence(sentence).from;
  if (reading.norm(from - 1) === "%") return false;
  for (let at = from - 1; at >= Math.max(start, from - 5); at--) if (TIME_WORDS.has(reading.norm(at) ?? "")) return false;
  return true;
}

const TIME_WORDS = new Set([
  "day",
  "days",
  "week",
  "weeks",
  "month",
  "months",
  "after",
  "before",
  "baseline",
  "hours",
  "morning",
  "endpoint",
]);

const CONTROLS_ONLY = new Set(["controls", "control", "comparison", "matched", "unaffected", "nonusers", "naive"]);
const CONTROLS = new Set(["controls", "control", "healthy", "nonusers", "naive", "unaffected", "matched", "comparison"]);

/** A control group told of in a sentence of its own is added to the patients. */
function controlsElsewhere(best: Candidate, all: readonly Candidate[], reading: Reading): number {
  if (best.total || mentionsControls(best, reading)) return 0;
  const other = all.find(
    (one) =>
      one.sentence !== best.sentence &&
      one.kind !== "verb" &&
      one.score >= 2 &&
      mentionsControls(one, reading) &&
      Math.abs(one.sentence - best.sentence) <= 4,
  );
  return other?.value ?? 0;
}

function mentionsControls(one: Candidate, reading: Reading, words: ReadonlySet<string> = CONTROLS): boolean {
  const start = Math.max(
    reading.sentence(one.sentence).from,
    one.kind === "people" || one.kind === "sex" ? one.from : one.from - 5,
  );
  for (let at = start; at <= one.to; at++) if (words.has(reading.norm(at) ?? "")) return true;
  return false;
}
