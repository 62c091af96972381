import type { Span } from "./tree.ts";

/** The atoms of a query. `words` is a run of bare words up to the next operator, quote, bracket or parenthesis. */
export type Token =
  | { readonly kind: "open" | "close"; readonly span: Span }
  | { readonly kind: "operator"; readonly operator: "AND" | "OR" | "NOT"; readonly span: Span }
  | { readonly kind: "word" | "phrase"; readonly text: string; readonly span: Span }
  | { readonly kind: "field"; readonly text: string; readonly span: Span }
  | { readonly kind: "colon"; readonly span: Span };

const OPERATORS = { AND: "AND", OR: "OR", NOT: "NOT" } as const;

/**
 * Cuts typed text into tokens; total and linear. Curly quotes from published methods are quotes; a quote without its partner is dropped,
 * a bracket without its partner is a space. A colon is a range sign only when it stands alone or directly after a quote or bracket,
 * so that `tag:route:oral`, `10.1000/x:y` and `2015:2024` stay words.
 */
export function tokenize(typed: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < typed.length) {
    const token = tokenAt(typed, at);
    if (token === undefined) {
      at += 1;
    } else {
      tokens.push(token);
      at = token.span.end;
    }
  }
  return tokens;
}

function tokenAt(typed: string, start: number): Token | undefined {
  const char = typed.charAt(start);
  const one = { start, end: start + 1 };
  if (char === "(" && !stereoAt(typed, start)) return { kind: "open", span: one };
  if (char === ")") return { kind: "close", span: one };
  if (isQuote(char)) return quotedAt(typed, start);
  if (char === "[") return fieldAt(typed, start);
  if (char === ":") return { kind: "colon", span: one };
  if (isGap(char)) return undefined;
  return wordAt(typed, start);
}

function quotedAt(typed: string, start: number): Token | undefined {
  let end = start + 1;
  while (end < typed.length && !isQuote(typed.charAt(end))) end += 1;
  if (end >= typed.length) return undefined;
  return { kind: "phrase", text: typed.slice(start + 1, end), span: { start, end: end + 1 } };
}

/** A field tag is short and has no bracket within; anything else is a stray bracket. */
function fieldAt(typed: string, start: number): Token | undefined {
  const end = typed.slice(start + 1, start + 62).search(/[\]["()]/);
  if (end < 0 || typed.charAt(start + 1 + end) !== "]") return undefined;
  return { kind: "field", text: typed.slice(start + 1, start + 1 + end), span: { start, end: start + end + 2 } };
}

function wordAt(typed: string, start: number): Token {
  const end = start + doiLengthAt(typed, start) || wordEnd(typed, start);
  const text = typed.slice(start, end);
  const operator = Object.hasOwn(OPERATORS, text) ? OPERATORS[text as keyof typeof OPERATORS] : undefined;
  if (operator !== undefined) return { kind: "operator", operator, span: { start, end } };
  return { kind: "word", text, span: { start, end } };
}

function wordEnd(typed: string, start: number): number {
  let end = start;
  while (end < typed.length && !isBorder(typed, end)) {
    const stereo = typed.charAt(end) === "(" ? stereoAt(typed, end) : undefined;
    end += stereo?.length ?? 1;
  }
  return end;
}

/** `(S)-ketamine`, `S(+)-ketamine` and `(2R,6R)-HNK` keep their parentheses; every other one ends a word. */
function isBorder(typed: string, at: number): boolean {
  const char = typed.charAt(at);
  if (char === "(") return !stereoAt(typed, at);
  return char === ")" || char === "[" || isQuote(char) || isGap(char);
}

const STEREO = /\((?:rac|[+±−-]|\d{0,2}[RS](?:[,/]\s?\d{0,2}[RS]){0,3})\)[-‐-―−]/iy;

function stereoAt(typed: string, at: number): string | undefined {
  STEREO.lastIndex = at;
  return STEREO.exec(typed)?.[0];
}

/** A DOI may hold parentheses and semicolons ("10.1016/S0140-6736(19)30001-2"): it ends at a gap, less unpaired closing marks. */
const DOI = /(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}\/[^\s"“”[\]]{1,200}/iy;

function doiLengthAt(typed: string, start: number): number {
  DOI.lastIndex = start;
  const found = DOI.exec(typed)?.[0];
  if (found === undefined) return NaN;
  let doi = found.replace(/[.,;:]+$/, "");
  while (doi.endsWith(")") && count(doi, ")") > count(doi, "(")) doi = doi.slice(0, -1).replace(/[.,;:]+$/, "");
  return doi.length;
}

const count = (text: string, char: string) => text.split(char).length - 1;

const isQuote = (char: string) => char === '"' || char === "“" || char === "”" || char === "„" || char === "«" || char === "»";
const isGap = (char: string) => char === "]" || char === "," || char === ";" || /\s/.test(char);
