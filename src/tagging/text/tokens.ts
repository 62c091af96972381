import { mixed, SEED, wordTable, type Word, type WordTable } from "./word-table.ts";

/** One word, number or sign of a text, with where it stands; `norm` is lower case without diacritics ("Åsberg" is "asberg"). */
export type Token = {
  readonly norm: string;
  readonly word: Word;
  readonly start: number;
  readonly end: number;
  readonly source: number;
};

const ZERO = 48;
const NINE = 57;
const BACKSLASH = 92;
const SPACE = 32;
const POINT = 46;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Latin and Greek letters are words; so is anything beyond, in long runs. Signs, spaces and dashes are not. */
function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0xc0) return code === 0xb5 || code === 0xaa || code === 0xba;
  return !(code === 0xd7 || code === 0xf7 || (code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f));
}

/** Whether each ASCII sign is a letter, as most signs of most texts are. */
const LETTERS = Uint8Array.from({ length: 128 }, (_unused, code) => (isLetter(code) ? 1 : 0));

/** % = < > ≤ ≥ ± + carry meaning; all other punctuation only separates. */
const SIGNS = new Set([37, 61, 60, 62, 0x2264, 0x2265, 0xb1, 43]);
const MARKS = /\p{M}+/gu;
const MICRO = /\u00b5/g;

function normalise(word: string): string {
  const lower = word.toLowerCase();
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 127) return lower.normalize("NFKD").replace(MARKS, "").replace(MICRO, "\u03bc");
  }
  return lower;
}

/** The point at `at` opens a number: ".5 mg" after a space, a bracket or a sign is a half; "depression.5 In" is a reference. */
function isBarePoint(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at + 1)) && (at === 0 || BEFORE_POINT.has(text.charCodeAt(at - 1)));
}

const BEFORE_POINT = new Set(Array.from(" \u00a0\u2009\n\t([{=<>≤≥±+~≈/-–−", (sign) => sign.charCodeAt(0)));

/** "1,000", "0.5", "0,5" and the broken "0. 5" are one number; "5-10" are two; "10." ends a sentence. */
function numberEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) at++;
    else if ((code === 46 || code === 0xb7) && isDigit(text.charCodeAt(at + 1))) at++;
    else if (code === 46 && at === from + 1 && isBrokenDecimal(text, from)) at += 2;
    else if (code === 44 && isThousands(text, at)) at += 4;
    else if (code === 44 && at === from + 1 && text.charCodeAt(from) === ZERO && isDigit(text.charCodeAt(at + 1))) at++;
    else break;
  }
  return at;
}

/** "0. 5 mg": no sentence ends with a bare nought before one that begins with a digit and a unit. */
export function isBrokenDecimal(text: string, from: number): boolean {
  return text.charCodeAt(from) === ZERO && BROKEN.test(text.slice(from, from + 12));
}

const BROKEN = /^0\. \d{1,3} ?[mμµn]?g\b/;

function isThousands(text: string, comma: number): boolean {
  return (
    isDigit(text.charCodeAt(comma + 1)) &&
    isDigit(text.charCodeAt(comma + 2)) &&
    isDigit(text.charCodeAt(comma + 3)) &&
    !isDigit(text.charCodeAt(comma + 4))
  );
}

/** Splits a text in one pass: letters and digits part ("5mg" is two tokens), white space, dashes and most punctuation fall away. */
export function tokenise(text: string, source = 0, words: WordTable = wordTable(), tokens: Token[] = []): Token[] {
  const codes = words.layOut(text);
  const { length } = text;
  let at = 0;
  while (at < length) {
    const start = at;
    let word: Word | undefined;
    let code = codes[at] ?? 0;
    let hash = SEED;
    // A nought stands behind the last letter of the text: it ends a word as any other sign does.
    while (LETTERS[code] === 1) {
      hash = mixed(hash, code);
      code = codes[++at] ?? 0;
    }
    if (code > 127 && isLetter(code)) {
      do at++;
      while (isLetter(codes[at] ?? 0));
      word = words.named(normalise(text.slice(start, at)));
    } else if (at > start) {
      word = words.spelt(start, at, hash);
    } else if (code === SPACE) {
      at++;
    } else if (isDigit(code)) {
      at = numberEnd(text, at);
      word = numberWord(words, text, start, at);
    } else if (code === POINT && isBarePoint(text, at)) {
      at = numberEnd(text, at + 1);
      word = words.named(`0${text.slice(start, at)}`);
    } else {
      // A line feed that an export spelt out is passed over whole.
      at += code === BACKSLASH && text.charCodeAt(at + 1) === 110 ? 2 : 1;
      if (SIGNS.has(code)) word = words.named(text.charAt(start));
    }
    if (word !== undefined) tokens.push({ norm: word.norm, word, start, end: at, source });
  }
  return tokens;
}

/** A number as written, but for the blank of the broken "0. 5". */
function numberWord(words: WordTable, text: string, start: number, end: number): Word {
  let hash = SEED;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) return words.named(text.slice(start, end).replace(" ", ""));
    hash = mixed(hash, code);
  }
  return words.spelt(start, end, hash);
}
