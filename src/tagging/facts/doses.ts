import type { Dose } from "../../domain/facts.ts";
import type { Designed } from "../designed.ts";
import { digitsOf } from "../text/numbers.ts";
import type { Reading } from "../text/hits.ts";
import { isKetamine, isOtherDrug } from "./other-drugs.ts";
import { between, written } from "./words.ts";
import type { Found } from "./found.ts";

const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mg: "mg",
    mcg: "μg",
    ug: "μg",
    μg: "μg",
    microgram: "μg",
    micrograms: "μg",
    milligram: "mg",
    milligrams: "mg",
    g: "g",
    ng: "ng",
  }),
);
const PER: ReadonlyMap<string, string> = new Map(
  Object.entries({
    kg: "kg",
    h: "h",
    hr: "h",
    hour: "h",
    min: "min",
    minute: "min",
    day: "day",
    d: "day",
    ml: "ml",
    l: "l",
    dl: "dl",
  }),
);
const CONCENTRATION = new Set(["ml", "l", "dl"]);
const PARTING = new Set(["or", "and", "versus", "vs", "followed", "plus", "with", "while", "to", "+"]);

/** A paper that names more doses than this is a review of doses. */
const MOST = 6;

/** Doses of ketamine as written: "0.5 mg/kg", "56 or 84 mg", "0.25-0.5 mg.kg(-1)". Doses of other drugs and concentrations are left out. */
export function findDoses({ reading }: Designed): Found<Dose>[] {
  const { running, sentences } = reading.document;
  const found: Found<Dose>[] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.from >= running || sentence.zone === "registration" || sentence.zone === "background") continue;
    for (let at = sentence.from; at < sentence.to && found.length < MOST; at++) {
      if (digits(reading, at) === undefined) continue;
      const doses = listAt(reading, at, sentence.to) ?? [doseAt(reading, at, sentence.to)].filter((one) => one !== undefined);
      const last = doses.at(-1);
      if (
        last === undefined ||
        isStep(reading, at, last.to) ||
        isConsumption(reading, index, at) ||
        !isOfKetamine(reading, index, { from: at, to: last.to })
      )
        continue;
      for (const dose of doses) if (!found.some((one) => isSame(one.value, dose.value))) found.push(dose);
      at = last.to;
    }
  }
  return found;
}

/** "titrated up by 25 mg", "increments of 0.1 mg/kg", "28 mg per device": steps and devices, no doses. */
function isStep(reading: Reading, from: number, to: number): boolean {
  const before = reading.norm(from - 1) ?? "";
  if (before === "of" && /^(?:increment|step)s?$/.test(reading.norm(from - 2) ?? "")) return true;
  if (/^(?:increment|step)s?$/.test(reading.norm(to + 1) ?? "")) return true;
  if (
    /^(?:device|spray|vial|tablet|capsule|lozenge)$/.test(reading.norm(to + 2) ?? "") &&
    ["per", "each", "a"].includes(reading.norm(to + 1) ?? "")
  )
    return true;
  if (before !== "by") return false;
  return [2, 3, 4].some((back) => /^(?:titrat|increas|decreas|reduc|escalat|rais)/.test(reading.norm(from - back) ?? ""));
}

/** "Morphine consumption was lower in the ketamine group (28 mg)": what was used up, and of something else. */
function isConsumption(reading: Reading, sentence: number, at: number): boolean {
  if (!/^(?:group|arm|patients)$/.test(reading.norm(at - 1) ?? "")) return false;
  const { from } = reading.sentence(sentence);
  for (let back = at - 2; back >= from; back--)
    if (/^(?:consumption|consumed|requirement|requirements|required|usage)$/.test(reading.norm(back) ?? "")) return true;
  return false;
}

function isSame(one: Dose, other: Dose): boolean {
  return one.amount === other.amount && one.unit === other.unit && one.upTo === other.upTo;
}

/** "0.1, 0.2, 0.5 and 1.0 mg/kg": a comma after the first number, the unit only after the last. */
function listAt(reading: Reading, from: number, end: number): Found<Dose>[] | undefined {
  if (!between(reading, from, from + 1).includes(",")) return undefined;
  const amounts: { at: number; value: number }[] = [];
  let at = from;
  for (let value = digits(reading, at); value !== undefined && at < end; value = digits(reading, at)) {
    amounts.push({ at, value });
    const joint = between(reading, at, at + 1);
    const word = reading.norm(at + 1) ?? "";
    if (word === "and" || word === "or") at += 2;
    else if (/^\s?,\s?$/.test(joint)) at += 1;
    else break;
  }
  const [first, second, last] = [amounts[0], amounts[1], amounts.at(-1)];
  if (first === undefined || second === undefined || last === undefined) return undefined;
  const whole = doseAt(reading, last.at, end);
  if (whole === undefined || whole.value.upTo !== undefined || reading.norm(from - 1) === "=") return undefined;
  if (amounts.some(({ value }) => value > 20 * last.value || value < last.value / 50)) return undefined;
  return amounts.map(({ at: place, value }) =>
    place === last.at
      ? whole
      : { value: { text: written(reading, place, place), amount: value, unit: whole.value.unit }, from: place, to: place },
  );
}

