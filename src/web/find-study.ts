import type { Pmid } from "../domain/pmid.ts";
import type { StoredStudy } from "../store/ports.ts";
import type { WebStore } from "./needs.ts";

/** What became of a PMID: here, merged into another, deleted from PubMed, or never seen. */
export type Found =
  | { readonly kind: "here"; readonly stored: StoredStudy }
  | { readonly kind: "merged"; readonly into: Pmid }
  | { readonly kind: "deleted" }
  | { readonly kind: "unknown" };

export async function findStudy(pmid: Pmid, store: Pick<WebStore, "findStudy" | "findReplacement">): Promise<Found> {
  const stored = await store.findStudy(pmid);
  if (stored !== undefined && stored.deletedAt === undefined) return { kind: "here", stored };
  const into = await store.findReplacement(pmid);
  if (into !== undefined) return { kind: "merged", into };
  return stored === undefined ? { kind: "unknown" } : { kind: "deleted" };
}

export const GONE = "PubMed has deleted this record, so it is no longer shown here.";

export function unknownStudy(pmid: Pmid): string {
  return `No study with PMID ${pmid} is stored here. It may exist in PubMed without touching this subject.`;
}
