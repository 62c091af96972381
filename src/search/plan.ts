import type { SearchColumn } from "../domain/search-columns.ts";
import type { Facet } from "../domain/tag.ts";
import type { DateField } from "./fields.ts";
import type { PmidRange, StudyId } from "./tree.ts";

/**
 * What a search means, down to the words of the index: every store answers it alike. Made by `understand` from what was typed;
 * it holds no typed text but normalised words.
 */
export type Plan =
  | { readonly kind: "everything" }
  | { readonly kind: "nothing" }
  | { readonly kind: "and" | "or"; readonly parts: readonly Plan[] }
  | { readonly kind: "not"; readonly from: Plan; readonly without: Plan }
  /** `otherwise` where `first` is found in no study at all: PubMed's way with a phrase it does not know. */
  | { readonly kind: "else"; readonly first: Plan; readonly otherwise: Plan }
  | PlanLeaf;

export type PlanLeaf = PhraseLeaf | NearWordsLeaf | DatesLeaf | MarkLeaf | IdsLeaf | HasLeaf | SizeLeaf;

/** The words one after the other in one of the columns; with `prefix`, the last is only begun. */
export type PhraseLeaf = {
  readonly kind: "phrase";
  readonly columns: readonly SearchColumn[];
  readonly words: readonly string[];
  readonly prefix: boolean;
};

/** The words in any order in one column, with at most `between` other words from the first of them to the last. */
export type NearWordsLeaf = {
  readonly kind: "near";
  readonly columns: readonly SearchColumn[];
  readonly words: readonly string[];
  readonly between: number;
};

/** Dates from `from` to `to`, each as precise as typed ("2024", "2024-03"): a year ends with its last day. */
export type DatesLeaf = { readonly kind: "dates"; readonly field: DateField; readonly from: string; readonly to: string };

type MarkLeaf = { readonly kind: "mark"; readonly facet: Facet; readonly value: string };

/** Any of these; `token` is the id's whole value in the index, absent for a PMID. */
export type IdsLeaf = {
  readonly kind: "ids";
  readonly ids: readonly { readonly id: StudyId; readonly token?: string }[];
  readonly ranges: readonly PmidRange[];
};

export type HasLeaf = { readonly kind: "has"; readonly what: "abstract" | "doi" | "pmcid" | "registration" | "mesh" };

/** Participants stated, both ends included. */
export type SizeLeaf = { readonly kind: "size"; readonly from: number; readonly to: number };
