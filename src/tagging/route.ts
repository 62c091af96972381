import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { isCovered } from "./text/context.ts";

/** Common routes are weighed; rarer ones need only be named. */
export function tagRoute(record: RecordReading): Tag[] {
  const { reading } = record;
  const tags = weighedTags(record, "route");
  const named = (value: string, cue: string, barred?: string): Tag[] => {
    const not = barred === undefined ? [] : reading.hits(barred);
    const hits = reading.hits(cue).filter((hit) => !isCovered(hit, not) && reading.zone(hit) !== "background");
    return hits.length === 0 ? [] : [tagOf(reading, "route", value, hits) ?? []].flat();
  };
  return [
    ...tags,
    ...named("subcutaneous", "route.sc", "route.sc.not"),
    ...named("sublingual", "route.sublingual"),
    ...named("intramuscular", "route.im", "route.im.not"),
    ...named("other-route", "route.other"),
  ];
}
