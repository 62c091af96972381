import { abstractText, plainText, titleText } from "../domain/study-text.ts";
import type { StudyStatus } from "../domain/study-status.ts";
import type { Study } from "../domain/study.ts";

type MeshName = {
  readonly descriptor: string;
  readonly major?: boolean;
  readonly qualifiers?: readonly { readonly name: string; readonly major?: boolean }[];
};

/** All that a tag may be drawn from. Evidence offsets refer to these very strings. */
export type TaggerInput = {
  readonly title: string;
  readonly abstract: string;
  readonly publicationTypes: readonly string[];
  readonly mesh: readonly MeshName[];
  readonly keywords: readonly string[];
  readonly chemicals?: readonly string[];
  /** CommentsCorrections as "RetractionIn: J Psych. 2024;3:1". */
  readonly corrections?: readonly string[];
  /** Registry ids PubMed's own DataBankList gives; the text's ids are found by the tagger. */
  readonly registrations?: readonly string[];
  /** What PubMed says of the record itself (retracted, corrected …), with the signal that said so. */
  readonly status?: readonly StudyStatus[];
};

export function taggerInputFromStudy(study: Study): TaggerInput {
  return {
    title: titleText(study),
    abstract: abstractText(study),
    publicationTypes: study.publicationTypes.map((type) => type.name),
    mesh: study.mesh,
    keywords: study.keywords.map((keyword) => plainText(keyword.text)),
    chemicals: [...study.chemicals, ...study.supplementalMesh].map((chemical) => chemical.name),
    corrections: study.corrections.map((correction) => `${correction.type}: ${correction.source}`),
    registrations: study.registrations.filter((one) => one.saidBy.includes("data-bank")).map((one) => one.id),
    status: study.status,
  };
}
