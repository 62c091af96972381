import type { Study } from "../domain/study.ts";

/** How one citation format is written, in parts, so that a result set of any size streams. */
export type CitationWriter = {
  readonly head: string;
  readonly record: (study: Study) => string;
  /** Stands between two records. */
  readonly between: string;
  readonly tail: string;
};
