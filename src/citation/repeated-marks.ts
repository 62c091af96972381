import type { Inline, Mark, RichText } from "../domain/rich-text.ts";

/** Without a mark inside the same mark, as in <i><i>PTEN</i></i> (31541003): citeproc takes the inner one back, and prints it upright. */
export function withoutRepeatedMarks(rich: RichText): RichText {
  return rich.every((inline) => typeof inline === "string") ? rich : rich.flatMap((inline) => cleaned(inline, []));
}

function cleaned(inline: Inline, within: readonly Mark[]): RichText {
  if (typeof inline === "string" || !("mark" in inline)) return [inline];
  if (within.includes(inline.mark)) return inline.children.flatMap((child) => cleaned(child, within));
  const inner = [...within, inline.mark];
  return [{ mark: inline.mark, children: inline.children.flatMap((child) => cleaned(child, inner)) }];
}
