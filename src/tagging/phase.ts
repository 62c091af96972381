import type { Tag } from "../domain/tag.ts";
import type { RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { isCovered } from "./text/context.ts";

/** The trial's own phase: neither a phase of its timetable nor one called for. */
export function tagPhase({ reading, designs }: RecordReading): Tag[] {
  if (
    designs.some((design) =>
      ["review", "systematic-review", "meta-analysis", "commentary", "notice", "guideline", "preclinical"].includes(design.value),
    )
  )
    return [];
  const barred = reading.hits("phase.other");
  return ["1", "2", "3", "4"].flatMap((value) => {
    const hits = reading
      .hits(`phase.${value}`)
      .filter((hit) => !isCovered(hit, barred) && !["background", "conclusion"].includes(reading.zone(hit)));
    return tagOf(reading, "phase", value, hits) ?? [];
  });
}
