import type { NearWordsLeaf, PhraseLeaf } from "../../../search/plan.ts";
import { countBits } from "./bits.ts";
import { phraseBits, type Evaluation } from "./evaluate.ts";

/** FTS5 walks from each place of a phrase's rarest word to every other word of it, and for nearness over all their places. */
const PHRASE_MS_A_STEP = 0.00015;
const NEAR_MS_A_STEP = 0.0005;
/** So few words cost no more than each of them alone. */
const SHORT_PHRASE = 4;
const LITTLE_MS = 5;

/** What it will cost, roughly, to find who has a phrase: a long one of common words is what costs most of all that can be asked. */
export function phraseCost({ columns, words, prefix }: PhraseLeaf, on: Evaluation): number {
  const whole = prefix ? words.slice(0, -1) : words;
  return whole.length <= SHORT_PHRASE ? 0 : walkCost(columns, whole, words.length * PHRASE_MS_A_STEP, on);
}

export const nearCost = ({ columns, words }: NearWordsLeaf, on: Evaluation): number =>
  walkCost(columns, words, words.length * NEAR_MS_A_STEP, on);

/** Long words are rare: they are looked at first, and the first rare one settles it. */
function walkCost(columns: PhraseLeaf["columns"], words: readonly string[], msAPlace: number, on: Evaluation): number {
  let cost = Infinity;
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
    const bits = phraseBits([{ kind: "phrase", columns, words: [word], prefix: false }], on);
    cost = Math.min(cost, countBits(bits) * msAPlace);
    if (cost < LITTLE_MS) break;
  }
  return cost;
}
