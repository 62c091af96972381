import type { Age } from "../../domain/facts.ts";
import type { Designed } from "../designed.ts";
import { digitsOf } from "../text/numbers.ts";
import type { Reading } from "../text/hits.ts";
import type { Found } from "./found.ts";
import { between, written } from "./words.ts";

const SILENT = new Set(["review", "systematic-review", "meta-analysis", "preclinical", "commentary", "guideline"]);
const WOMEN = new Set(["female", "females", "women", "woman"]);
const MEN = new Set(["male", "males", "men"]);

/** Percent women: "58% female", "36.6 % women", "62% men" turned round; only from one statement about everybody. */
export function findPercentWomen({ reading, designs }: Designed): Found<number> | undefined {
  if (designs.some((design) => SILENT.has(design.value))) return undefined;
  const found: Found<number>[] = [];
  for (const [from, to] of ownSentences(reading)) {
    let told: boolean | undefined;
    for (let at = from; at < to; at++) {
      if (reading.norm(at) !== "%") continue;
      const share = number(reading, at - 1);
      if (share === undefined || share > 100) continue;
      told ??= !isAboutRates(reading, from, to);
      if (!told) break;
      const women = sexAfter(reading, at + 1, to);
      if (women !== undefined) found.push({ value: women.female ? share : round(100 - share), from: at - 1, to: women.at });
      else if (
        WOMEN.has(reading.norm(at - 2) ?? "") ||
        (["female", "women"].includes(reading.norm(at - 3) ?? "") && reading.norm(at - 2) === "=")
      )
        found.push({ value: share, from: WOMEN.has(reading.norm(at - 2) ?? "") ? at - 2 : at - 3, to: at });
    }
  }
  const values = new Set(found.map((one) => one.value));
  const complementary = found.length === 2 && Math.abs((found[0]?.value ?? 0) - (found[1]?.value ?? 0)) < 0.2;
  return values.size === 1 || complementary ? found[0] : undefined;
}

const RATES = new Set(
  "responders nonresponders response responded remission remitters than vs versus more less dropout prevalence reported relapse".split(
    " ",
  ),
);

/** A sentence that compares or counts outcomes says nothing about everybody. */
function isAboutRates(reading: Reading, from: number, to: number): boolean {
  const opening = reading.norm(from) ?? "";
  if ((opening === "of" || opening === "among") && !/^\d/.test(reading.norm(from + 2) ?? "")) return true;
  for (let at = from; at < to; at++) if (RATES.has(reading.norm(at) ?? "")) return true;
  return false;
}

/** "% female", "% were women", "% of the patients were female", "%) women". */
function sexAfter(reading: Reading, at: number, end: number): { at: number; female: boolean } | undefined {
  const skip = ["were", "was", "of", "the", "patients", "participants", "subjects", "sample", "being", "them"];
  for (let word = at; word < Math.min(end, at + 6); word++) {
    const norm = reading.norm(word) ?? "";
    if (WOMEN.has(norm)) return ["of", "and"].includes(reading.norm(word - 1) ?? "") ? undefined : { at: word, female: true };
    if (MEN.has(norm)) return ["of", "and"].includes(reading.norm(word - 1) ?? "") ? undefined : { at: word, female: false };
    if (!skip.includes(norm)) return undefined;
  }
  return undefined;
}

/** "mean age 42.3", "aged 18-65 years", "mean [SD] age, 43.2 [11.1] years". */
export function findAge({ reading, designs }: Designed): Found<Age> | undefined {
  if (designs.some((design) => SILENT.has(design.value))) return undefined;
  const ranges: Found<Age>[] = [];
  const means: Found<Age>[] = [];
  for (const [from, to] of ownSentences(reading)) {
    for (let at = from; at < to; at++) {
      const norm = reading.norm(at) ?? "";
      if (norm === "age" || norm === "aged" || norm === "ages") {
        const mean = meanAge(reading, at, from, to);
        if (mean !== undefined) means.push(mean);
        const range = ageRange(reading, at, to);
        if (range !== undefined) ranges.push(range);
      }
    }
  }
  const agreed = (all: readonly Found<Age>[]): Found<Age> | undefined =>
    new Set(all.map((one) => `${one.value.mean ?? ""} ${one.value.from ?? ""} ${one.value.to ?? ""}`)).size === 1
      ? all[0]
      : undefined;
  return means.length === 1 ? means[0] : (agreed(means) ?? (means.length === 0 ? agreed(ranges) : undefined));
}

function meanAge(reading: Reading, at: number, start: number, end: number): Found<Age> | undefined {
  const before = [1, 2, 3, 4].map((step) => (at - step >= start ? (reading.norm(at - step) ?? "") : ""));
  if (!before.slice(0, 3).some((word) => ["mean", "average"].includes(word))) return undefined;
  for (let word = at + 1; word < Math.min(end, at + 7); word++) {
    const norm = reading.norm(word) ?? "";
    const value = number(reading, word);
    if (value !== undefined)
      return value < 3 || value > 100 || !/^(?:\d{1,2})(?:[.·]\d+)?$/.test(norm)
        ? undefined
        : { value: { text: written(reading, at, word), mean: value }, from: at - 1, to: word };
    if (
      ![
        "of",
        "was",
        "years",
        "sd",
        "mean",
        "=",
        "±",
        "y",
        "the",
        "participants",
        "patients",
        "subjects",
        "in",
        "at",
        "sample",
        "for",
      ].includes(norm)
    )
      return undefined;
  }
  return undefined;
}

function ageRange(reading: Reading, at: number, end: number): Found<Age> | undefined {
  let word = at + 1;
  while (word < end && ["between", "from", "range", "ranged", "ranging", "of", "years", "="].includes(reading.norm(word) ?? ""))
    word++;
  const low = number(reading, word);
  if (low === undefined || word - at > 4) return undefined;
  const joint = reading.norm(word + 1) ?? "";
  const next = joint === "to" || joint === "and" || joint === "through" ? word + 2 : word + 1;
  const high = number(reading, next);
  const dashed = next === word + 1 ? /^\s?(?:years?\s)?[-–‐−]\s?$/.test(between(reading, word, next)) : true;
  if (high === undefined || !dashed || next >= end || low >= high || high > 110) return undefined;
  // "age (12-17, 18-25, 26+)" are classes.
  if (/^[\s)]*[,/;]/.test(between(reading, next, next + 1)) && number(reading, next + 1) !== undefined) return undefined;
  return { value: { text: written(reading, at, next), from: low, to: high }, from: at, to: next };
}

function number(reading: Reading, at: number): number | undefined {
  return digitsOf(reading.norm(at) ?? "");
}

function* ownSentences(reading: Reading): Generator<readonly [number, number]> {
  for (const sentence of reading.document.sentences) {
    if (sentence.from >= reading.document.running) return;
    if (!["background", "registration", "conclusion"].includes(sentence.zone)) yield [sentence.from, sentence.to];
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
