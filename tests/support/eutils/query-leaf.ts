import { mapAutomatically } from "./automatic-mapping.ts";
import { windowEnd } from "./days.ts";
import { ALL_FIELDS, searchField, storedValue, type SearchField } from "./search-fields.ts";
import { wordsOf } from "./word-index.ts";
import type { Query } from "./query-tree.ts";
import type { QueryReading } from "./query-reader.ts";

/** A term as typed: its words, whether in quotes, and its field tag without the brackets. */
export type Leaf = { readonly text: string; readonly quoted: boolean; readonly tag?: string };

/** `end` is the far end of a range, where one was typed. */
export function leafOf(leaf: Leaf, end: Leaf | undefined, reading: QueryReading): Query | undefined {
  const proximity = /^(.*?):~(\d+)$/.exec(leaf.tag ?? "");
  const tag = proximity?.[1] ?? leaf.tag ?? end?.tag;
  const field = tag === undefined ? undefined : searchField(tag);
  if (tag !== undefined && field === undefined) reading.remarks.fieldsNotFound.push(tag);
  if (/^#\d+$/.test(leaf.text)) return { kind: "history", queryKey: leaf.text.slice(1) };
  if (field === undefined && tag === undefined && !leaf.quoted && !/[*-]/.test(leaf.text))
    return mapAutomatically(leaf.text, reading);
  return tagged(leaf, end, field ?? ALL_FIELDS, proximity === null ? undefined : Number(proximity[2]), reading);
}

function tagged(
  leaf: Leaf,
  end: Leaf | undefined,
  field: SearchField,
  within: number | undefined,
  reading: QueryReading,
): Query | undefined {
  switch (field.kind) {
    case "words":
      return wordsLeaf(leaf, field, within, reading);
    case "value":
      return { kind: "value", field, value: storedValue(field, leaf.text), typed: leaf.text };
    case "day":
      return daysLeaf(leaf, end, field, reading);
    case "pmid":
      return pmidsLeaf(leaf, end);
  }
}

type WordsField = Extract<SearchField, { kind: "words" }>;
type DayField = Extract<SearchField, { kind: "day" }>;

function wordsLeaf(leaf: Leaf, field: WordsField, within: number | undefined, reading: QueryReading): Query | undefined {
  const words = leaf.text
    .toLowerCase()
    .split(/(?<=\*)/)
    .flatMap((part) => {
      const found = wordsOf(part);
      return part.endsWith("*") ? found.map((word, index) => (index === found.length - 1 ? `${word}*` : word)) : found;
    });
  if (words.length === 0) {
    reading.remarks.phrasesIgnored.push(leaf.text);
    return undefined;
  }
  return { kind: "words", field, words, typed: leaf.text, quoted: leaf.quoted, ...(within !== undefined && { within }) };
}

function daysLeaf(leaf: Leaf, end: Leaf | undefined, field: DayField, reading: QueryReading): Query | undefined {
  const [first, last] = end === undefined ? leaf.text.split(":") : [leaf.text, end.text];
  const from = windowEnd(first ?? "", "from");
  const to = windowEnd(last ?? first ?? "", "to");
  if (from === undefined || to === undefined) {
    reading.remarks.phrasesNotFound.push(leaf.text);
    return { kind: "pmids", from: 1, to: 0 };
  }
  return { kind: "days", field, from, to };
}

function pmidsLeaf(leaf: Leaf, end: Leaf | undefined): Query {
  const [first, last] = end === undefined ? leaf.text.split(":") : [leaf.text, end.text];
  const numbers = (first ?? "").split(/[\s,]+/).map(Number);
  if (last !== undefined) return { kind: "pmids", from: Number(first), to: Number(last) };
  return numbers
    .map((pmid): Query => ({ kind: "pmids", from: pmid, to: pmid }))
    .reduce((left, right) => ({ kind: "or", left, right }));
}
