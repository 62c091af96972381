import type { Plan, PhraseLeaf } from "./plan.ts";
import type { Span } from "./tree.ts";

/** A part of a search, understood: what to do, how PubMed would print it, and what its relevance is measured by. */
export type Meaning = { readonly plan: Plan; readonly says: string; readonly scored: readonly PhraseLeaf[] };

/** Words that were looked for under other names too, as PubMed's term mapping does. */
export type Widening = {
  readonly words: string;
  readonly span: Span;
  /** The words as widened, in PubMed's syntax. */
  readonly says: string;
  /** The whole search as typed, but with these words in quotes, which switches their widening off. */
  readonly without: string;
};

/** What is gathered while a search is understood. */
export type Remarks = {
  readonly typed: string;
  /** ISO day. */
  readonly today: string;
  readonly widenings: Widening[];
  /** Sentences about what could not be done as typed. */
  readonly warnings: Set<string>;
  /** Sentences about where our answer and PubMed's may differ. */
  readonly notes: Set<string>;
  /** What each filter of PubMed's means, once it was asked for. */
  readonly subsets: Map<string, Meaning>;
};

/** Joins meanings; a single one stays as it is. `says` keeps parentheses where they are needed. */
export function joinMeanings(kind: "and" | "or", meanings: readonly Meaning[]): Meaning {
  const [only] = meanings;
  if (meanings.length === 1 && only !== undefined) return only;
  return {
    // The same part again (a filter, twice) finds nothing more.
    plan: { kind, parts: [...new Set(meanings.map(({ plan }) => plan))] },
    says: `(${meanings.map(({ says }) => says).join(` ${kind.toUpperCase()} `)})`,
    scored: meanings.flatMap(({ scored }) => scored),
  };
}

export const unscored = (meaning: Meaning): Meaning => ({ ...meaning, scored: [] });
