import { GREEK } from "./greek.ts";
import { americanSpelling } from "./spelling.ts";

/**
 * The words of a text as the index and every query see them, in order: lower case, without diacritics, hyphens opened
 * ("treatment-resistant" is two words), Greek letters by name, American spelling, one spelling for each mirror image of
 * ketamine, each CJK character a word. What differs only in these meets; positions are kept, so phrases work.
 */
export function indexWords(text: string): readonly string[] {
  const folded = fold(text);
  const words: string[] = [];
  for (const [word] of folded.matchAll(WORD)) words.push(...(JOINED.get(word) ?? [americanSpelling(word)]));
  return words;
}

/** The same words as one string, ready to be indexed. */
export function indexText(text: string): string {
  return indexWords(text).join(" ");
}

/**
 * Beginnings under which a word cut by `*` may stand in the index: `randomis*` finds randomized and randomised,
 * `tumou*` finds tumor. Only the last word is cut.
 */
export function prefixForms(word: string): readonly string[] {
  const plain = fold(word).match(WORD)?.join("") ?? "";
  const forms = [plain, americanSpelling(plain)];
  if (/[a-z]{4}is$/.test(plain)) forms.push(`${plain.slice(0, -1)}z`);
  if (/[a-z]{2}ou$/.test(plain)) forms.push(plain.slice(0, -1));
  return [...new Set(forms)].filter((form) => form !== "");
}

const CJK = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}";
const WORD = new RegExp(`[${CJK}]|[[\\p{L}\\p{N}]--[${CJK}]]+`, "gv");

/** Compounds that some write as one word; more would be a guess. */
const JOINED: ReadonlyMap<string, readonly string[]> = new Map([
  ["metaanalysis", ["meta", "analysis"]],
  ["metaanalyses", ["meta", "analyses"]],
  ["metaanalytic", ["meta", "analytic"]],
  ["followup", ["follow", "up"]],
  ["posttraumatic", ["post", "traumatic"]],
  ["posthoc", ["post", "hoc"]],
  ["nonrandomized", ["non", "randomized"]],
  ["nonrandomised", ["non", "randomized"]],
  ["doubleblind", ["double", "blind"]],
  ["crossover", ["cross", "over"]],
  ["openlabel", ["open", "label"]],
]);

const LETTERS: Readonly<Record<string, string>> = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const FOLDED = /[ßøæœłđðþı]|\p{Script=Greek}/gu;

/** Lower case without marks; mirror images of ketamine by one name each; possessive `'s` dropped. */
function fold(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return sameMirrorImage(plain)
    .replace(FOLDED, (letter) => LETTERS[letter] ?? GREEK[letter] ?? letter)
    .replace(/['’]s\b/g, "");
}

const DASH = "[-\\u2010-\\u2015\\u2212]";
const MIRROR_IMAGES: readonly (readonly [RegExp, string])[] = [
  // (S)-ketamine, S-ketamine, S(+)-ketamine, S-(+)-ketamine, (S)-(+)-ketamine, (+)-ketamine, S+ ketamine
  [
    new RegExp(
      `(?<![a-z\\d,])(?:\\(s\\)|s)${DASH}?(?:\\(\\+\\)|\\+)?[-\\u2010-\\u2015\\u2212 ]ketamine|\\(\\+\\)${DASH}ketamine`,
      "g",
    ),
    "esketamine",
  ],
  [
    new RegExp(
      `(?<![a-z\\d,])(?:\\(r\\)|r)${DASH}?(?:\\(${DASH}\\))?[-\\u2010-\\u2015\\u2212 ]ketamine|\\(${DASH}\\)${DASH}ketamine`,
      "g",
    ),
    "arketamine",
  ],
  [new RegExp(`\\((?:r,\\s?s|s,\\s?r|rs|±)\\)${DASH}ketamine|\\brac${DASH}ketamine`, "g"), "ketamine"],
];

function sameMirrorImage(text: string): string {
  if (!text.includes("ketamine")) return text;
  return MIRROR_IMAGES.reduce((changed, [shape, name]) => changed.replace(shape, name), text);
}
