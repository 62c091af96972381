import type { Study } from "../domain/study.ts";
import { correctionSource } from "./notices.ts";
import type { NbibField } from "./nbib-people.ts";

/** CommentsCorrections RefType → MEDLINE tag. */
const TAGS: Readonly<Record<string, string>> = {
  CommentOn: "CON", CommentIn: "CIN", ErratumIn: "EIN", ErratumFor: "EFR", CorrectedandRepublishedIn: "CRI",
  CorrectedandRepublishedFrom: "CRF", AssociatedDataset: "DDIN", AssociatedPublication: "DRIN", ExpressionOfConcernIn: "ECI",
  ExpressionOfConcernFor: "ECF", RepublishedIn: "RPI", RepublishedFrom: "RPF", RetractedandRepublishedIn: "RRI",
  RetractedandRepublishedFrom: "RRF", RetractionIn: "RIN", RetractionOf: "ROF", UpdateIn: "UIN", UpdateOf: "UOF",
  SummaryForPatientsIn: "SPIN", OriginalReportIn: "ORI",
}; // prettier-ignore

/**
 * "CIN - Stroke. 2014 May;45(5):e86. PMID: 24627111", kind by kind in the table's order, which is PubMed's (CON before CIN).
 * A work's own reference list (Cites) is not part of the format.
 */
export function correctionFields(study: Pick<Study, "corrections">): readonly NbibField[] {
  return Object.entries(TAGS).flatMap(([type, tag]) =>
    study.corrections
      .filter((correction) => correction.type === type)
      .map((correction): NbibField => [tag, correctionSource(correction)]),
  );
}
