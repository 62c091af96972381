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

/** Kept under the SHA-256 of a token that stands only in the reader's link. */
export type Exports = {
  /** Keeps it, and forgets what was kept before `forgetBefore`. */
  keepExport(hash: Uint8Array, kept: KeptExport, forgetBefore: string): Promise<void>;
  findExport(hash: Uint8Array): Promise<KeptExport | undefined>;
  /** Puts what was taken now in the place of what was taken before. False when there is none. */
  retakeExport(hash: Uint8Array, kept: KeptExport): Promise<boolean>;
  /** False when there was none. */
  eraseExport(hash: Uint8Array): Promise<boolean>;
};
