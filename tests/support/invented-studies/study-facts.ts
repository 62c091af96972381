import { dice, type Dice } from "./dice.ts";
import { CONDITIONS, DRUGS, POPULATIONS, SCALES, SETTINGS, type Condition, type Drug, type Population } from "./vocabulary.ts";

/** What an invented study did and found; title, abstract, headings and numbers all follow from it. */
export type StudyFacts = {
  readonly drug: Drug;
  readonly dose: string;
  readonly comparator: string;
  readonly condition: Condition;
  readonly population: Population;
  readonly scale: string;
  readonly setting: string;
  readonly participants: number;
  readonly weeks: number;
  readonly infusions: number;
  readonly direction: "better" | "worse" | "same" | "mixed";
  readonly registry: string;
};

const COMPARATORS = [
  "placebo",
  "placebo",
  "saline placebo",
  "midazolam",
  "midazolam",
  "electroconvulsive therapy",
  "quetiapine augmentation",
  "escitalopram",
];
const DIRECTIONS = ["better", "better", "better", "same", "same", "worse", "mixed"] as const;

export function studyFacts(seed: number, index: number): StudyFacts {
  const roll: Dice = dice(seed, index, 1);
  const drug = roll.pick(DRUGS);
  return {
    drug,
    dose: roll.pick(drug.doses),
    comparator: roll.pick(COMPARATORS),
    condition: roll.pick(CONDITIONS),
    population: roll.pick(POPULATIONS),
    scale: roll.pick(SCALES),
    setting: roll.pick(SETTINGS),
    participants: roll.whole(12, 420),
    weeks: roll.pick([1, 2, 4, 4, 6, 8, 12, 24, 52]),
    infusions: roll.pick([1, 1, 3, 6, 6, 8, 12]),
    direction: roll.pick(DIRECTIONS),
    registry: `NCT000000${String((index % 90) + 10)}`,
  };
}
