import { countBits, type Bits } from "./bits.ts";

/** Key and ordinal fit into one number, so that they are sorted without asking back: keys below 2 ** 31, fewer than 2 ** 22 studies. */
export const MOST_STUDIES = 2 ** 22;

/**
 * The best of a set by falling key (a whole number from 0 to below 2 ** 31), equal ones newest first. Keeps a shortlist of twice what is
 * wanted and cuts it when it is full: linear in the set, however much is wanted of it.
 */
export function highest(bits: Bits, keyOf: (ordinal: number) => number, most: number): readonly number[] {
  const list = new Float64Array(Math.min(Math.max(64, most * 2), countBits(bits) + 1));
  let length = 0;
  let least = -1;
  for (let word = 0; word < bits.length; word += 1) {
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) {
      const ordinal = word * 32 + 31 - Math.clz32(rest & -rest);
      const entry = keyOf(ordinal) * MOST_STUDIES + ordinal;
      if (entry < least) continue;
      list[length] = entry;
      length += 1;
      if (length < list.length) continue;
      list.sort().copyWithin(0, length - most);
      length = most;
      least = list[0] ?? -1;
    }
  }
  const best = list.subarray(0, length).sort().reverse();
  return Array.from(best.subarray(0, most), (entry) => entry % MOST_STUDIES);
}
