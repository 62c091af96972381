import type { StatusSignal, StudyStatus } from "../../domain/study-status.ts";

type Tone = "alarm" | "warn" | "calm";

type Words = { readonly tone: Tone; readonly label: string; readonly sentence: string; readonly related: string };

/** In the order in which a reader must hear them. */
const WORDS: Readonly<Record<StudyStatus["kind"], Words>> = {
  retracted: {
    tone: "alarm",
    label: "Retracted",
    sentence: "This article has been withdrawn from the scientific record. Do not rely on its findings.",
    related: "Notice of retraction",
  },
  "expression-of-concern": {
    tone: "alarm",
    label: "Expression of concern",
    sentence: "The journal has published doubts about this article; read them before you rely on it.",
    related: "The journal’s notice",
  },
  notice: {
    tone: "warn",
    label: "A notice, not a study",
    sentence: "This record is itself a notice about another article.",
    related: "The article it is about",
  },
  republished: {
    tone: "warn",
    label: "Republished",
    sentence: "A corrected version of this article has been published in full.",
    related: "The other version",
  },
  corrected: {
    tone: "warn",
    label: "Corrected",
    sentence: "The journal has published a correction; read it together with the article.",
    related: "The correction",
  },
  "has-update": {
    tone: "calm",
    label: "Updated",
    sentence: "A newer version of this article exists.",
    related: "The newer version",
  },
  preprint: {
    tone: "calm",
    label: "Preprint",
    sentence: "This is a preprint: it has not been reviewed by other scientists.",
    related: "The version in a journal",
  },
};

const SIGNALS: Readonly<Record<StatusSignal, string>> = {
  "publication-type": "the publication type",
  "correction-reference": "a linked notice",
  "title-prefix": "the title",
};

const ORDER = Object.keys(WORDS);

export function sortedStatus(status: readonly StudyStatus[]): readonly StudyStatus[] {
  return [...status].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

export function statusWords(kind: StudyStatus["kind"]): Words {
  return WORDS[kind];
}

export function statusLabels(status: readonly StudyStatus[]) {
  return sortedStatus(status).map(({ kind }) => ({ text: WORDS[kind].label, tone: WORDS[kind].tone }));
}

export function signalWords(signals: readonly StatusSignal[]): readonly string[] {
  return signals.map((signal) => SIGNALS[signal]);
}