function doseAt(reading: Reading, from: number, end: number): Found<Dose> | undefined {
  const amount = digits(reading, from);
  if (!UNIT_AT.some((step) => UNITS.has(reading.norm(from + step) ?? ""))) return undefined;
  // "A118G" is a polymorphism.
  if (from > 0 && between(reading, from - 1, from) === "" && /^[a-z]/.test(reading.norm(from - 1) ?? "")) return undefined;
  if (amount === undefined || ["<", ">", "≤", "≥", "±"].includes(reading.norm(from - 1) ?? "")) return undefined;
  if (reading.norm(from - 1) === "+" && between(reading, from - 1, from).includes("/")) return undefined;
  const spread = spreadEnd(reading, from);
  const second = spread === undefined ? rangeEnd(reading, from, end) : undefined;
  if (second !== undefined && second.value <= amount) return undefined;
  const unitAt = (spread ?? second?.at ?? from) + 1;
  const unit = unitAt < end ? UNITS.get(reading.norm(unitAt) ?? "") : undefined;
  if (unit === undefined) return undefined;
  const rest = unitRest(reading, unitAt, end);
  if (rest === undefined) return undefined;
  const text = written(reading, from, rest.to);
  const base = { text, amount, unit: unit + rest.text };
  return { value: second === undefined ? base : { ...base, upTo: second.value }, from, to: rest.to };
}

/** How far behind its amount a unit may stand: "5 mg", "5-10 mg", "0.96 (0.26) mg", "5 or 10 mg", "5 ± 1 mg". Most numbers have none there. */
const UNIT_AT = [1, 2, 3];

function digits(reading: Reading, at: number): number | undefined {
  return digitsOf(reading.norm(at) ?? "");
}

/** "0.96 (0.26) mg/kg", "0.5 ± 0.1 mg/kg", "22 +/- 2 mg/h": a spread between the amount and its unit. */
function spreadEnd(reading: Reading, from: number): number | undefined {
  const sign = reading.norm(from + 1);
  const isSpread = sign === "±" || (sign === "+" && /^\s?\/\s?[-−]\s?$/.test(between(reading, from + 1, from + 2)));
  if (isSpread && digits(reading, from + 2) !== undefined) return from + 2;
  const bracketed = /^\s?\($/.test(between(reading, from, from + 1)) && digits(reading, from + 1) !== undefined;
  return bracketed && /^\s?\)\s?$/.test(between(reading, from + 1, from + 2)) ? from + 1 : undefined;
}

/** "0.1-0.5 mg/kg" and "56 or 84 mg": a second number before the unit. */
function rangeEnd(reading: Reading, from: number, end: number): { at: number; value: number } | undefined {
  const next = reading.norm(from + 1) ?? "";
  const at = next === "to" || next === "or" || next === "and" ? from + 2 : from + 1;
  if (at >= end) return undefined;
  const value = digits(reading, at);
  // "28 mg (n = 11), or 84 mg": a bracket or a comma parts two numbers.
  if (value === undefined || /[()[\],;]/.test(between(reading, from, from + 1) + between(reading, at - 1, at))) return undefined;
  if (at === from + 1 && !/^\s?[-–‐−‑~]\s?$/.test(between(reading, from, at))) return undefined;
  return { at, value };
}

/** "/kg", "/kg/h", ".kg(-1)", " x kg-1 x h-1", " per kg": what follows the unit. A concentration is no dose, nor is an amount for another body. */
function unitRest(reading: Reading, unitAt: number, end: number): { text: string; to: number } | undefined {
  let to = unitAt;
  let text = "";
  let inverse = false;
  while (to + 1 < end) {
    const crossed = reading.norm(to + 1) === "x" && PER.get(reading.norm(to + 2) ?? "") !== undefined;
    const named = crossed || reading.norm(to + 1) === "per";
    const per = named ? to + 2 : to + 1;
    const unit = PER.get(reading.norm(per) ?? "");
    const joint = between(reading, to, to + 1);
    if (/^\s?\/\s?$/.test(joint) && /^(?:\d|g$|m$|m2$)/.test(reading.norm(to + 1) ?? "")) return undefined;
    if (unit === undefined || !(named || (inverse ? AFTER_INVERSE : BEFORE_PER).test(joint))) break;
    if (joint === " " && !named && !inverse && unit !== "kg") break;
    if (CONCENTRATION.has(unit)) return undefined;
    text += `/${unit}`;
    to = per;
    inverse = reading.norm(to + 1) === "1" && /^\s?\(?[-–−]$/.test(between(reading, to, to + 1));
    if (inverse) to++;
  }
  return { text, to };
}

const BEFORE_PER = /^\s?[/.·⋅∙*×\s(-]{1,3}\s?$/;
const AFTER_INVERSE = /^\)?\s?[/.·⋅∙*×]?\s?$/;

/** The drug a dose belongs to is named right after it ("0.5 mg/kg of ketamine") or is the last one named before it; it must be ketamine. */
function isOfKetamine(reading: Reading, index: number, dose: { readonly from: number; readonly to: number }): boolean {
  const { from, to } = reading.sentence(index);
  for (let at = dose.to + 1; at < Math.min(to, dose.to + 4); at++) {
    const norm = reading.norm(at) ?? "";
    const joint = between(reading, at - 1, at);
    // "flexible-dose (100-200 mg/day) riluzole": the name right after the bracket.
    if (at === dose.to + 1 && /^\s?\)\s$/.test(joint) && isOtherDrug(norm) && !isKetamine(reading.norm(dose.from - 1) ?? ""))
      return false;
    if (/[,;)]/.test(joint)) break;
    // "160 mg/day or 240 mg/day of ketamine": both are of what follows the second.
    if (norm === "or" && at === dose.to + 1) {
      const other = doseAt(reading, at + 1, to);
      if (other !== undefined) return isOfKetamine(reading, index, other);
    }
    if (/^\d/.test(norm) || PARTING.has(norm)) break;
    if (isKetamine(norm)) return true;
    if (isOtherDrug(norm)) return false;
  }
  for (let at = dose.from - 1; at >= Math.max(from, dose.from - 20); at--) {
    const norm = reading.norm(at) ?? "";
    if (isKetamine(norm)) return true;
    if (isOtherDrug(norm)) return false;
  }
  return false;
}
