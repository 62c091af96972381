import type { RichText } from "./rich-text.ts";
import type { AbstractSection, Study } from "./study.ts";

/** Characters only, in document order, white space as stored; `1.73 m<sup>2</sup>` reads `1.73 m2`. */
export function plainText(rich: RichText): string {
  let text = "";
  for (const inline of rich)
    text += typeof inline === "string" ? inline : "mark" in inline ? plainText(inline.children) : inline.text;
  return text;
}

/** One abstract section as it stands in the abstract's text. */
export function sectionText(section: AbstractSection): string {
  const text = plainText(section.text);
  return section.label === undefined ? text : `${section.label}: ${text}`;
}

/** The text that evidence offsets with field "title" refer to. */
export function titleText(study: Pick<Study, "title">): string {
  return plainText(study.title);
}

/** The text that evidence offsets with field "abstract" refer to: sections, each `LABEL: text` where labelled, joined by a line feed. */
export function abstractText(study: Pick<Study, "abstract">): string {
  return study.abstract.map(sectionText).join("\n");
}
