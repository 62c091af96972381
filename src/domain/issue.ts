import type { Pmid } from "./pmid.ts";
import type { StudyStatus } from "./study-status.ts";
import type { Profile } from "./subscription.ts";

/** A study as an issue shows it: frozen with the issue, whatever becomes of the record. */
export type IssueEntry = {
  readonly pmid: Pmid;
  readonly titleHtml: string;
  readonly titleText: string;
  /** BCP 47, where the title is not English. */
  readonly titleLang?: string;
  /** "Example A, Specimen B et al." */
  readonly authors: string;
  readonly journal: string;
  readonly published: string;
  readonly entered: string;
  /** Why it is here, for readers: "Randomised trial", "matched your search". */
  readonly reasons: readonly string[];
  readonly section: IssueSection;
  readonly status: readonly StudyStatus["kind"][];
};

export type IssueSection = "syntheses" | "trials" | "observational" | "laboratory" | "other";

/** What can befall a study after it was sent. */
export type CorrectionKind = Extract<StudyStatus["kind"], "retracted" | "expression-of-concern" | "corrected" | "republished">;

export type Correction = {
  readonly id: number;
  readonly pmid: Pmid;
  readonly kind: CorrectionKind;
  /** When we learnt of it. */
  readonly at: string;
  readonly titleHtml: string;
  readonly titleText: string;
};

/** Weekly: "2026-W47"; monthly: "2026-11"; alert (a retraction told at once): "retraction-12". */
export type IssueKind = "weekly" | "monthly" | "alert";

/** What the pages of the archive and every mail of one profile are made from. Never changed once composed. */
export type Issue = {
  readonly id: number;
  readonly kind: IssueKind;
  readonly period: string;
  /** What an unlisted address of the site names it by. */
  readonly key: string;
  readonly profile: Profile;
  readonly composedAt: string;
  /** Days of entry covered, inclusive. */
  readonly from: string;
  readonly to: string;
  /** All that matched; the first `shown` of them stand in the mail. */
  readonly total: number;
  readonly shown: number;
  readonly sync: IssueSync;
};

/** The receipt under an issue: what its completeness rests on. */
export type IssueSync = {
  readonly completeTo?: string;
  readonly runId?: number;
  readonly records: number;
  /** Said where PubMed still owes records. */
  readonly caveat?: string;
};
