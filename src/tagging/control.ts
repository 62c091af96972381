import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { isCovered, isNegated } from "./text/context.ts";
import type { Hit } from "./text/hits.ts";

const NONE = "No group for comparison is described.";

/** What the drug was compared with; "another drug" is named where it is midazolam or ECT. */
export function tagControl(record: RecordReading): Tag[] {
  const { reading } = record;
  const named = (cue: string): ReturnType<typeof reading.hits> =>
    reading.hits(cue).filter((hit) => !isNegated(reading, hit) && reading.zone(hit) !== "background");
  // A synthesis has no control group of its own; but it may set two treatments side by side.
  const isSynthesis = record.designs.some(({ value }) => value === "systematic-review" || value === "meta-analysis");
  const weighed = weighedTags(record, "control").filter((tag) => !isSynthesis || tag.value === "active-drug");
  // ECT set against the drug in the title is a comparison, whatever else the paper calls a control.
  const titled = ectAsRival(reading, (cue) => named(cue).filter((hit) => reading.zone(hit) === "title"));
  // "Without control group" names one only to deny it.
  const denied =
    titled === undefined && !isSynthesis && weighed.every((tag) => tag.value === "other-control" || tag.value === "none");
  const without = denied ? tagOf(reading, "control", "none", named("control.none.plain")) : undefined;
  if (without !== undefined) return [without];
  const known = weighed.some((tag) => tag.value === "active-drug");
  const tags = weighed.flatMap((tag) => {
    if (tag.value === "none" && named("control.none.stated").length === 0) return noneDescribed(reading, named) ?? [];
    if (tag.value !== "active-drug") return [tag];
    const midazolam = tagOf(reading, "control", "midazolam", named("control.midazolam.strong"));
    const ect = ectAsRival(reading, named);
    const specific = [midazolam, ect].filter((one) => one !== undefined);
    return specific.length > 0 ? specific : isSynthesis ? [] : [tag];
  });
  const others = tags.filter((tag) => tag.value !== "none");
  if (titled !== undefined && !known) return [...others.filter((tag) => tag.value !== "other-control"), titled];
  return others.length > 0 ? others : tags;
}

/** Silence is no word: what is quoted is the kind of study that has no such group, or the people that are described. */
function noneDescribed(reading: RecordReading["reading"], named: (cue: string) => readonly Hit[]): Tag | undefined {
  const kinds = WITHOUT_GROUP.flatMap(named);
  const shown = kinds.length > 0 ? kinds : named("rule.condition.people").filter((hit) => reading.zone(hit) !== "list");
  return tagOf(reading, "control", "none", shown, NONE);
}

const WITHOUT_GROUP = [
  "control.none",
  "control.pre-post",
  "design.case-report",
  "design.case-series",
  "design.cross-sectional",
  "design.real-world",
  "design.qualitative",
  "design.open-trial.strong",
];

/** ECT where the drug is set against it; not where it is the setting of both groups, as in trials of anaesthetics for ECT. */
function ectAsRival(reading: RecordReading["reading"], named: (cue: string) => readonly Hit[]): Tag | undefined {
  if (reading.hits("rule.control.ect.setting").some((hit) => reading.zone(hit) === "title")) return undefined;
  const spared = reading.hits("regimen.ect.not");
  return tagOf(
    reading,
    "control",
    "ect",
    named("rule.control.ect.rival").filter((hit) => !isCovered(hit, spared)),
  );
}
