import type { Designed } from "../designed.ts";
import { isNegated, sameSentence } from "../text/context.ts";
import type { Hit, Reading } from "../text/hits.ts";
import { readNumber } from "../text/numbers.ts";
import type { Found } from "./found.ts";
import { isOtherDrug } from "./other-drugs.ts";
import { written } from "./words.ts";

/** How often ketamine was given, where the paper counts it: "six infusions", "a single dose" is one. */
export function findSessions({ reading, designs }: Designed): Found<number> | undefined {
  if (
    designs.length === 0 ||
    designs.some((design) =>
      [
        "review",
        "systematic-review",
        "meta-analysis",
        "preclinical",
        "commentary",
        "guideline",
        "cross-sectional",
        "case-control",
      ].includes(design.value),
    )
  )
    return undefined;
  const ketamine = [...reading.hits("drug.ketamine"), ...reading.hits("drug.esketamine"), ...reading.hits("drug.arketamine")];
  const told = (cue: string): ReturnType<typeof reading.hits> =>
    reading
      .hits(cue)
      .filter(
        (hit) =>
          !["background", "list", "registration", "conclusion"].includes(reading.zone(hit)) &&
          sameSentence(hit, ketamine) &&
          !isNegated(reading, hit),
      );
  const counted = told("fact.sessions").flatMap((hit) => {
    if (/[:;()=]/.test(written(reading, hit.from, hit.to)) || isNoTotal(reading, hit)) return [];
    const number = lastNumber(reading, hit);
    if (number !== undefined && reading.norm(number.from - 1) === "=") return [];
    if (number !== undefined && ["or", "to"].includes(reading.norm(number.from - 1) ?? "")) return [];
    return number === undefined || !Number.isInteger(number.value) || number.value < 1 || number.value > 40
      ? []
      : [{ ...number, to: hit.to }];
  });
  // Those who went on after a first course were given more than either count says.
  if (counted.length > 0 && reading.hits("topic.maintenance.strong").some((hit) => goesOn(reading, hit))) return undefined;
  // "A single or fractionated dose" leaves open which.
  const single = told("fact.single").filter((hit) => !/\bor\b/.test(written(reading, hit.from, hit.to)));
  const values = new Set(counted.map((one) => one.value));
  if (values.size === 1 && single.length === 0) return counted[0];
  const first = single[0];
  if (values.size === 0 && first !== undefined && reading.hits("regimen.repeated.strong").length === 0)
    return { value: 1, from: first.from, to: first.to };
  return undefined;
}

function goesOn(reading: Reading, hit: Hit): boolean {
  return reading.zone(hit) !== "background" && /^(?:maintenance|continuation)$/.test(reading.norm(hit.from) ?? "");
}

/** "three bolus injections at 5 min intervals" are one session, "three fentanyl injections" none of ketamine; a count of both drugs, or of some of the sessions, is no total. */
function isNoTotal(reading: Reading, { from, to, sentence }: Hit): boolean {
  for (let at = from; at <= to; at++) {
    const norm = reading.norm(at) ?? "";
    if (norm === "bolus" || isOtherDrug(norm)) return true;
  }
  const end = Math.min(reading.sentence(sentence).to, to + 14);
  // "two infusions, one of saline and one of ketamine", "after 5 infusions".
  if (reading.norm(from - 1) === "after") return true;
  for (let at = to + 1; at < end; at++)
    if (reading.norm(at) === "one" && /^(?:of|saline|placebo|ketamine|with)$/.test(reading.norm(at + 1) ?? "")) return true;
  for (let at = to + 1; at < end; at++)
    if (["min", "minute", "minutes"].includes(reading.norm(at) ?? "") && /^interval|^apart/.test(reading.norm(at + 1) ?? ""))
      return true;
  return false;
}

/** "two 40-minute infusions" are two. */
const MEASURES = new Set("min mins minute minutes h hr hour hours day days week weeks month months mg ml kg % μg".split(" "));

/** "60 patients received six infusions": the number next to what it counts. */
function lastNumber(reading: Reading, { from, to }: Hit): { value: number; from: number } | undefined {
  let found: { value: number; from: number } | undefined;
  for (let at = from; at <= to; at++) {
    const number = readNumber((word) => (word <= to ? reading.norm(word) : undefined), at);
    if (number === undefined || MEASURES.has(reading.norm(number.to + 1) ?? "")) continue;
    found = { value: number.value, from: at };
    at = number.to;
  }
  return found;
}
