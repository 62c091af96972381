import { escapeMarkup, isMark, safeHtml, type Inline, type Mark, type RichText } from "../../domain/rich-text.ts";
import type { AbstractSection } from "../../domain/study.ts";
import { plainText, sectionText } from "../../domain/study-text.ts";
import type { Quote } from "./quotes.ts";

/** Rich text cut at nothing yet: a run of characters or a formula, the marks around it, and where it begins. */
type Leaf = { readonly start: number; readonly text: string; readonly html?: string; readonly around: readonly Mark[] };

/** Opened in this order: quotes outside, so that "m<sup>2</sup>" inside one quote is one marked stretch. */
type Tag = { readonly open: () => string; readonly close: string; readonly key: string };

/** Writes HTML of the parts of one plain text, with the quotes marked; each quote's id stands once. */
export type TextMarker = {
  readonly mark: (rich: RichText, offset: number) => string;
  /** A heading that may be spelt otherwise than in the text: a quote of any of it marks all of it. */
  readonly markWhole: (shownAs: string, start: number, end: number) => string;
};

/** Offsets of quotes count in the plain text (domain/study-text.ts); the marks of rich text are reopened where a quote cuts them. */
export function textMarker(quotes: readonly Quote[]): TextMarker {
  // Of two that begin together the longer is outside.
  const sorted = [...quotes].sort((a, b) => a.start - b.start || b.end - a.end);
  const shown = new Set<string>();
  const touching = (from: number, to: number): readonly Quote[] => sorted.filter(({ start, end }) => start < to && end > from);

  const markWhole = (shownAs: string, start: number, end: number): string =>
    nested([{ html: escapeMarkup(shownAs), tags: touching(start, end).map((quote) => markTag(quote, shown)) }]);

  const mark = (rich: RichText, offset: number): string => {
    const here = touching(offset, offset + plainText(rich).length);
    if (here.length === 0) return safeHtml(rich);
    const pieces = leaves(rich, offset, []).flatMap((leaf) => cut(leaf, here));
    return nested(
      pieces.map((piece) => ({
        html: piece.html ?? escapeMarkup(piece.text),
        tags: [
          ...here
            .filter(({ start, end }) => start < piece.start + piece.text.length && end > piece.start)
            .map((quote) => markTag(quote, shown)),
          ...piece.around.map((mark, depth): Tag => ({ open: () => `<${mark}>`, close: `</${mark}>`, key: `${mark}${depth}` })),
        ],
      })),
    );
  };

  return { mark, markWhole };
}

/** Where each section of an abstract begins in the abstract's text. */
export function sectionOffsets(
  sections: readonly AbstractSection[],
): readonly { readonly label: number; readonly text: number }[] {
  let at = 0;
  return sections.map((section) => {
    const label = at;
    const whole = sectionText(section).length;
    at += whole + 1;
    return { label, text: label + whole - plainText(section.text).length };
  });
}

function leaves(rich: RichText, offset: number, around: readonly Mark[]): readonly Leaf[] {
  let at = offset;
  return rich.flatMap((inline) => {
    const start = at;
    at += plainText([inline]).length;
    return leavesOf(inline, start, around);
  });
}

function leavesOf(inline: Inline, start: number, around: readonly Mark[]): readonly Leaf[] {
  if (typeof inline === "string") return [{ start, text: inline, around }];
  if ("mathml" in inline) return [{ start, text: inline.text, html: safeHtml([inline]), around }];
  // A stored mark is data: what is none of the five is left out, its text stays.
  return leaves(inline.children, start, isMark(inline.mark) ? [...around, inline.mark] : around);
}

/** A leaf at the edges of the quotes; a formula is never cut. */
function cut(leaf: Leaf, quotes: readonly Quote[]): readonly Leaf[] {
  if (leaf.html !== undefined) return [leaf];
  const end = leaf.start + leaf.text.length;
  const inside = quotes.flatMap((quote) => [quote.start, quote.end]).filter((edge) => edge > leaf.start && edge < end);
  const edges = [leaf.start, ...[...new Set(inside)].sort((a, b) => a - b), end];
  return edges.slice(0, -1).map((edge, index) => ({
    ...leaf,
    start: edge,
    text: leaf.text.slice(edge - leaf.start, (edges[index + 1] ?? end) - leaf.start),
  }));
}

function markTag({ id, words }: Quote, shown: Set<string>): Tag {
  return {
    key: id,
    close: "</mark>",
    open: () => {
      const named = shown.has(id) ? "" : ` id="${escapeMarkup(id)}"`;
      shown.add(id);
      return `<mark${named} title="${escapeMarkup(words)}">`;
    },
  };
}

/** Closes what the next piece lacks and opens what it has more; crossing quotes are closed and opened again. */
function nested(pieces: readonly { readonly html: string; readonly tags: readonly Tag[] }[]): string {
  let html = "";
  let open: readonly Tag[] = [];
  for (const piece of [...pieces, { html: "", tags: [] }]) {
    let same = 0;
    while (same < open.length && open[same]?.key === piece.tags[same]?.key) same += 1;
    for (const tag of open.slice(same).reverse()) html += tag.close;
    for (const tag of piece.tags.slice(same)) html += tag.open();
    html += piece.html;
    open = piece.tags;
  }
  return html;
}
