import type { Bits } from "./bits.ts";

type Entry = { readonly ordinal: number; readonly score: number };

const byScore = (a: Entry, b: Entry) => b.score - a.score || b.ordinal - a.ordinal;

/** The best of a set by falling score, equal ones newest first. Keeps a shortlist of twice what is wanted and cuts it when it is full: linear in the set, whatever its size. */
export function highest(bits: Bits, scoreOf: (ordinal: number) => number, most: number): readonly number[] {
  let list: Entry[] = [];
  let least = -Infinity;
  const full = Math.max(64, most * 2);
  for (let word = 0; word < bits.length; word += 1) {
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) {
      const ordinal = word * 32 + 31 - Math.clz32(rest & -rest);
      const score = scoreOf(ordinal);
      if (score < least) continue;
      list.push({ ordinal, score });
      if (list.length < full) continue;
      list = list.sort(byScore).slice(0, most);
      least = list.at(-1)?.score ?? -Infinity;
    }
  }
  return list
    .sort(byScore)
    .slice(0, most)
    .map(({ ordinal }) => ordinal);
}
