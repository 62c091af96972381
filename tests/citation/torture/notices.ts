import { toPmid } from "../../../src/domain/pmid.ts";
import type { Torture } from "./parts.ts";

const notice = toPmid("90009999");

export const NOTICES: readonly Torture[] = [
  ["retracted by publication type, title unmarked", { status: [{ kind: "retracted", signals: ["publication-type"], related: [] }], publicationTypes: [{ name: "Retracted Publication", ui: "D016441" }] }],
  ["retracted, with the notice", { status: [{ kind: "retracted", signals: ["correction-reference"], related: [notice] }], corrections: [{ type: "RetractionIn", source: "J Invent Psychiatry. 2025 Jan;13(1):9", pmid: notice }] }],
  ["retracted, and the title says so", { title: ["RETRACTED: A plain invented trial of ketamine."], status: [{ kind: "retracted", signals: ["title-prefix"], related: [] }] }],
  ["the notice of a retraction", { title: ["Retraction: A plain invented trial of ketamine."], status: [{ kind: "notice", signals: ["publication-type"], related: [] }], corrections: [{ type: "RetractionOf", source: "J Invent Psychiatry. 2024 Mar;12(3):132-42.", pmid: notice }] }],
  ["expression of concern", { status: [{ kind: "expression-of-concern", signals: ["correction-reference"], related: [notice] }], corrections: [{ type: "ExpressionOfConcernIn", source: "J Invent Psychiatry. 2025;13:8.", pmid: notice }] }],
  ["an erratum without a PMID", { status: [{ kind: "corrected", signals: ["correction-reference"], related: [] }], corrections: [{ type: "ErratumIn", source: "J Invent Psychiatry. 2024;12(4):200. Modell, A [corrected to Model, A]." }] }],
  ["a comment is not a notice", { corrections: [{ type: "CommentIn", source: "J Invent Psychiatry. 2024;12(5):300.", pmid: notice }] }],
]; // prettier-ignore
