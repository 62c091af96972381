import { escapeMarkup, isMark, type RichText } from "./rich-text.ts";

/** PubMed's five marks; a formula as its characters, because mail programs do not draw MathML. */
export function mailHtml(rich: RichText): string {
  return rich
    .map((inline) => {
      if (typeof inline === "string") return escapeMarkup(inline);
      if ("mathml" in inline) return escapeMarkup(inline.text);
      const inner = mailHtml(inline.children);
      return isMark(inline.mark) ? `<${inline.mark}>${inner}</${inline.mark}>` : inner;
    })
    .join("");
}
