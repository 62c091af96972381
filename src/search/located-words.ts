import { indexWords } from "../domain/index-words.ts";

/** A word of the index with the stretch of the text that it was made of; "follow-up" is two words, "followup" two on one stretch. */
export type LocatedWord = { readonly word: string; readonly start: number; readonly end: number };

const DASH = "[-\\u2010-\\u2015\\u2212]";
/** A mirror image of ketamine with its prefix, or a run of letters and figures; a possessive 's belongs to no word. */
const STRETCH = new RegExp(
  `(?<![\\p{L}\\d,])(?:\\((?:[srSR]|[rR],\\s?[sS]|[rR][sS]|\\+|±|${DASH})\\)|[srSR])${DASH}?(?:\\((?:\\+|${DASH})\\)|\\+)?(?:${DASH}| )ketamine|[\\p{L}\\p{N}\\p{M}]+(?:['’]s\\b)?`,
  "giu",
);

/** The words of a text as the index has them, each with where it stands. */
export function locateWords(text: string): readonly LocatedWord[] {
  return [...text.matchAll(STRETCH)].flatMap((match) => {
    const [stretch] = match;
    const start = match.index;
    return indexWords(stretch).map((word) => ({ word, start, end: start + stretch.length }));
  });
}
