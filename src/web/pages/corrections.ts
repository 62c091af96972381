import type { Correction } from "../../domain/study.ts";
import type { Pmid } from "../../domain/pmid.ts";
import { pubmedAddress, studyAddress } from "./links.ts";

/** NLM's RefType values (pubmed_250101.dtd) in words; the other article is named after them. */
const WORDS: Readonly<Record<string, string>> = {
  AssociatedDataset: "Data set",
  AssociatedPublication: "Publication that goes with this data set",
  Cites: "Cites",
  CommentIn: "Commented on in",
  CommentOn: "Comments on",
  CorrectedandRepublishedFrom: "Corrected and republished from",
  CorrectedandRepublishedIn: "Corrected and republished in",
  ErratumFor: "Corrects",
  ErratumIn: "Corrected in",
  ExpressionOfConcernFor: "Expresses concern about",
  ExpressionOfConcernIn: "Concern expressed in",
  OriginalReportIn: "Original report in",
  ReprintIn: "Reprinted in",
  ReprintOf: "Reprint of",
  RepublishedFrom: "Republished from",
  RepublishedIn: "Republished in",
  RetractedandRepublishedFrom: "Replaces the retracted version in",
  RetractedandRepublishedIn: "Retracted and republished in",
  RetractionIn: "Retracted in",
  RetractionOf: "Retracts",
  SummaryForPatientsIn: "Summary for patients in",
  UpdateIn: "Updated in",
  UpdateOf: "Update of",
};

/** The kinds that must be read before the article itself; the rest are conversation. */
const GRAVE = /Retract|Concern|Erratum|Republished|Update/;

type Linked = { readonly href: string; readonly text: string; readonly title: string };

/** Names another record: by its title where we store it, otherwise by its PMID at PubMed. */
export type NameRecord = (pmid: Pmid) => Linked;

export function nameRecords(stored: ReadonlyMap<Pmid, string>): NameRecord {
  return (pmid) => {
    const title = stored.get(pmid);
    return title === undefined
      ? { href: pubmedAddress(pmid), text: `PMID ${pmid} in PubMed`, title: "" }
      : { href: studyAddress(pmid), text: `PMID ${pmid}`, title };
  };
}

/** `id` where a tag rests on the entry, so that its quote can lead there. */
export function corrections(entries: readonly (Correction & { readonly id: string | undefined })[], nameRecord: NameRecord) {
  return [...entries]
    .sort((a, b) => Number(GRAVE.test(b.type)) - Number(GRAVE.test(a.type)))
    .map(({ type, source, pmid, note, id }) => ({
      id,
      words: WORDS[type] ?? spaced(type),
      source,
      note: note ?? "",
      link: pmid === undefined ? undefined : nameRecord(pmid),
    }));
}

/** A RefType that NLM adds after today: "SomethingNewIn" → "Something new in". */
function spaced(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, " ").replace(/ [A-Z]/g, (initial) => initial.toLowerCase());
}
