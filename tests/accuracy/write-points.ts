import { writeFileSync } from "node:fs";
import type { LearntFrom } from "./write-figures.ts";

/** Puts learnt points where the tagger reads them. */
export function writePoints(tables: Readonly<Record<string, string>>, { experts, makers }: LearntFrom): void {
  const lines = Object.entries(tables).map(([model, points]) => `  "${model}":\n    "${points}",`);
  writeFileSync(
    new URL("../../src/topic/points.ts", import.meta.url),
    `/**
 * Points of the models in models.ts, learnt by \`npm run accuracy -- --fit\` from ${experts} abstracts labelled by experts
 * and ${makers} read by the makers of this program; not written by hand.
 * "bias -1.2; route.iv 0.8; route.iv@title 0.4" reads: begin at -1.2, add 0.8 where the cue is found, 0.4 more where it stands in the title.
 */
export const POINTS: Readonly<Record<string, string>> = {
${lines.join("\n")}
};
`,
  );
}
