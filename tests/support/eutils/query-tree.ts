import type { Day } from "./days.ts";
import type { SearchField } from "./search-fields.ts";

type WordsField = Extract<SearchField, { kind: "words" }>;
type ValueField = Extract<SearchField, { kind: "value" }>;
type DayField = Extract<SearchField, { kind: "day" }>;

/** A query as PubMed understood it. `words` end in an asterisk where truncated; `within` is the N of [tiab:~N]. */
export type Query =
  | { readonly kind: "words"; readonly field: WordsField; readonly words: readonly string[]; readonly typed: string; readonly quoted: boolean; readonly within?: number }
  | { readonly kind: "value"; readonly field: ValueField; readonly value: string; readonly typed: string }
  | { readonly kind: "days"; readonly field: DayField; readonly from: Day; readonly to: Day }
  | { readonly kind: "pmids"; readonly from: number; readonly to: number }
  | { readonly kind: "history"; readonly queryKey: string }
  | { readonly kind: "everything" }
  | { readonly kind: "and" | "or" | "not"; readonly left: Query; readonly right: Query }; // prettier-ignore

/** What a reply says about the query besides its hits. */
export type QueryRemarks = {
  readonly translations: { from: string; to: string }[];
  readonly phrasesNotFound: string[];
  readonly fieldsNotFound: string[];
  readonly phrasesIgnored: string[];
  readonly quotedPhrasesNotFound: string[];
  readonly messages: string[];
};

export function noRemarks(): QueryRemarks {
  return {
    translations: [],
    phrasesNotFound: [],
    fieldsNotFound: [],
    phrasesIgnored: [],
    quotedPhrasesNotFound: [],
    messages: [],
  };
}
