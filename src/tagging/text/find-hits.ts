import type { Document } from "./document.ts";
import type { Hit } from "./hits.ts";
import { stepOf, type PhraseTree } from "./phrase-tree.ts";
import type { Meaning, Word } from "./word-table.ts";

/** Hits by cue, in the order of the text; a cue that was not found has no list. */
export type FoundHits = readonly (readonly Hit[] | undefined)[];

/** What a node does besides going on with words: it ends a phrase, opens a gap, or takes any word. */
const [ENDS, GAPS, TAKES_ANY] = [1, 2, 4];

function shapesOf({ any, gapsFrom, cuesFrom }: PhraseTree): Uint8Array {
  return Uint8Array.from(
    any,
    (through, node) =>
      (cuesFrom[node] === cuesFrom[node + 1] ? 0 : ENDS) |
      (gapsFrom[node] === gapsFrom[node + 1] ? 0 : GAPS) |
      (through === 0 ? 0 : TAKES_ANY),
  );
}

/**
 * From each word of a sentence the tree of phrases is walked once; of several phrases of a cue that begin there, the longest counts.
 * Made once for a lexicon: what one reading needs is kept for the next, and nothing is made anew in the walk but hits.
 */
export function hitFinder(
  tree: PhraseTree,
  cueCount: number,
  meaningOf: (word: Word) => Meaning,
): (document: Document) => FoundHits {
  const { wanted, any, gapsFrom, gapMost, gapBeyond, cuesFrom, cues } = tree;
  const shapes = shapesOf(tree);
  const anyFirst = any[0] ?? 0;
  let found: (Hit[] | undefined)[] = [];
  let meanings: Meaning[] = [];
  let bits = new Int32Array(1024);
  let [from, end, sentence] = [0, 0, 0];

  /** Goes on from a node at word `at`; words before it have been read. */
  function walk(node: number, at: number): void {
    const shape = shapes[node] ?? 0;
    if ((shape & ENDS) !== 0)
      for (let cue = cuesFrom[node] ?? 0; cue < (cuesFrom[node + 1] ?? 0); cue++) keep(cues[cue] ?? 0, at - 1);
    if (at >= end) return;
    if ((shape & GAPS) !== 0) {
      for (let gap = gapsFrom[node] ?? 0; gap < (gapsFrom[node + 1] ?? 0); gap++) {
        const last = Math.min(end - 1, at + (gapMost[gap] ?? 0));
        leap(gapBeyond[gap] ?? 0, at, last);
      }
    }
    if ((shape & TAKES_ANY) !== 0) walk(any[node] ?? 0, at + 1);
    if (((wanted[node] ?? 0) & (bits[at] ?? 0)) !== 0) step(node, at);
  }

  /** Beyond a gap there is nearly always a word, hardly ever an end, another gap or any word. */
  function leap(beyond: number, first: number, last: number): void {
    const mask = wanted[beyond] ?? 0;
    if (shapes[beyond] === 0) {
      for (let at = first; at <= last; at++) if ((mask & (bits[at] ?? 0)) !== 0) step(beyond, at);
    } else {
      for (let at = first; at <= last; at++) walk(beyond, at);
    }
  }

  function step(node: number, at: number): void {
    const symbols = meanings[at]?.symbols;
    if (symbols === undefined) return;
    for (const symbol of symbols) {
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
        const opens = meanings[from]?.opens;
        if (opens === undefined) continue;
        for (const node of opens) walk(node, from + 1);
      }
    }
    return found;
  };
}
