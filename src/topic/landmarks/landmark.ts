/**
 * The citation of a study that made the field: bibliographic facts, no abstract. It is there to read before the first sync, and the query
 * must find it for ever after. A PMID is given only where it was checked against published reference lists (tests/topic/landmarks.test.ts).
 */
export type Landmark = {
  readonly pmid?: string;
  readonly title: string;
  /** As PubMed prints them, "Zarate CA Jr"; where `authorsComplete` is false, the first only. A group has no initials. */
  readonly authors: readonly string[];
  readonly authorsComplete: boolean;
  /** NLM's abbreviation. */
  readonly journal: string;
  /** Of the issue, not of the first appearance online. */
  readonly year: number;
  readonly doi?: string;
  readonly publicationTypes?: readonly string[];
  readonly registrations?: readonly string[];
  /** Why it is here, in a sentence. */
  readonly because: string;
};
