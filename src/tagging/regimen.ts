import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { inZones } from "./text/context.ts";

/** As weighed; but a title that speaks of one dose, or of repeated ones, is believed over what the abstract says of earlier work. */
export function tagRegimen(record: RecordReading): Tag[] {
  const { reading, designs } = record;
  // A synthesis combines what was given once and what was given often.
  if (designs.some((design) => design.value === "systematic-review" || design.value === "meta-analysis")) return [];
  const tags = weighedTags(record, "regimen");
  const single = ["regimen.single", "regimen.single.strong"].some((cue) => inZones(reading, cue, "title").length > 0);
  const repeated = ["regimen.repeated", "regimen.repeated.strong"].some((cue) => inZones(reading, cue, "title").length > 0);
  if (single === repeated || tags.length < 2) return tags;
  return tags.filter((tag) => tag.value === (single ? "single-dose" : "repeated"));
}
