import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { isCovered, isNegated } from "./text/context.ts";

const NONE = "No group for comparison is described.";

/** What the drug was compared with; "another drug" is named where it is midazolam or ECT. */
export function tagControl(record: RecordReading): Tag[] {
  const { reading } = record;
  const named = (cue: string): ReturnType<typeof reading.hits> =>
    reading.hits(cue).filter((hit) => !isNegated(reading, hit) && reading.zone(hit) !== "background");
  // A synthesis has no control group of its own; but it may set two treatments side by side.
  const isSynthesis = record.designs.some(({ value }) => value === "systematic-review" || value === "meta-analysis");
  const weighed = weighedTags(record, "control").filter((tag) => !isSynthesis || tag.value === "active-drug");
  // "Without control group" names one only to deny it.
  const denied = !isSynthesis && weighed.every((tag) => tag.value === "other-control" || tag.value === "none");
  const without = denied ? tagOf(reading, "control", "none", named("control.none.plain")) : undefined;
  if (without !== undefined) return [without];
  return weighed.flatMap((tag) => {
    if (tag.value === "none" && named("control.none.stated").length === 0) return [{ ...tag, because: NONE }];
    if (tag.value !== "active-drug") return [tag];
    const midazolam = tagOf(reading, "control", "midazolam", named("control.midazolam.strong"));
    const ect = tagOf(
      reading,
      "control",
      "ect",
      named("control.ect.strong").filter((hit) => !isCovered(hit, reading.hits("regimen.ect.not"))),
    );
    const specific = [midazolam, ect].filter((one) => one !== undefined);
    return specific.length > 0 ? specific : isSynthesis ? [] : [tag];
  });
}
