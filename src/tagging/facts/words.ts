import type { Reading } from "../text/hits.ts";

/** The text as written from word `from` to word `to`. */
export function written(reading: Reading, from: number, to: number): string {
  const first = reading.document.words[from];
  const last = reading.document.words[to];
  if (first === undefined || last?.source !== first.source) return "";
  return reading.document.sources[first.source]?.text.slice(first.start, last.end) ?? "";
}

/** What stands between two words: white space, dashes, brackets. */
export function between(reading: Reading, one: number, other: number): string {
  const first = reading.document.words[one];
  const second = reading.document.words[other];
  if (first === undefined || second?.source !== first.source) return "";
  return reading.document.sources[first.source]?.text.slice(first.end, second.start) ?? "";
}
