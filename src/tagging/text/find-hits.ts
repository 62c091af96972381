import type { Document } from "./document.ts";
import type { Hit } from "./hits.ts";
import type { Lexicon } from "./lexicon.ts";
import { bitOf, isPlain, stepOf } from "./phrase-tree.ts";

/** Hits by cue: from each word of a sentence the tree of phrases is walked once; of several phrases of a cue that begin there, the longest counts. */
export function findHits({ words, sentences }: Document, { names, symbolsOf, tree }: Lexicon): (Hit[] | undefined)[] {
  const { wanted, any, gapsFrom, gapMost, gapBeyond, cuesFrom, cues } = tree;
  const found: (Hit[] | undefined)[] = new Array<Hit[] | undefined>(names.length);
  const symbols: (readonly number[])[] = [];
  const bits = new Int32Array(words.length);
  for (const word of words) {
    const own = symbolsOf(word.norm);
    for (const symbol of own) bits[symbols.length] = (bits[symbols.length] ?? 0) | bitOf(symbol);
    symbols.push(own);
  }
  let [from, end, sentence] = [0, 0, 0];

  /** Goes on from a node at word `at`; words before it have been read. */
  const walk = (node: number, at: number): void => {
    for (let cue = cuesFrom[node] ?? 0; cue < (cuesFrom[node + 1] ?? 0); cue++) keep(cues[cue] ?? 0, at - 1);
    if (at >= end) return;
    for (let gap = gapsFrom[node] ?? 0; gap < (gapsFrom[node + 1] ?? 0); gap++) {
      const beyond = gapBeyond[gap] ?? 0;
      const last = Math.min(end - 1, at + (gapMost[gap] ?? 0));
      // Beyond a gap there is nearly always a word, hardly ever an end or another gap.
      const goOn = isPlain(tree, beyond) ? step : walk;
      for (let skip = at; skip <= last; skip++) goOn(beyond, skip);
    }
    step(node, at);
  };
  const step = (node: number, at: number): void => {
    const through = any[node] ?? 0;
    if (through !== 0) walk(through, at + 1);
    if (((wanted[node] ?? 0) & (bits[at] ?? 0)) === 0) return;
    for (const symbol of symbols[at] ?? []) {
      const next = stepOf(tree, node, symbol);
      if (next !== 0) walk(next, at + 1);
    }
  };
  const keep = (cue: number, to: number): void => {
    const list = (found[cue] ??= []);
    const last = list.at(-1);
    if (last?.from !== from) list.push({ cue, from, to, sentence });
    else if (last.to < to) list[list.length - 1] = { cue, from, to, sentence };
  };

  for (const one of sentences) {
    end = one.to;
    for (from = one.from; from < end; from++) step(0, from);
    sentence++;
  }
  return found;
}
