import type { SyncWindow } from "../domain/sync-run.ts";

/** A slice of PubMed: days inclusive, perhaps only some of its PMIDs. */
export type Slice = Omit<SyncWindow, "count">;

/**
 * Dates go into the term, not into `datetype`: NBK25499 documents `datetype` for pdat, mdat and edat only, while EInfo lists CRDT and MDAT
 * as date fields of PubMed and its User Guide shows the `("a"[crdt] : "b"[crdt])` range. It also leaves the window in QueryTranslation.
 * PMIDs are a numerical field (EInfo: UID, IsNumerical) and NCBI's own EDirect slices large results with `a:b[UID]`.
 */
export function slicedTerm(term: string, slice: Slice | undefined): string {
  if (slice === undefined) return term;
  const { field, from, to, uid } = slice;
  const dates = `("${slashed(from)}"[${field}] : "${slashed(to)}"[${field}])`;
  const pmids = uid === undefined ? "" : ` AND ${uid.from}:${uid.to}[uid]`;
  return `(${term}) AND ${dates}${pmids}`;
}

function slashed(day: string): string {
  return day.replaceAll("-", "/");
}

/** For logs and messages: "crdt 2026-01-01 to 2026-01-31, PMIDs 1 to 49999999". */
export function sliceName({ field, from, to, uid }: Slice): string {
  return `${field} ${from} to ${to}${uid === undefined ? "" : `, PMIDs ${uid.from} to ${uid.to}`}`;
}
