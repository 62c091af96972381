import type { Inline, RichText } from "../domain/rich-text.ts";
import { oneLine } from "./one-line.ts";
import { withoutRepeatedMarks } from "./repeated-marks.ts";

const TAGS = {
  b: ["<b>", "</b>"],
  i: ["<i>", "</i>"],
  sup: ["<sup>", "</sup>"],
  sub: ["<sub>", "</sub>"],
  // CSL-JSON knows no underline; its text stays.
  u: ["", ""],
} as const;

/** Rich text as CSL-JSON carries it: <i>, <b>, <sup>, <sub>, everything else verbatim (CSL-JSON is not HTML and has no entities). */
export function cslMarkup(rich: RichText): string {
  return oneLine(withoutRepeatedMarks(rich).map(inlineMarkup).join(""));
}

function inlineMarkup(inline: Inline): string {
  if (typeof inline === "string") return inline;
  if (!("mark" in inline)) return inline.text;
  const inner = inline.children.map(inlineMarkup).join("");
  return inner === "" ? "" : TAGS[inline.mark][0] + inner + TAGS[inline.mark][1];
}
