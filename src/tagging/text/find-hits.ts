import type { Document } from "./document.ts";
import type { Hit } from "./hits.ts";
import { ANY, bitOf, CUES_FROM, CUES_TO, GAPS_FROM, GAPS_TO, ROW, stepOf, WANTED, type PhraseTree } from "./phrase-tree.ts";
import type { Meaning, Word } from "./word-table.ts";

/** Hits by cue, in the order of the text; a cue that was not found has no list. */
export type FoundHits = readonly (readonly Hit[] | undefined)[];

const NO_SYMBOLS: readonly number[] = [];

/**
 * From each word of a sentence the tree of phrases is walked once; of several phrases of a cue that begin there, the longest counts.
 * Made once for a lexicon: what one reading needs is kept for the next, and nothing is made anew in the walk but hits.
 */
export function hitFinder(
  tree: PhraseTree,
  cueCount: number,
  meaningOf: (word: Word) => Meaning,
): (document: Document) => FoundHits {
  const { nodes, gapMost, gapBeyond, cues } = tree;
  const anyFirst = nodes[ANY] ?? 0;
  let found: (Hit[] | undefined)[] = [];
  let meanings: Meaning[] = [];
  let bits = new Int32Array(1024);
  let [from, end, sentence] = [0, 0, 0];

  /** Goes on from a node at word `at`; words before it have been read. */
  function walk(node: number, at: number): void {
    const row = node * ROW;
    const cuesTo = nodes[row + CUES_TO] ?? 0;
    for (let cue = nodes[row + CUES_FROM] ?? 0; cue < cuesTo; cue++) keep(cues[cue] ?? 0, at - 1);
    if (at >= end) return;
    const gapsTo = nodes[row + GAPS_TO] ?? 0;
    for (let gap = nodes[row + GAPS_FROM] ?? 0; gap < gapsTo; gap++)
      leap(gapBeyond[gap] ?? 0, at, Math.min(end - 1, at + (gapMost[gap] ?? 0)));
    const any = nodes[row + ANY] ?? 0;
    if (any !== 0) walk(any, at + 1);
    const wanted = nodes[row + WANTED] ?? 0;
    if ((wanted & (bits[at] ?? 0)) !== 0) step(node, wanted, at);
  }

  /** Beyond a gap there is nearly always a word, hardly ever an end, another gap or any word. */
  function leap(beyond: number, first: number, last: number): void {
    const row = beyond * ROW;
    if (isPlain(row)) {
      const wanted = nodes[row + WANTED] ?? 0;
      for (let at = first; at <= last; at++) if ((wanted & (bits[at] ?? 0)) !== 0) step(beyond, wanted, at);
    } else {
      for (let at = first; at <= last; at++) walk(beyond, at);
    }
  }

  function isPlain(row: number): boolean {
    return (
      nodes[row + ANY] === 0 && nodes[row + GAPS_FROM] === nodes[row + GAPS_TO] && nodes[row + CUES_FROM] === nodes[row + CUES_TO]
    );
  }

  function step(node: number, wanted: number, at: number): void {
    const symbols = meanings[at]?.symbols ?? NO_SYMBOLS;
    for (const symbol of symbols) {
      if ((wanted & bitOf(symbol)) === 0) continue;
      const next = stepOf(tree, node, symbol);
      if (next !== 0) walk(next, at + 1);
    }
  }

  function keep(cue: number, to: number): void {
    const list = (found[cue] ??= []);
    const last = list[list.length - 1];
    if (last?.from !== from) list.push({ cue, from, to, sentence });
    else if (last.to < to) list[list.length - 1] = { cue, from, to, sentence };
  }

  return ({ words, sentences }) => {
    if (bits.length < words.length) bits = new Int32Array(2 * words.length);
    found = new Array<Hit[] | undefined>(cueCount);
    meanings = [];
    for (let at = 0; at < words.length; at++) {
      const token = words[at];
      if (token === undefined) continue;
      const meaning = meaningOf(token.word);
      meanings.push(meaning);
      bits[at] = meaning.bits;
    }
    for (sentence = 0; sentence < sentences.length; sentence++) {
      const one = sentences[sentence];
      if (one === undefined) continue;
      end = one.to;
      for (from = one.from; from < end; from++) {
        if (anyFirst !== 0) walk(anyFirst, from + 1);
        const opens = meanings[from]?.opens ?? NO_SYMBOLS;
        for (const node of opens) walk(node, from + 1);
      }
    }
    return found;
  };
}
