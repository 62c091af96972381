import type { Pmid } from "./pmid.ts";
import type { Correction, PublicationType } from "./study.ts";

/** Which of the three independent signals fired (any one is enough): publication type, CommentsCorrections, title prefix. */
export type StatusSignal = "publication-type" | "correction-reference" | "title-prefix";

/**
 * What a reader must know before relying on the record. `notice` marks a record that is itself a notice
 * (of retraction, concern or correction) and must never be shown or tagged as a study.
 */
export type StudyStatus = {
  readonly kind: "retracted" | "expression-of-concern" | "corrected" | "republished" | "preprint" | "has-update" | "notice";
  readonly signals: readonly StatusSignal[];
  /** PMIDs of the notices, newer versions or originals that PubMed names; empty when it names none. */
  readonly related: readonly Pmid[];
};

type Rule = {
  readonly kind: StudyStatus["kind"];
  /** Names and UIs of publication types; older exports lack the UI. */
  readonly types: readonly string[];
  /** CommentsCorrections RefTypes. */
  readonly references: readonly string[];
  readonly title?: RegExp;
  /** RefTypes that name related records but do not by themselves make the status. */
  readonly relatedBy?: readonly string[];
};

const NOTICE: Rule = {
  kind: "notice",
  types: [
    "Retraction of Publication",
    "Retraction Notice",
    "D016440",
    "Published Erratum",
    "D016425",
    "Expression of Concern",
    "D000075742",
  ],
  references: ["RetractionOf", "ErratumFor", "ExpressionOfConcernFor"],
  title:
    /^\W*(?:(?:retraction(?: notice)?|erratum|errata|corrigendum|corrigenda|correction|expression of concern)(?: (?:to|for|note))?\s*(?:[:.]|$)|(?:retraction notice|erratum|corrigendum|expression of concern) (?:to|for|regarding|on)\b)/i,
};

const RULES: readonly Rule[] = [
  {
    kind: "retracted",
    types: ["Retracted Publication", "D016441"],
    references: ["RetractionIn", "RetractedandRepublishedIn"],
    title: /^\W*retracted(?: article| paper| publication)?\s*[:.\]]/i,
  },
  { kind: "expression-of-concern", types: [], references: ["ExpressionOfConcernIn"] },
  { kind: "corrected", types: [], references: ["ErratumIn", "CorrectedandRepublishedIn"] },
  {
    kind: "republished",
    types: ["Corrected and Republished Article", "D016439"],
    references: [
      "RepublishedIn",
      "RepublishedFrom",
      "CorrectedandRepublishedIn",
      "CorrectedandRepublishedFrom",
      "RetractedandRepublishedIn",
      "RetractedandRepublishedFrom",
    ],
  },
  { kind: "preprint", types: ["Preprint", "D000076942"], references: [], relatedBy: ["UpdateIn"] },
  { kind: "has-update", types: [], references: ["UpdateIn"] },
];

type Record = {
  /** Plain text. */
  readonly title: string;
  readonly publicationTypes: readonly PublicationType[];
  readonly corrections: readonly Correction[];
};

/** The statuses of a record, each with which of the three signals fired. */
export function studyStatus(record: Record): readonly StudyStatus[] {
  // A study republished with corrections may keep the title of a notice (PMID 11748851); what NLM says of it decides.
  const republished = RULES.some((rule) => rule.kind === "republished" && applyRule(rule, record));
  const notice = applyRule(republished ? withoutTitle(NOTICE) : NOTICE, record);
  // Publishers title a notice "Retracted: …" too, so on a notice the title says nothing about the record itself.
  const rules = notice ? RULES.map(withoutTitle) : RULES;
  return [notice, ...rules.map((rule) => applyRule(rule, record))].filter((status) => status !== undefined);
}

function withoutTitle({ title: _title, ...rule }: Rule): Rule {
  return rule;
}

function applyRule(rule: Rule, { title, publicationTypes, corrections }: Record): StudyStatus | undefined {
  const signals: StatusSignal[] = [];
  if (publicationTypes.some(({ name, ui }) => rule.types.includes(name) || (ui !== undefined && rule.types.includes(ui)))) {
    signals.push("publication-type");
  }
  if (corrections.some(({ type }) => rule.references.includes(type))) signals.push("correction-reference");
  if (rule.title?.test(title)) signals.push("title-prefix");
  if (signals.length === 0) return undefined;

  const naming = [...rule.references, ...(rule.relatedBy ?? [])];
  const related = corrections.flatMap(({ type, pmid }) => (pmid !== undefined && naming.includes(type) ? [pmid] : []));
  return { kind: rule.kind, signals, related: [...new Set(related)] };
}
