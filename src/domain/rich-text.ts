import { safeMathml } from "./mathml.ts";

/** Text as PubMed marks it up: i, b, u, sup, sub and MathML, in document order (DTD pubmed_250101: %text; | mml:math). */
export type RichText = readonly Inline[];

/** A run of plain characters is a bare string, so that an unmarked title is stored as `["Title"]`. */
export type Inline = string | MarkedText | MathFormula;

export type Mark = "b" | "i" | "u" | "sup" | "sub";

type MarkedText = { readonly mark: Mark; readonly children: RichText };

/** `mathml` is the serialised element without its namespace prefix; `text` is its character content. */
export type MathFormula = { readonly mathml: string; readonly text: string; readonly display: boolean };

const MARKS: ReadonlySet<string> = new Set<Mark>(["b", "i", "u", "sup", "sub"]);

export function isMark(name: string): name is Mark {
  return MARKS.has(name);
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Fit for element content and for quoted attributes, of HTML and XML alike. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** HTML in which only PubMed's five marks and known MathML can appear; whatever else was in the text is escaped. */
export function safeHtml(rich: RichText): string {
  return rich.map(inlineHtml).join("");
}

function inlineHtml(inline: Inline): string {
  if (typeof inline === "string") return escapeMarkup(inline);
  // A stored record is data, not markup we wrote: what is not known to be harmless is shown as its characters.
  if ("mathml" in inline) return safeMathml(inline.mathml) ?? escapeMarkup(inline.text);
  const inner = safeHtml(inline.children);
  return isMark(inline.mark) ? `<${inline.mark}>${inner}</${inline.mark}>` : inner;
}
