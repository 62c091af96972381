import { ALL_FIELDS, MESH_TERMS } from "./search-fields.ts";
import { showQuery } from "./query-translation.ts";
import { wordsOf } from "./word-index.ts";
import type { Query } from "./query-tree.ts";
import type { QueryReading } from "./query-reader.ts";

const STOP_WORDS = new Set(
  "a about after all an and are as at be been between but by can did do does for from had has have how in into is it its may more not of on or our such than that the their then these they this to use was we were what when which who why will with".split(
    " ",
  ),
);

/** What PubMed does with words nobody tagged or quoted: the longest run that is a MeSH heading is searched as one and as words. */
export function mapAutomatically(text: string, reading: QueryReading): Query | undefined {
  const asPmids = pmidList(text);
  if (asPmids !== undefined) return asPmids;
  const words = wordsOf(text.toLowerCase());
  const kept = words.filter((word) => !STOP_WORDS.has(word));
  for (const word of words) if (STOP_WORDS.has(word)) reading.remarks.phrasesIgnored.push(word);
  let whole: Query | undefined;
  for (let at = 0; at < kept.length;) {
    const length = longestHeading(kept, at, reading);
    const right = mapped(kept.slice(at, at + Math.max(1, length)), length > 0, reading);
    whole = whole === undefined ? right : { kind: "and", left: whole, right };
    at += Math.max(1, length);
  }
  return whole;
}

/** Numbers alone are PMIDs. */
function pmidList(text: string): Query | undefined {
  const numbers = text.split(/[\s,]+/);
  if (!numbers.every((number) => /^\d{5,8}$/.test(number))) return undefined;
  return numbers
    .map((number): Query => ({ kind: "pmids", from: Number(number), to: Number(number) }))
    .reduce((left, right) => ({ kind: "or", left, right }));
}

function longestHeading(words: readonly string[], at: number, reading: QueryReading): number {
  for (let length = Math.min(5, words.length - at); length > 0; length -= 1) {
    if (reading.isHeading(words.slice(at, at + length).join(" "))) return length;
  }
  return 0;
}

function mapped(words: readonly string[], isHeading: boolean, reading: QueryReading): Query {
  const typed = words.join(" ");
  const phrase: Query = { kind: "words", field: ALL_FIELDS, words, typed, quoted: true };
  if (!isHeading) return phrase;
  const heading: Query = { kind: "value", field: MESH_TERMS, value: typed, typed };
  const each = words.map((word): Query => ({ kind: "words", field: ALL_FIELDS, words: [word], typed: word, quoted: true }));
  const apart = each.reduce((left, right) => ({ kind: "and", left, right }));
  const query: Query = {
    kind: "or",
    left: heading,
    right: words.length === 1 ? phrase : { kind: "or", left: apart, right: phrase },
  };
  reading.remarks.translations.push({ from: typed, to: showQuery(query) });
  return query;
}
