import { indexWords } from "../domain/index-words.ts";

/** A spelling as it stands in texts, and the index words that it makes, by their numbers. */
type Spelling = {
  readonly text: string;
  readonly hash: number;
  readonly words: readonly number[];
  /** A mirror image may be told before it. */
  readonly isKetamine: boolean;
};

/** Spellings that one book remembers; a few thousand make up nearly every text. */
const MOST_SPELLINGS = 30_000;
/** Twice as many, so that who looks for one soon comes to it or to a free place. */
const PLACES = 2 ** 16;

export type WordBook = ReturnType<typeof wordBook>;

/**
 * Words by number. A stretch of a text is looked up where it stands, by a number made of its letters, without being cut out: a page of
 * search reads five thousand, nearly all of them known.
 */
export function wordBook() {
  const places = new Int32Array(PLACES);
  // Place 0 of the table means “nobody”, so the first spelling is a stand-in.
  const spellings: Spelling[] = [{ text: "", hash: 0, words: [], isKetamine: false }];
  const words: string[] = [];
  const numbers = new Map<string, number>();

  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };

  const write = (text: string, hash: number, place: number): Spelling => {
    const isKetamine = text.length === 8 && text.toLowerCase() === "ketamine";
    const spelling = { text, hash, words: indexWords(text).map(numberOf), isKetamine };
    // One text may go on when the book is full: what comes then is read anew each time.
    if (spellings.length < MOST_SPELLINGS) places[place] = spellings.push(spelling) - 1;
    return spelling;
  };

  return {
    /** The words by their numbers. */
    words,
    numberOf,
    isFull: (): boolean => spellings.length >= MOST_SPELLINGS || words.length >= MOST_SPELLINGS,
    /** What stands in a text between two places, whose letters were folded into `hash` one by one with `withLetter`. */
    spelling: (text: string, from: number, to: number, hash: number): Spelling => {
      let place = Math.imul(hash, 0x9e3779b1) >>> 16;
      for (; ; place = (place + 1) & (PLACES - 1)) {
        const known = spellings[places[place] ?? 0];
        if (known === undefined || known.text === "") return write(text.slice(from, to), hash, place);
        if (known.hash === hash && standsThere(known.text, text, from, to)) return known;
      }
    },
  };
}

export const withLetter = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

function standsThere(spelling: string, text: string, from: number, to: number): boolean {
  if (spelling.length !== to - from) return false;
  for (let at = 0; at < spelling.length; at += 1) if (spelling.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}
