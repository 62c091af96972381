import { inText, inZones } from "./text/context.ts";
import type { Reading } from "./text/hits.ts";

/** What earlier rules found, as features for values decided by points: "design=rct", "drug=ketamine". */
export function contextFacts(reading: Reading, designs: readonly string[]): ReadonlySet<string> {
  const facts = new Set(designs.map((design) => `design=${design}`));
  if (designs.length === 0) facts.add("design=unclear");
  const ketamine = ["drug.ketamine", "drug.esketamine", "drug.arketamine"];
  const main = (cue: string): boolean => inZones(reading, cue, "title").length > 0 || inText(reading, cue).length >= 3;
  if (ketamine.some(main)) facts.add("drug=ketamine");
  if (main("drug.esketamine")) facts.add("drug=esketamine");
  if (main("drug.other.psychedelic")) facts.add("drug=other");
  return facts;
}
