import type { Facts } from "../domain/facts.ts";
import type { Designed } from "./designed.ts";
import { inText, inZones } from "./text/context.ts";

/** What earlier rules found, as features for values decided by points: "design=rct", "drug=ketamine", "fact=participants". */
export function contextFacts({ reading, designs }: Designed, facts: Facts): ReadonlySet<string> {
  const known = new Set(designs.map((design) => `design=${design.value}`));
  if (designs.length === 0) known.add("design=unclear");
  const ketamine = ["drug.ketamine", "drug.esketamine", "drug.arketamine"];
  const main = (cue: string): boolean => inZones(reading, cue, "title").length > 0 || inText(reading, cue).length >= 3;
  if (ketamine.some(main)) known.add("drug=ketamine");
  if (main("drug.esketamine")) known.add("drug=esketamine");
  if (main("drug.other.psychedelic")) known.add("drug=other");
  if (!reading.document.hasAbstract) known.add("fact=title-only");
  for (const [name, held] of Object.entries(stated(facts))) if (held) known.add(`fact=${name}`);
  return known;
}

function stated(facts: Facts): Readonly<Record<string, boolean>> {
  return {
    participants: facts.participants !== undefined,
    few: facts.participants !== undefined && facts.participants <= 5,
    many: facts.participants !== undefined && facts.participants >= 200,
    doses: facts.doses.length > 0,
    "per-kg": facts.doses.some((dose) => dose.unit.startsWith("mg/kg")),
    "one-session": facts.sessions === 1,
    sessions: facts.sessions !== undefined && facts.sessions > 1,
    "follow-up": facts.followUp !== undefined,
    age: facts.age !== undefined,
    "child-age": facts.age !== undefined && ((facts.age.mean ?? 99) < 18 || (facts.age.from ?? 99) < 16),
    women: facts.percentWomen !== undefined,
    blind: facts.blinding !== undefined && facts.blinding !== "open-label",
    open: facts.blinding === "open-label",
    comparator: facts.comparator !== undefined,
  };
}
