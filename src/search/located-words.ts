import { indexWords } from "../domain/index-words.ts";

/** A word of the index with the stretch of the text that it was made of; "follow-up" is two words, "followup" two on one stretch. */
export type LocatedWord = { readonly word: string; readonly start: number; readonly end: number };

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const ASCII = /^[\0-\x7f]*$/;
const ASCII_RUN = /[a-z0-9]+/gi;
const DASH = "[-\\u2010-\\u2015\\u2212]";
/** What stands before "ketamine" when a mirror image is meant: "(S)-", "S(+)-", "R-", "(−)-". */
const MIRROR_PREFIX = new RegExp(
  `(?<![\\p{L}\\d,])(?:\\((?:[sr]|r,\\s?s|rs|\\+|±|${DASH})\\)|[sr])${DASH}?(?:\\((?:\\+|${DASH})\\)|\\+)?(?:${DASH}| )$`,
  "iu",
);
const LONGEST_PREFIX = 12;

/** Finds the words of texts as the index has them, each with where it stands. It remembers words, so that a page of texts costs little more than one. */
export function wordLocator(): (text: string) => readonly LocatedWord[] {
  const known = new Map<string, readonly string[]>();
  const wordsOf = (stretch: string): readonly string[] => {
    const words = known.get(stretch) ?? indexWords(stretch);
    known.set(stretch, words);
    return words;
  };

  return (text) => {
    const located: LocatedWord[] = [];
    for (const match of text.matchAll(ASCII.test(text) ? ASCII_RUN : RUN)) {
      const [run] = match;
      const end = match.index + run.length;
      if (run.toLowerCase() === "ketamine") {
        const start = mirrorStart(text, match.index);
        while ((located.at(-1)?.start ?? -1) >= start) located.pop();
        for (const word of wordsOf(text.slice(start, end))) located.push({ word, start, end });
      } else if (run === "s" && /['’]/.test(text.charAt(match.index - 1)) && located.at(-1)?.end === match.index - 1) {
        // A possessive belongs to no word; it is shown with the one before it.
        const owner = located.pop();
        if (owner !== undefined) located.push({ ...owner, end });
      } else for (const word of wordsOf(run)) located.push({ word, start: match.index, end });
    }
    return located;
  };
}

function mirrorStart(text: string, at: number): number {
  const prefix = MIRROR_PREFIX.exec(text.slice(Math.max(0, at - LONGEST_PREFIX), at))?.[0] ?? "";
  return at - prefix.length;
}
