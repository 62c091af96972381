import { element } from "./study-xml-parts.ts";
import type { StudyKind } from "./study-kinds.ts";

const POINTERS: Partial<Readonly<Record<StudyKind, string>>> = {
  retracted: "RetractionIn",
  "retraction-notice": "RetractionOf",
  corrected: "ErratumIn",
  erratum: "ErratumFor",
  preprint: "UpdateIn",
  "published-preprint": "UpdateOf",
  doubted: "ExpressionOfConcernIn",
  "concern-notice": "ExpressionOfConcernFor",
};

const NOTICE_TITLES: Partial<Readonly<Record<StudyKind, string>>> = {
  "retraction-notice": "Retraction: ",
  erratum: "Correction to: ",
  "concern-notice": "Expression of concern: ",
};

export function isNotice(kind: StudyKind): boolean {
  return NOTICE_TITLES[kind] !== undefined;
}

/** A notice is named after its study; a retracted study says so in front, as most publishers have it. */
export function titleWithStatus(kind: StudyKind, own: string, partners: string | undefined): string {
  if (kind === "retracted") return `RETRACTED: ${own}`;
  return isNotice(kind) ? `${NOTICE_TITLES[kind] ?? ""}${partners ?? own}` : own;
}

/** The link to the other half of the pair. */
export function correctionsList(
  kind: StudyKind,
  partner: { readonly pmid: string; readonly source: string } | undefined,
): string {
  const refType = POINTERS[kind];
  if (refType === undefined || partner === undefined) return "";
  const link = `<CommentsCorrections RefType="${refType}">${element("RefSource", partner.source)}<PMID Version="1">${partner.pmid}</PMID></CommentsCorrections>`;
  return `<CommentsCorrectionsList>${link}</CommentsCorrectionsList>`;
}
