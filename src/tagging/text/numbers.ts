const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";

const WORDS: ReadonlyMap<string, number> = new Map([
  ...UNITS.split(" ").map((word, value) => [word, value] as const),
  ...TENS.split(" ").map((word, index) => [word, (index + 2) * 10] as const),
]);

/** The value of one token: "1,000", "0.5", "twelve"; undefined when it is no number. */
export function numberOf(norm: string): number | undefined {
  const first = norm.charCodeAt(0);
  if (first >= 48 && first <= 57)
    return plain(norm) ?? Number((/^0,\d/.test(norm) ? norm.replace(",", ".") : norm.replaceAll(",", "")).replace("·", "."));
  return mayBeNumber(first) ? WORDS.get(norm) : undefined;
}

/** Digits alone, as most numbers are. */
function plain(norm: string): number | undefined {
  if (norm.length > 9) return undefined;
  let value = 0;
  for (let at = 0; at < norm.length; at++) {
    const digit = norm.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = 10 * value + digit;
  }
  return value;
}

/** Number words begin with e, f, n, o, s, t or z: most words need not be looked up. */
const INITIALS = ["e", "f", "n", "o", "s", "t", "z"].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);

function mayBeNumber(first: number): boolean {
  return first >= 97 && first <= 122 && (INITIALS & (1 << (first - 97))) !== 0;
}

/** The value of a token written in digits: no word is meant. */
export function digitsOf(norm: string): number | undefined {
  const first = norm.charCodeAt(0);
  return first >= 48 && first <= 57 ? numberOf(norm) : undefined;
}

export type ReadNumber = { readonly value: number; readonly to: number };

/** Reads "67", "1,000", "twenty six", "one hundred and three" from token `from`; `to` is its last token. */
export function readNumber(norms: (index: number) => string | undefined, from: number): ReadNumber | undefined {
  const first = numberOf(norms(from) ?? "");
  if (first === undefined) return undefined;
  let value = first;
  let to = from;
  const spelt = WORDS.has(norms(from) ?? "");
  if (!spelt) return { value, to };
  if (value >= 20 && value % 10 === 0) {
    const unit = WORDS.get(norms(to + 1) ?? "");
    if (unit !== undefined && unit > 0 && unit < 10) [value, to] = [value + unit, to + 1];
  }
  if (norms(to + 1) === "hundred") {
    [value, to] = [value * 100, to + 1];
    const after = norms(to + 1) === "and" ? to + 2 : to + 1;
    const rest = readNumber(norms, after);
    if (rest !== undefined && rest.value < 100 && WORDS.has(norms(after) ?? "")) [value, to] = [value + rest.value, rest.to];
  }
  return { value, to };
}
