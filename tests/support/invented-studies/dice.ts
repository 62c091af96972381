import { seededRandom } from "../eutils/random.ts";

/** Choices for one study, the same for the same seed and study whatever was asked before. */
export type Dice = {
  readonly pick: <T>(choices: readonly T[]) => T;
  readonly several: <T>(choices: readonly T[], count: number) => T[];
  readonly whole: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly decimal: (from: number, to: number, digits: number) => string;
};

export function dice(seed: number, index: number, purpose: number): Dice {
  const random = seededRandom(
    Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b) ^ Math.imul(purpose + 1, 0xc2b2ae35),
  );
  for (let warming = 0; warming < 3; warming += 1) random();
  const pick = <T>(choices: readonly T[]): T => {
    const chosen = choices[Math.floor(random() * choices.length)];
    if (chosen === undefined) throw new Error("Nothing to choose from");
    return chosen;
  };
  return {
    pick,
    several(choices, count) {
      const left = [...choices];
      const taken: (typeof left)[number][] = [];
      while (taken.length < count && left.length > 0) taken.push(...left.splice(Math.floor(random() * left.length), 1));
      return taken;
    },
    whole: (from, to) => from + Math.floor(random() * (to - from + 1)),
    chance: (probability) => random() < probability,
    decimal: (from, to, digits) => (from + random() * (to - from)).toFixed(digits),
  };
}
