import { hasBit, withoutBits, noBits, setBit, type Bits } from "./bits.ts";
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
  for (const { ordinals, scores } of phrases) {
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0;
      if (!hasBit(found, ordinal)) continue;
      sums[ordinal] = (sums[ordinal] ?? 0) + (scores[at] ?? 0);
      setBit(scored, ordinal);
    }
  }
  const best = highest(scored, (ordinal) => (sums[ordinal] ?? 0) * (1 + (merit[ordinal] ?? 0)), most);
  return { ordinals: best, scored };
}

/** Those of a set that no phrase scored. */
export const unranked = (found: Bits, { scored }: Ranked): Bits => withoutBits(found, scored);
