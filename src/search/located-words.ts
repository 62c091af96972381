import { indexWords } from "../domain/index-words.ts";

/**
 * The words of a text as the index has them, each with the stretch of the text that it was made of: "follow-up" is two words,
 * "followup" two on one stretch. The three lists run side by side.
 */
export type LocatedWords = {
  readonly text: string;
  readonly words: readonly string[];
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
/** Spellings whose words are remembered; a few thousand make up nearly every text. */
const MOST_KNOWN = 30_000;

/** Finds the words of texts. It remembers spellings, so that a page of texts costs little more than one. */
export function wordLocator(): (text: string) => LocatedWords {
  const known = new Map<string, readonly string[]>();
  const wordsOf = (stretch: string): readonly string[] => {
    const found = known.get(stretch);
    if (found !== undefined) return found;
    if (known.size >= MOST_KNOWN) known.clear();
    const words = indexWords(stretch);
    known.set(stretch, words);
    return words;
  };

  return (text) => {
    const words: string[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    for (let at = runFrom(text, 0); at < text.length;) {
      const end = runEnd(text, at);
      if (end === at + 1 && text.charCodeAt(at) === SMALL_S && /['’]/.test(text.charAt(at - 1)) && ends.at(-1) === at - 1) {
        // A possessive belongs to no word; it is shown with the one before it.
        ends[ends.length - 1] = end;
      } else {
        let [run, start] = [text.slice(at, end), at];
        if (end - at === 8 && run.toLowerCase() === "ketamine") {
          start = mirrorStart(text, at);
          if (start < at) run = text.slice(start, end);
          while (start < at && (starts.at(-1) ?? -1) >= start) words.length = starts.length = ends.length = starts.length - 1;
        }
        for (const word of wordsOf(run)) {
          words.push(word);
          starts.push(start);
          ends.push(end);
        }
      }
      at = runFrom(text, end);
    }
    return { text, words, starts: new Uint32Array(starts), ends: new Uint32Array(ends) };
  };
}

function mirrorStart(text: string, at: number): number {
  const prefix = MIRROR_PREFIX.exec(text.slice(Math.max(0, at - LONGEST_PREFIX), at))?.[0] ?? "";
  return at - prefix.length;
}

/** Where the next run of letters, figures and marks begins. */
function runFrom(text: string, from: number): number {
  let at = from;
  for (const end = text.length; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128 ? IN_RUN[code] === 1 : isBeyondInRun(text, at, code)) break;
  }
  return at;
}

function runEnd(text: string, from: number): number {
  let at = from;
  for (const end = text.length; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128 ? IN_RUN[code] !== 1 : !isBeyondInRun(text, at, code)) break;
  }
  return at;
}

/** 1 for ASCII's letters and figures. */
const IN_RUN = Uint8Array.from({ length: 128 }, (_, code) => (/[a-z0-9]/i.test(String.fromCharCode(code)) ? 1 : 0));
const BEYOND_ASCII = /^[\p{L}\p{N}\p{M}]/u;
/** The first half of a pair decides for both. */
const isSecondHalf = (code: number) => code >= 0xdc00 && code <= 0xdfff;

const isBeyondInRun = (text: string, at: number, code: number): boolean =>
  BEYOND_ASCII.test(String.fromCodePoint(text.codePointAt(isSecondHalf(code) ? at - 1 : at) ?? 0));
