import type { CitationWriter } from "../citation/citation-format.ts";
import type { CitedFields } from "../citation/cited-fields.ts";
import type { Pmid } from "../domain/pmid.ts";

/** What one reader took, and what its citations said then. Nothing says who the reader is. */
export type KeptExport = {
  readonly at: string;
  /** The name of a citation format. */
  readonly format: string;
  /** In the order taken. */
  readonly taken: readonly { readonly pmid: Pmid; readonly cited: CitedFields }[];
};

/** Writes a study in one format. `version` names its code: what other code wrote is not its text. */
export type TextWriter = Pick<CitationWriter, "record" | "between"> & {
  readonly format: string;
  readonly version: string;
  /** `beforehand`: by keepMissingTexts, so that who takes one waits for no writing; `when-taken`: by who takes one first. */
  readonly kept: "beforehand" | "when-taken";
};

/** How far keepMissingTexts has come: studies looked at, those that lacked a text, and where to go on. */
export type TextsKept = { readonly studies: number; readonly lacking: number; readonly next?: number };

/** Some studies of an export, one after the other, as UTF-8; what stands between two pieces begins the later one. */
export type CitationPiece = { readonly studies: number; readonly text: Uint8Array };

/** Kept under the SHA-256 of a token that stands only in the reader's link. */
export type Exports = {
  /**
   * Studies in one format: all live ones in (entry day, PMID) order, or those of these PMIDs, in their order; unknown and deleted
   * ones are left out. A text that is kept is read for as long as its record stays as it is; one that is not is written, and kept
   * then if its writer says so and it can be (no disk that is full, no database that is locked or read-only).
   */
  streamCitations(writer: TextWriter, pmids?: readonly Pmid[]): AsyncIterable<CitationPiece>;
  /**
   * Writes and keeps what the next hundred studies lack of these texts, beginning behind `after` (0: with the first). The database
   * is locked while they are put in, some ten milliseconds.
   */
  keepMissingTexts(writers: readonly TextWriter[], after: number): Promise<TextsKept>;
  /** Keeps it, and forgets what was kept before `forgetBefore`. */
  keepExport(hash: Uint8Array, kept: KeptExport, forgetBefore: string): Promise<void>;
  findExport(hash: Uint8Array): Promise<KeptExport | undefined>;
  /** Puts what was taken now in the place of what was taken before. False when there is none. */
  retakeExport(hash: Uint8Array, kept: KeptExport): Promise<boolean>;
  /** False when there was none. */
  eraseExport(hash: Uint8Array): Promise<boolean>;
};
