import { PEOPLE_WORDS } from "../../topic/vocabulary/participant-words.ts";
import type { Reading } from "../text/hits.ts";
import type { Found } from "./found.ts";
import type { Candidate } from "./participant-candidates.ts";
import { isBroken } from "./people-nouns.ts";

/** Adds the arms of one sentence ("20 users and 22 controls") unless one of them is already the total. */
export function addUp(best: Candidate, all: readonly Candidate[], reading: Reading): Found<number> {
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
  if (2 * most >= sum && here.length > 2 && largest === here[0]) return { value: most, from: largest.from, to: largest.to };
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
  if (PEOPLE_WORDS.has(reading.norm(from - 1) ?? "")) return true;
  for (let at = from - 1; at >= Math.max(start, from - 3); at--) if (TIME_WORDS.has(reading.norm(at) ?? "")) return false;
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

export const CONTROLS_ONLY = new Set(["controls", "control", "comparison", "matched", "unaffected", "nonusers", "naive"]);

const CONTROLS = new Set(["controls", "control", "healthy", "nonusers", "naive", "unaffected", "matched", "comparison"]);

/** A control group told of in a sentence of its own is added to the patients. */
export function controlsElsewhere(best: Candidate, all: readonly Candidate[], reading: Reading): number {
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

export function mentionsControls(one: Candidate, reading: Reading, words: ReadonlySet<string> = CONTROLS): boolean {
  const start = Math.max(
    reading.sentence(one.sentence).from,
    one.kind === "people" || one.kind === "sex" ? one.from : one.from - 5,
  );
  for (let at = start; at <= one.to; at++) if (words.has(reading.norm(at) ?? "")) return true;
  return false;
}
