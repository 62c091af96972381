import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { inZones, isCovered } from "./text/context.ts";

/** Routes as a title names them: "oral ketamine", "intravenous esketamine", "ketamine infusion". */
const TITLED: readonly (readonly [value: string, cue: string, barred?: string])[] = [
  ["intravenous", "route.iv"],
  ["intravenous", "route.infusion"],
  ["intranasal", "route.in"],
  ["oral", "route.oral.drug", "route.oral.not"],
  ["subcutaneous", "route.sc", "route.sc.not"],
  ["sublingual", "route.sublingual"],
  ["intramuscular", "route.im", "route.im.not"],
  ["other-route", "route.other"],
];

/** Common routes are weighed; rarer ones need only be named; where the title names one, those that only the abstract compares with are left out. */
export function tagRoute(record: RecordReading): Tag[] {
  const { reading } = record;
  const named = (value: string, cue: string, barred?: string): Tag[] => {
    const not = barred === undefined ? [] : reading.hits(barred);
    const hits = reading.hits(cue).filter((hit) => !isCovered(hit, not) && reading.zone(hit) !== "background");
    return hits.length === 0 ? [] : [tagOf(reading, "route", value, hits) ?? []].flat();
  };
  const rarer = [
    ...named("subcutaneous", "route.sc", "route.sc.not"),
    ...named("sublingual", "route.sublingual"),
    ...named("intramuscular", "route.im", "route.im.not"),
    ...named("other-route", "route.other"),
  ];
  const titled = TITLED.flatMap(([value, cue, barred]) => {
    const not = barred === undefined ? [] : reading.hits(barred);
    const hits = inZones(reading, cue, "title").filter((hit) => !isCovered(hit, not));
    return hits.length === 0 ? [] : [tagOf(reading, "route", value, hits) ?? []].flat();
  });
  const weighed = weighedTags(record, "route");
  const inTitle = new Set(titled.map((tag) => tag.value));
  const kept = [...weighed.filter((tag) => inTitle.size === 0 || inTitle.has(tag.value)), ...rarer];
  return [...kept, ...titled.filter((tag, at) => ![...kept, ...titled.slice(0, at)].some((one) => one.value === tag.value))];
}
