import type { Tag } from "../domain/tag.ts";
import { tagOf, weighedTags, type RecordReading } from "./record.ts";
import { inText, isCovered, isNegated } from "./text/context.ts";

const BOTH = "People are described without restriction to one sex.";
const ADULTS = "People are described and none is said to be under 18.";

/** Ages, sexes and groups of the people studied; animals have none of them. */
export function tagPopulation(record: RecordReading): Tag[] {
  const { reading, designs } = record;
  if (designs.some((design) => design.value === "preclinical" || design.value === "notice")) return [];
  const tags = oneSex(weighedTags(record, "population")).map((tag) => withReason(record, tag));
  const named = (value: string, cue: string): Tag[] => {
    const hits = inText(reading, cue).filter(
      (hit) => !isNegated(reading, hit) && !["background", "criteria"].includes(reading.zone(hit)),
    );
    const listed = reading.hits(cue).filter((hit) => reading.zone(hit) === "list");
    const enough = hits.length >= 2 || hits.some((hit) => reading.zone(hit) === "title" || reading.zone(hit) === "methods");
    return [enough || listed.length > 0 ? (tagOf(reading, "population", value, [...hits, ...listed]) ?? []) : []].flat();
  };
  return [
    ...tags,
    ...named("older-adults", "population.older"),
    ...named("pregnancy", "population.pregnancy.strong"),
    ...named("veterans", "population.veterans.strong"),
  ];
}

/** Men only and women only exclude each other and both sexes. */
function oneSex(tags: readonly Tag[]): Tag[] {
  const single = tags.filter((tag) => tag.value === "men-only" || tag.value === "women-only");
  if (single.length === 1) return tags.filter((tag) => tag.value !== "both-sexes");
  return tags.filter((tag) => !single.includes(tag));
}

function withReason({ reading }: RecordReading, tag: Tag): Tag {
  if (tag.value === "both-sexes" && reading.hits("sex.both").length === 0) return { ...tag, because: BOTH };
  const stated = reading
    .hits("population.adults.strong")
    .filter((hit) => !isCovered(hit, reading.hits("population.children.not")));
  return tag.value === "adults" && stated.length === 0 ? { ...tag, because: ADULTS } : tag;
}
