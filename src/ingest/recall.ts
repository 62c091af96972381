import { toPmid } from "../domain/pmid.ts";
import type { Eutils } from "../pubmed/client.ts";
import type { Landmark } from "../topic/landmarks.ts";
import { hasPmid } from "./landmarks.ts";
import type { Round } from "./round.ts";

export type RecallNeeds = { readonly eutils: Pick<Eutils, "search">; readonly landmarks: readonly Landmark[] };

/** The standing recall test: a study everybody in the field knows and the query does not find is a fault of the query. */
export async function warnOfUnfoundLandmarks({ run, query }: Round, { eutils, landmarks }: RecallNeeds): Promise<void> {
  const pmids = landmarks.filter(hasPmid).map(({ pmid }) => toPmid(pmid));
  if (pmids.length === 0) return;
  const term = `(${query}) AND (${pmids.map((pmid) => `${pmid}[uid]`).join(" OR ")})`;
  const found = new Set((await eutils.search({ term, signal: run.signal })).ids);
  const unfound = pmids.filter((pmid) => !found.has(pmid));
  if (unfound.length > 0) {
    const studies = unfound.length === 1 ? "1 landmark study" : `${unfound.length} landmark studies`;
    run.tally.warnings.add(
      `The query does not find ${studies}: PMID ${unfound.slice(0, 10).join(", ")}${unfound.length > 10 ? " …" : ""}.`,
    );
  }
}
