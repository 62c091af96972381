import { readDateRange } from "./dates.ts";
import type { Field, FieldMeaning } from "./fields.ts";
import { readIds } from "./ids.ts";
import { isLanguage } from "./languages.ts";
import { findSubset } from "./subsets.ts";
import { PUBLICATION_TYPES } from "./thesaurus.ts";
import { tagValue } from "./tag-values.ts";

/**
 * How many of the words before a tag do not belong to it: of `ketamine 2024[dp]` one, of `heart attack[ti]` none.
 * Only fields whose values can be told from other words (dates, ids, languages, filters, publication types, our own tags) let go of words, and only where all of them
 * together are no value and the last ones are; the longest value wins. `rangeEnd` is what stood after a colon.
 */
export function wordsBeforeValue(words: readonly string[], rangeEnd: string | undefined, meaning: FieldMeaning): number {
  const last = Math.max(0, words.length - LONGEST_VALUE);
  if (words.length < 2 || isValue(words, rangeEnd, meaning)) return 0;
  for (let start = Math.max(1, last); start < words.length; start++)
    if (isValue(words.slice(start), rangeEnd, meaning)) return start;
  return 0;
}

/** More words than any value of ours or any date has. */
const LONGEST_VALUE = 6;

function isValue(words: readonly string[], rangeEnd: string | undefined, meaning: FieldMeaning): boolean {
  const typed = words.join(" ");
  switch (meaning.kind) {
    case "text":
      return isKnownText(typed, meaning.field);
    case "date":
      return readDateRange(rangeEnd === undefined ? typed : `${typed}:${rangeEnd}`) !== undefined;
    case "id":
      return readIds(words, { as: meaning.field }) !== undefined;
    case "facet":
      return tagValue(meaning.facet, typed) !== undefined;
  }
}

/** Any words may stand in a title; languages, filters and publication types are lists. */
function isKnownText(typed: string, field: Field): boolean {
  if (field === "la") return isLanguage(typed);
  if (field === "sb") return findSubset(typed) !== undefined;
  if (field === "pt") return PUBLICATION_TYPES.find(typed) !== undefined;
  return true;
}
