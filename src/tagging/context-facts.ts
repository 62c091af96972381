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
  const tell = (name: string, held: boolean): void => {
    if (held) known.add(`fact=${name}`);
  };
  const { participants, doses, sessions, age, blinding } = facts;
  tell("participants", participants !== undefined);
  tell("few", participants !== undefined && participants <= 5);
  tell("many", participants !== undefined && participants >= 200);
  tell("doses", doses.length > 0);
  tell(
    "per-kg",
    doses.some((dose) => dose.unit.startsWith("mg/kg")),
  );
  tell("one-session", sessions === 1);
  tell("sessions", sessions !== undefined && sessions > 1);
  tell("follow-up", facts.followUp !== undefined);
  tell("age", age !== undefined);
  tell("child-age", age !== undefined && ((age.mean ?? 99) < 18 || (age.from ?? 99) < 16));
  tell("women", facts.percentWomen !== undefined);
  tell("blind", blinding !== undefined && blinding !== "open-label");
  tell("open", blinding === "open-label");
  tell("comparator", facts.comparator !== undefined);
  return known;
}
