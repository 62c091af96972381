import type { Facet } from "../domain/tag.ts";
import type { DateField, Field } from "./fields.ts";

/** Where in the typed text a node stands: UTF-16 offsets, so that a page can point at it. */
export type Span = { readonly start: number; readonly end: number };

/** What a reader typed, as structure. Every string has one; problems are told beside it, never thrown. */
export type SearchTree =
  | { readonly kind: "everything" }
  | { readonly kind: "nothing" }
  | { readonly kind: "and" | "or"; readonly parts: readonly SearchTree[] }
  | { readonly kind: "not"; readonly from: SearchTree; readonly without: SearchTree }
  | Leaf;

export type Leaf = TextLeaf | NearLeaf | DateLeaf | TagLeaf | IdsLeaf | HasLeaf | SizeLeaf;

/**
 * Words to be found in a field. `quoted`: a phrase as typed. Otherwise several words with a tag are a phrase where the collection
 * has it and all the words where not, as PubMed does; without a tag they are open to term mapping. `prefix`: the last word is cut by `*`.
 */
export type TextLeaf = {
  readonly kind: "text";
  readonly field: Field;
  readonly tagged: boolean;
  readonly words: readonly string[];
  readonly quoted: boolean;
  readonly prefix: boolean;
  readonly span: Span;
};

/** `"ketamine suicide"[tiab:~3]`: the words in any order with at most `distance` others between them. */
export type NearLeaf = {
  readonly kind: "near";
  readonly field: Field;
  readonly words: readonly string[];
  readonly distance: number;
  readonly span: Span;
};

/** Between two dates as precise as typed ("2024", "2024-03", "2024-03-05"), both ends included, or the last so many days. */
export type DateLeaf = {
  readonly kind: "date";
  readonly field: DateField;
  readonly range: { readonly from: string; readonly to: string } | { readonly lastDays: number };
  readonly span: Span;
};

type TagLeaf = { readonly kind: "tag"; readonly facet: Facet; readonly value: string; readonly span: Span };

export type StudyId = { readonly type: "pmid" | "doi" | "pmcid" | "registration" | "pii"; readonly value: string };

/** Ids pasted in any mixture: any one of them. A PMID range has one entry, "12-90". */
type IdsLeaf = {
  readonly kind: "ids";
  readonly ids: readonly StudyId[];
  readonly ranges: readonly PmidRange[];
  readonly span: Span;
};

export type PmidRange = { readonly from: number; readonly to: number };

export type HasLeaf = {
  readonly kind: "has";
  readonly what: "abstract" | "doi" | "pmcid" | "registration" | "mesh" | "full-text";
  readonly span: Span;
};

/** `n:>100`, `n:20-60`: the number of participants a study states; both ends included. */
type SizeLeaf = { readonly kind: "size"; readonly from: number; readonly to: number; readonly span: Span };

/** Something we understood differently than a reader may expect; a sentence for people. */
export type Problem = { readonly message: string; readonly span: Span };
