/** What a study can be tagged by; the values of each facet are listed in topic/facets.ts. */
export type Facet =
  | "design"
  | "drug"
  | "route"
  | "condition"
  | "control"
  | "population"
  | "phase"
  | "topic"
  | "regimen"
  | "conclusion"
  | "evidence"
  | "status";

/**
 * The exact words that caused a tag: `text` is always `field.slice(start, end)` of the stored plain text (UTF-16 offsets).
 * `title` and `abstract` are the texts of domain/study-text.ts; of a list, `index` says which name is meant and the offsets refer to that name.
 */
export type Evidence = {
  readonly field: "title" | "abstract" | "publicationTypes" | "mesh" | "keywords" | "chemicals" | "corrections";
  readonly index?: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** `evidence` is never empty: no words, no tag. `because` is a sentence for readers where the rule needs one. `by` is a human's override. */
export type Tag = {
  readonly facet: Facet;
  readonly value: string;
  readonly evidence: readonly Evidence[];
  readonly because?: string;
  readonly by?: { readonly curator: true; readonly note: string };
};
