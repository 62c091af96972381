import type { Correction, Study } from "../domain/study.ts";
import { oneLine } from "./one-line.ts";

/** What each CommentsCorrections RefType that bears on trust is called in words; comments and reprints are not among them. */
const NOTICE_WORDS: Readonly<Record<string, string>> = {
  RetractionIn: "Retraction in",
  RetractionOf: "Retraction of",
  RetractedandRepublishedIn: "Retracted and republished in",
  RetractedandRepublishedFrom: "Retracted and republished from",
  ExpressionOfConcernIn: "Expression of concern in",
  ExpressionOfConcernFor: "Expression of concern for",
  ErratumIn: "Erratum in",
  ErratumFor: "Erratum for",
  CorrectedandRepublishedIn: "Corrected and republished in",
  CorrectedandRepublishedFrom: "Corrected and republished from",
  RepublishedIn: "Republished in",
  RepublishedFrom: "Republished from",
  UpdateIn: "Update in",
  UpdateOf: "Update of",
};

/** What is said of a citation whose volume, issue and pages are still to come. */
export const AHEAD_OF_PRINT = "Ahead of print: volume, issue and pages may still change.";

export function isRetracted(study: Pick<Study, "status">): boolean {
  return study.status.some((status) => status.kind === "retracted");
}

export function isPreprint(study: Pick<Study, "status" | "publicationTypes">): boolean {
  return (
    study.status.some((status) => status.kind === "preprint") || study.publicationTypes.some((type) => type.ui === "D000076942")
  );
}

export function isAheadOfPrint(study: Pick<Study, "publicationStatus">): boolean {
  return study.publicationStatus === "aheadofprint";
}

/** One sentence for each thing to know before relying on the citation; nothing that PubMed does not say. */
export function notices(study: Study): readonly string[] {
  const words = standing(study);
  for (const correction of study.corrections) words.push(...correctionNotice(correction));
  return words;
}

/** Those of them that name another publication, as PubMed's own citation does: without its PMID, which would be taken for the study's. */
export function correctionNotices({ corrections }: Pick<Study, "corrections">): readonly string[] {
  return corrections.flatMap(({ type, source }) => correctionNotice({ type, source }));
}

/** Several notes in one field: each a sentence, so that they can be told apart. */
export function inOneField(words: readonly string[]): string {
  return words.map((word) => (/[.?!]$/.test(word) ? word : `${word}.`)).join(" ");
}

function standing(study: Study): string[] {
  const words: string[] = [];
  if (isRetracted(study)) words.push("Retracted publication.");
  const named = study.corrections.some((correction) => correction.type === "ExpressionOfConcernIn");
  if (!named && study.status.some((status) => status.kind === "expression-of-concern"))
    words.push("Expression of concern published.");
  if (isPreprint(study)) words.push("Preprint.");
  if (isAheadOfPrint(study)) words.push(AHEAD_OF_PRINT);
  return words;
}

function correctionNotice(correction: Correction): string[] {
  const words = NOTICE_WORDS[correction.type];
  if (words === undefined) return [];
  // A source that ends where the pages should come ("2020 Mar 27;40(3):", 31541003) ends there.
  return [`${words}: ${correctionSource({ ...correction, source: correction.source.replace(/[\s:;,]+$/, "") })}`];
}

/** "Stroke. 2014 May;45(5):e86. PMID: 24627111"; PubMed's source often lacks the stop before the PMID. */
export function correctionSource({ source, pmid }: Correction): string {
  const words = oneLine(source);
  if (pmid === undefined) return words;
  return words === "" ? `PMID: ${pmid}` : `${words}${words.endsWith(".") ? "" : "."} PMID: ${pmid}`;
}
