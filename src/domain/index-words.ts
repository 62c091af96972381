import { GREEK } from "./greek.ts";
import { americanBeginnings, americanSpelling } from "./spelling.ts";

/**
 * The words of a text as the index and every query see them, in order: lower case, without diacritics, hyphens opened
 * ("treatment-resistant" is two words), Greek letters by name, American spelling, one spelling for each mirror image of
 * ketamine, each CJK character a word. What differs only in these meets; positions are kept, so phrases work.
 */
export function indexWords(text: string): readonly string[] {
  const folded = fold(text);
  const words: string[] = [];
  for (const word of folded.match(WORD) ?? []) {
    const opened = JOINED.get(word);
    if (opened === undefined) words.push(americanSpelling(word));
    else words.push(...opened);
  }
  return words;
}

/** The same words as one string, ready to be indexed. */
export function indexText(text: string): string {
  return indexWords(text).join(" ");
}

/**
 * Runs of index words, of which the last is only begun, under which a typed word cut by `*` may stand in the index: `randomis*` finds
 * randomized and randomised, `tumou*` tumor, `nonrandom*` also "non-randomised", `multi-cent*` "multi-centre" and "multicentre" not.
 */
export function prefixForms(typed: string): readonly (readonly string[])[] {
  const folded = fold(typed);
  const pieces = [...(folded.match(WORD) ?? [])];
  const last = pieces.pop();
  if (last === undefined) return [];
  const before = pieces.flatMap((piece) => JOINED.get(piece) ?? [americanSpelling(piece)]);
  const begun = americanBeginnings(last).map((beginning) => [...before, beginning]);
  return [...begun, ...(before.length === 0 ? openedCompounds(last) : []), ...mirrorImageBeginnings(typed, folded)];
}

/** `nonrandom` begins "nonrandomized", which stands in the index as two words. */
function openedCompounds(beginning: string): readonly (readonly string[])[] {
  const forms = [...JOINED]
    .filter(([compound, [first = ""]]) => compound.startsWith(beginning) && beginning.length >= first.length + 4)
    .map(([, [first = ""]]) => [first, beginning.slice(first.length)]);
  return [...new Map(forms.map((form) => [form.join(" "), form])).values()];
}

/** `(S)-ketamin*` is one letter short of being a mirror image of ketamine. */
function mirrorImageBeginnings(typed: string, folded: string): readonly (readonly string[])[] {
  if (!folded.endsWith("ketamin")) return [];
  const whole = indexWords(`${typed}e`);
  return whole.length === 1 ? [[(whole[0] ?? "").slice(0, -1)]] : [];
}

/** A run of letters and figures of a folded text, in which every other character beyond ASCII is a space. */
const WORD = /[a-z0-9\u0080-\uffff]+/g;

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
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LETTER = /^[\p{L}\p{N}]/u;

/** Lower case without marks; mirror images of ketamine by one name each; possessive `'s` dropped. */
function fold(text: string): string {
  // Nearly all text is ASCII, where none of the rest can matter.
  const plain = ASCII.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(MARKS, "").toLowerCase();
  const named = sameMirrorImage(plain);
  const latin = ASCII.test(named) ? named : named.replace(BEYOND_ASCII, letterOrSpace);
  return latin.includes("'") ? latin.replace(/'s\b/g, "") : latin;
}

const ASCII = /^[\0-\x7f]*$/;
const MARKS = /\p{M}/gu;
const BEYOND_ASCII = /[^\0-\x7f]/gu;

function letterOrSpace(char: string): string {
  if (char === "’") return "'";
  const latin = LETTERS[char] ?? GREEK[char];
  if (latin !== undefined) return latin;
  return CJK.test(char) ? ` ${char} ` : LETTER.test(char) ? char : " ";
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
