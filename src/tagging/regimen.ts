import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { inZones } from "./text/context.ts";

/** As weighed; but a title that speaks of one dose, or of repeated ones, is believed over what the abstract says of earlier work. */
export function tagRegimen(record: RecordReading): Tag[] {
  const { reading, designs } = record;
  // A synthesis combines what was given once and what was given often.
  if (designs.some((design) => design.value === "systematic-review" || design.value === "meta-analysis")) return [];
  const tags = weighedTags(record, "regimen").flatMap((tag) =>
    tag.value === "single-dose" ? (onceGiven(record, tag) ?? []) : [tag],
  );
  const single = ["regimen.single", "regimen.single.strong"].some((cue) => inZones(reading, cue, "title").length > 0);
  const repeated = ["regimen.repeated", "regimen.repeated.strong"].some((cue) => inZones(reading, cue, "title").length > 0);
  if (single === repeated || tags.length < 2) return tags;
  return tags.filter((tag) => tag.value === (single ? "single-dose" : "repeated"));
}

const NOT_REPEATED = "The abstract tells of the drug being given, and of no repetition.";

/** "Healthy" and "placebo-controlled" make one dose likely; what is quoted must speak of a dose or of the drug that was given. */
function onceGiven({ reading }: RecordReading, weighed: Tag): Tag | undefined {
  const told = DOSED.flatMap((cue) => reading.hits(cue)).filter((hit) => reading.zone(hit) !== "list");
  if (told.length > 0) return tagOf(reading, "regimen", weighed.value, told);
  // A title by itself is silent on how often.
  if (!reading.document.hasAbstract) return undefined;
  const given = GIVEN.flatMap((cue) => reading.hits(cue)).filter((hit) => reading.zone(hit) !== "list");
  return tagOf(reading, "regimen", weighed.value, given, NOT_REPEATED);
}

const DOSED = ["regimen.single.strong", "regimen.single", "regimen.over-min", "regimen.dose"];
const GIVEN = ["drug.ketamine", "drug.esketamine", "drug.arketamine", "drug.other.psychedelic"];
