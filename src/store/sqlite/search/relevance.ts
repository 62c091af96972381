import { noBits, withoutBits, type Bits } from "./bits.ts";
import type { Collection } from "./collection.ts";
import { highest } from "./highest.ts";
import type { PhraseScores } from "./word-scores.ts";

/** Ordinals by falling score, and the set of them. */
export type Ranked = { readonly ordinals: readonly number[]; readonly scored: Bits };

/**
 * The best of a set: the sum of BM25 over the telling phrases, times one plus the study's merit (order.ts), so that of two studies that
 * fit alike the better evidence and the newer one stands first. `most` bounds how many are put in order.
 */
export function rank(
  phrases: readonly PhraseScores[],
  found: Bits,
  merit: Float64Array,
  { size }: Collection,
  most: number,
): Ranked {
  const sums = new Float64Array(size);
  const scored = noBits(size);
  for (const phrase of phrases) addScores(phrase, found, sums, scored);
  const best = highest(scored, (ordinal) => asKey((sums[ordinal] ?? 0) * (1 + (merit[ordinal] ?? 0))), most);
  return { ordinals: best, scored };
}

/** Sixty phrases score some thousands at most. */
const asKey = (score: number) => Math.min(Math.round(score * 2 ** 18), 2 ** 31 - 1);

function addScores({ bits, scores }: PhraseScores, found: Bits, sums: Float64Array, scored: Bits): void {
  let at = 0;
  for (let word = 0; word < bits.length; word += 1) {
    const wanted = found[word] ?? 0;
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      if ((wanted & bit) !== 0) {
        const ordinal = word * 32 + 31 - Math.clz32(bit);
        sums[ordinal] = (sums[ordinal] ?? 0) + (scores[at] ?? 0);
        scored[word] = (scored[word] ?? 0) | bit;
      }
      at += 1;
    }
  }
}

/** Those of a set that no phrase scored. */
export const unranked = (found: Bits, { scored }: Ranked): Bits => withoutBits(found, scored);
