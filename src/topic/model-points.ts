/** Bias, then for each feature ("cue", "cue@title", "design=rct") its points. A value is given when the sum is not below zero. */
export type Points = { readonly bias: number; readonly points: Readonly<Record<string, number>> };

/** Reads "bias -1.2; route.iv 0.8; route.iv@title 0.4". */
export function readPoints(text: string): Points {
  const points: Record<string, number> = {};
  let bias = 0;
  for (const entry of text.split("; ")) {
    const at = entry.lastIndexOf(" ");
    const [name, value] = [entry.slice(0, at), Number(entry.slice(at + 1))];
    if (name === "bias") bias = value;
    else points[name] = value;
  }
  return { bias, points };
}
