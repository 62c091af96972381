import type { Pmid } from "./pmid.ts";

/** Which of the three independent signals fired (any one is enough): publication type, CommentsCorrections, title prefix. */
export type StatusSignal = "publication-type" | "correction-reference" | "title-prefix";

/**
 * What a reader must know before relying on the record. `notice` marks a record that is itself a notice
 * (of retraction, concern or correction) and must never be shown or tagged as a study.
 */
export type StudyStatus = {
  readonly kind: "retracted" | "expression-of-concern" | "corrected" | "republished" | "preprint" | "has-update" | "notice";
  readonly signals: readonly StatusSignal[];
  /** PMIDs of the notices, newer versions or originals that PubMed names; empty when it names none. */
  readonly related: readonly Pmid[];
};
