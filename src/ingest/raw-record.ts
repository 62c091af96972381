import { createHash } from "node:crypto";
import { isPmid, type Pmid } from "../domain/pmid.ts";

/** One record's XML exactly as received; `pmid` is absent where not even that could be read. */
export type RawRecord = { readonly pmid?: Pmid; readonly raw: string };

/** The PMID is the first child of these two (DTD pubmed_250101); any other PMID belongs to a cited record. */
const OWN_PMID = /<(?:MedlineCitation|BookDocument)\b[^>]*>\s*<PMID\b[^>]*>\s*(\d+)\s*<\/PMID\s*>/;

/** Finds a record's PMID without parsing it, so that a known record need not be parsed at all. */
export function toRawRecord(raw: string): RawRecord {
  const pmid = OWN_PMID.exec(raw)?.[1];
  return pmid !== undefined && isPmid(pmid) ? { pmid, raw } : { raw };
}

/** SHA-256 in hex: equal means the record need not be parsed. */
export function rawHashOf(raw: string): string {
  return createHash("sha256").update(raw).digest("hex");
}
