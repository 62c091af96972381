import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { isNegated } from "./text/context.ts";

/** Rules of topics that need only be named: in the title, or so often. */
const NAMED: readonly (readonly [value: string, cue: string, times: number])[] = [
  ["misuse", "topic.misuse.strong", 2],
  ["maintenance", "topic.maintenance.strong", 2],
  ["psychotherapy", "topic.psychotherapy.strong", 2],
  ["cost", "topic.cost.strong", 2],
  ["driving", "topic.driving.strong", 2],
];

export function tagTopic(record: RecordReading): Tag[] {
  const { reading } = record;
  const named = NAMED.flatMap(([value, cue, times]) => {
    const hits = reading.hits(cue).filter((hit) => !isNegated(reading, hit) && reading.zone(hit) !== "registration");
    const told = hits.filter((hit) => reading.zone(hit) !== "background");
    const inTitle = hits.some((hit) => reading.zone(hit) === "title" || reading.zone(hit) === "list");
    return inTitle || told.length >= times ? (tagOf(reading, "topic", value, hits) ?? []) : [];
  });
  return [...weighedTags(record, "topic"), ...named];
}
