import { safeHtml } from "../../domain/rich-text.ts";
import type { AbstractSection, OtherAbstract, Study } from "../../domain/study.ts";
import { plainText } from "../../domain/study-text.ts";
import { language } from "./language.ts";
import { sectionOffsets, textMarker } from "./marked-text.ts";
import type { Quote } from "./quotes.ts";
import { sectionLabel } from "./section-label.ts";

/** Where an other-language abstract comes from, beside its language. */
const TYPES: Readonly<Record<string, string>> = {
  Publisher: "from the publisher",
  "plain-language-summary": "plain-language summary",
};

/** The study's own abstract, with the quotes that its tags and facts rest on. */
export function markedSections(sections: readonly AbstractSection[], quotes: readonly Quote[]) {
  const marker = textMarker(quotes);
  const offsets = sectionOffsets(sections);
  return sections
    .map((section, index) => ({ section, at: offsets[index] ?? { label: 0, text: 0 } }))
    .filter(({ section }) => section.label !== undefined || plainText(section.text).trim() !== "")
    .map(({ section, at }) => ({
      labelHtml: section.label === undefined ? "" : marker.markWhole(sectionLabel(section.label), at.label, at.text),
      html: marker.mark(section.text, at.text),
    }));
}

export function abstractSections(sections: readonly AbstractSection[]) {
  return sections
    .filter((section) => section.label !== undefined || plainText(section.text).trim() !== "")
    .map((section) => ({
      label: section.label === undefined ? "" : sectionLabel(section.label),
      html: safeHtml(section.text),
    }));
}

/** Plain-language summaries first: they are for everybody. */
export function otherAbstracts(study: Study) {
  return [...study.otherAbstracts].sort((a, b) => Number(isPlain(b)) - Number(isPlain(a))).map(otherAbstract);
}

function otherAbstract(other: OtherAbstract) {
  const found = language(other.language);
  const name = found?.name ?? "another language";
  const plain = isPlain(other);
  return {
    heading: plain ? "In plain language" : `Abstract in ${name}`,
    note: plain ? (found === undefined || found.tag === "en" ? "" : name) : (TYPES[other.type] ?? other.type),
    lang: found?.tag ?? "",
    sections: abstractSections(other.sections),
    copyright: other.copyright ?? "",
  };
}

function isPlain(other: OtherAbstract): boolean {
  return other.type === "plain-language-summary";
}
