import { withLetter, wordBook, type WordBook } from "./word-book.ts";

/**
 * The words of a text as the index has them, each by its number in a book, with the stretch of the text that it was made of: "follow-up"
 * is two words, "followup" two on one stretch. The three lists run side by side.
 */
export type LocatedWords = {
  readonly text: string;
  readonly book: WordBook;
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

const DASH = "[-\\u2010-\\u2015\\u2212]";
/** What stands before "ketamine" when a mirror image is meant: "(S)-", "S(+)-", "R-", "(−)-". */
const MIRROR_PREFIX = new RegExp(
  `(?<![\\p{L}\\d,])(?:\\((?:[sr]|r,\\s?s|rs|\\+|±|${DASH})\\)|[sr])${DASH}?(?:\\((?:\\+|${DASH})\\)|\\+)?(?:${DASH}| )$`,
  "iu",
);
const LONGEST_PREFIX = 12;
const SMALL_S = 115;
const SPACE = 32;

/** Finds the words of texts. It remembers spellings, so that a page of texts costs little more than one. */
export function wordLocator(): (text: string) => LocatedWords {
  let book = wordBook();
  // Used for one text after the other.
  let [words, starts, ends] = [new Uint32Array(1024), new Uint32Array(1024), new Uint32Array(1024)];

  return (text) => {
    // Texts read before keep the book that numbers their words.
    if (book.isFull()) book = wordBook();
    const { length } = text;
    let count = 0;
    for (let at = 0; at < length;) {
      let [end, hash] = [at, 0];
      for (; end < length; end += 1) {
        const code = text.charCodeAt(end);
        if (code < 128 ? IN_RUN[code] !== 1 : !isBeyondInRun(text, end, code)) break;
        hash = withLetter(hash, code);
      }
      if (end === at) at += 1;
      else if (end === at + 1 && count > 0 && ends[count - 1] === at - 1 && isPossessive(text, at)) {
        // It belongs to no word, and is shown with the one before it.
        ends[count - 1] = end;
        at = end;
      } else {
        let spelling = book.spelling(text, at, end, hash);
        let start = at;
        if (spelling.isKetamine) {
          start = mirrorStart(text, at);
          if (start < at) {
            while (count > 0 && (starts[count - 1] ?? 0) >= start) count -= 1;
            spelling = book.spelling(text, start, end, hashOf(text, start, end));
          }
        }
        const needed = count + spelling.words.length;
        if (needed > words.length) [words, starts, ends] = [larger(words, needed), larger(starts, needed), larger(ends, needed)];
        for (let next = 0; next < spelling.words.length; next += 1) {
          words[count + next] = spelling.words[next] ?? 0;
          starts[count + next] = start;
          ends[count + next] = end;
        }
        count = needed;
        at = end;
      }
    }
    return { text, book, words: words.slice(0, count), starts: starts.slice(0, count), ends: ends.slice(0, count) };
  };
}

function larger(list: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(Math.max(least, list.length * 2));
  grown.set(list);
  return grown;
}

function hashOf(text: string, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += 1) hash = withLetter(hash, text.charCodeAt(at));
  return hash;
}

const isPossessive = (text: string, at: number): boolean => text.charCodeAt(at) === SMALL_S && /['’]/.test(text.charAt(at - 1));

function mirrorStart(text: string, at: number): number {
  // "of ketamine", as nearly always: a space, and before it a letter of a longer word.
  if (text.charCodeAt(at - 1) === SPACE && /[a-qt-z\d,.;]/i.test(text.charAt(at - 2)) && at >= 2) return at;
  const prefix = MIRROR_PREFIX.exec(text.slice(Math.max(0, at - LONGEST_PREFIX), at))?.[0] ?? "";
  return at - prefix.length;
}

/** 1 for ASCII's letters and figures. */
const IN_RUN = Uint8Array.from({ length: 128 }, (_, code) => (/[a-z0-9]/i.test(String.fromCharCode(code)) ? 1 : 0));
const BEYOND_ASCII = /^[\p{L}\p{N}\p{M}]/u;
/** The first half of a pair decides for both. */
const isSecondHalf = (code: number) => code >= 0xdc00 && code <= 0xdfff;

const isBeyondInRun = (text: string, at: number, code: number): boolean =>
  BEYOND_ASCII.test(String.fromCodePoint(text.codePointAt(isSecondHalf(code) ? at - 1 : at) ?? 0));
