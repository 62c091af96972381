import { numberOf } from "./numbers.ts";

/** A word of any text: met again it is the same object, so that what is found out about it is found out once. */
export type Word = {
  readonly norm: string;
  readonly number: number | undefined;
  /** What the lexicon that read it last makes of it. */
  meaning: Meaning | undefined;
};

/** The symbols of a lexicon that a word stands for, the same as bits, and the nodes of its tree that the word opens. */
export type Meaning = {
  readonly lexicon: object;
  readonly symbols: readonly number[];
  readonly bits: number;
  readonly opens: readonly number[];
};

export type WordTable = {
  /** The letters of a text as numbers, which are read many times faster than the text, and a nought; good until the next text is laid out. */
  readonly layOut: (text: string) => Uint16Array;
  /** The word in the text laid out last, from `start` to `end`, in ASCII alone, whose `hash` has been gathered by `mixed`. */
  readonly spelt: (start: number, end: number, hash: number) => Word;
  /** The word that is `norm` to the letter. */
  readonly named: (norm: string) => Word;
};

export const SEED = 0x811c9dc5 | 0;

/** One more letter in the hash of a word; capitals count as small ones. */
export function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ (code | 32), 0x01000193);
}

const PLACES = 1 << 16;
/** So many words are remembered; then all are forgotten and those in use soon come back. */
const MOST = PLACES / 2;
/** Words that a hostile text makes collide are not remembered, nor are very long ones. */
const PROBES = 16;
const LONGEST = 64;
/** Letters a word has on average, and more. */
const LETTERS = 12;

function newWord(norm: string): Word {
  return { norm, number: numberOf(norm), meaning: undefined };
}

/** Words by open addressing on their letters: most tokens need neither a slice of the text nor a string of their own. */
export function wordTable(): WordTable {
  const hashes = new Int32Array(PLACES);
  const words = new Array<Word | undefined>(PLACES).fill(undefined);
  /** Letters of each word remembered, from `spellings[place]`. */
  const letters = new Uint16Array(MOST * LETTERS);
  const spellings = new Int32Array(PLACES);
  let count = 0;
  let used = 0;
  let text = "";
  let codes = new Uint16Array(4096);

  function keep(place: number, hash: number, norm: string): Word {
    const word = newWord(copied(norm));
    let free = place;
    if (count >= MOST || used + norm.length > letters.length) {
      words.fill(undefined);
      [count, used] = [0, 0];
      free = homeOf(hash);
    }
    count++;
    hashes[free] = hash;
    words[free] = word;
    spellings[free] = used;
    for (let at = 0; at < norm.length; at++) letters[used++] = norm.charCodeAt(at);
    return word;
  }

  /** Digits and signs of numbers have the bit that tells small letters from capitals: only capitals change. */
  function isSpelt(spelling: number, start: number, length: number): boolean {
    for (let at = 0; at < length; at++) if (letters[spelling + at] !== ((codes[start + at] ?? 0) | 32)) return false;
    return true;
  }

  return {
    layOut: (next) => {
      text = next;
      if (codes.length <= next.length) codes = new Uint16Array(2 * next.length + 1);
      for (let at = 0; at < next.length; at++) codes[at] = next.charCodeAt(at);
      codes[next.length] = 0;
      return codes;
    },
    spelt: (start, end, hash) => {
      const length = end - start;
      if (length <= LONGEST) {
        let place = homeOf(hash);
        for (let probe = 0; probe < PROBES; probe++) {
          const held = words[place];
          if (held === undefined) return keep(place, hash, text.slice(start, end).toLowerCase());
          if (hashes[place] === hash && held.norm.length === length && isSpelt(spellings[place] ?? 0, start, length)) return held;
          place = (place + 1) & (PLACES - 1);
        }
      }
      return newWord(text.slice(start, end).toLowerCase());
    },
    named: (norm) => {
      if (norm.length > LONGEST) return newWord(norm);
      let hash = SEED;
      for (let at = 0; at < norm.length; at++) hash = mixed(hash, norm.charCodeAt(at));
      let place = homeOf(hash);
      for (let probe = 0; probe < PROBES; probe++) {
        const held = words[place];
        if (held === undefined) return keep(place, hash, norm);
        if (held.norm === norm) return held;
        place = (place + 1) & (PLACES - 1);
      }
      return newWord(norm);
    },
  };
}

function homeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}

/** A slice would keep the whole text it was cut from in memory. */
function copied(norm: string): string {
  return ` ${norm}`.slice(1);
}
