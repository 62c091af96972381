import { isBrokenDecimal } from "./tokens.ts";

/** Words whose full stop does not end a sentence. */
const ABBREVIATIONS = new Set(
  "e.g i.e vs al dr mr mrs st approx ca cf fig no nos resp incl i.v i.m i.n p.o s.c v viz etc min max wt subsp prof jr sp spp ver vol".split(
    " ",
  ),
);

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b);
}

/** A sentence begins with a capital, a digit, a bracket or a quotation mark; "0.05. then" and "vs. placebo" go on. */
function opensSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 97 && code <= 122) return false;
  return code > 32 && code !== 41 && code !== 44;
}

function wordBefore(text: string, stop: number): string {
  let from = stop;
  while (from > 0 && stop - from < 8 && /[\w.]/.test(text.charAt(from - 1))) from--;
  return text.slice(from, stop).toLowerCase();
}

/** Offsets at which sentences begin, the first being 0. A line feed always ends one; so do ". ", "? ", "! ", "; " before a fresh start. */
export function sentenceStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      starts.push(at + 1);
      continue;
    }
    if (code === 92 && text.charCodeAt(at + 1) === 110) {
      starts.push(at + 2);
      continue;
    }
    if (code !== 46 && code !== 63 && code !== 33) continue;
    let next = at + 1;
    while (
      next < text.length &&
      (text.charCodeAt(next) === 41 ||
        text.charCodeAt(next) === 34 ||
        text.charCodeAt(next) === 46 ||
        text.charCodeAt(next) === 59)
    )
      next++;
    // Whatever this run of stops means, none of its later ones means more: looking again from each would be quadratic.
    const stop = at;
    at = next - 1;
    const glued = next < text.length && !isSpace(text.charCodeAt(next));
    if (glued && !isGlued(text, stop, next)) continue;
    while (next < text.length && isSpace(text.charCodeAt(next)) && text.charCodeAt(next) !== 10) next++;
    if (next >= text.length || !opensSentence(text, next)) continue;
    if (code === 46 && isAbbreviated(text, stop)) continue;
    starts.push(next);
    at = next - 1;
  }
  return starts;
}

/** "group.The" and "cognition.SIGNIFICANCE" lack their space; "p.Val66" and "U.S." do not. */
function isGlued(text: string, stop: number, next: number): boolean {
  return /[a-z)]{3}/.test(text.slice(Math.max(0, stop - 3), stop)) && /[A-Z][A-Za-z]/.test(text.slice(next, next + 2));
}

function isAbbreviated(text: string, stop: number): boolean {
  const word = wordBefore(text, stop);
  if (word === "0") return isBrokenDecimal(text, stop - 1);
  return ABBREVIATIONS.has(word) || (/^(?:[a-z]\.)*[a-hj-z]$/.test(word) && !/\d/.test(word));
}
