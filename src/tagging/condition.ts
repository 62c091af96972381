import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { isCovered, isNegated } from "./text/context.ts";
import type { Hit, Reading } from "./text/hits.ts";

/** Disorders that a title need only name, if the text takes them up again. */
const TITLED = [
  ["alcohol", "condition.alcohol.disorder"],
  ["other-addiction", "condition.addiction.disorder"],
  ["palliative", "condition.palliative.strong"],
  ["ptsd", "condition.ptsd"],
] as const;

function titled(reading: Reading, cue: string): readonly Hit[] {
  const hits = reading.hits(cue).filter((hit) => !isNegated(reading, hit));
  return hits.length >= 3 && hits.some((hit) => reading.zone(hit) === "title") ? hits : [];
}

const NO_ILLNESS = "People are described, and no illness of theirs.";

/**
 * Healthy people or users of drugs are mostly called so. Where they are not, the people must be named without a patient, an operation
 * or a review of others' studies beside them; signs of an experiment ("double-blind", "task") say nothing of anybody's health.
 */
function healthyIn({ reading, designs }: RecordReading, weighed: Tag): Tag | undefined {
  const own = (cue: string): readonly Hit[] =>
    reading.hits(cue).filter((hit) => !["background", "list", "registration"].includes(reading.zone(hit)));
  if (["condition.healthy", "condition.users", "design.users"].some((cue) => own(cue).length > 0)) return weighed;
  if (ILL.some((cue) => own(cue).length > 0) || designs.some(({ value }) => OF_OTHERS.has(value))) return undefined;
  return tagOf(reading, "condition", "healthy", own("rule.condition.people"), NO_ILLNESS);
}

const ILL = ["condition.patients", "condition.perioperative.strong", "condition.schizophrenia"];
const OF_OTHERS: ReadonlySet<string> = new Set(["meta-analysis", "systematic-review", "review", "case-report", "case-series"]);

/** Conditions common in the literature are weighed; the others follow rules on their own words. */
export function tagCondition(record: RecordReading): Tag[] {
  const { reading } = record;
  const weighed = weighedTags(record, "condition");
  const preclinical = record.designs.some((design) => design.value === "preclinical");
  const mood = reading.hits("condition.depression").some((hit) => !isCovered(hit, reading.hits("condition.depression.not")));
  const missed = TITLED.filter(([value]) => !weighed.some((tag) => tag.value === value));
  const tags = weighed
    .map((tag) => (tag.value === "healthy" ? healthyIn(record, tag) : tag))
    .filter((tag) => tag !== undefined)
    .filter((tag) => (tag.value !== "healthy" || !preclinical) && (tag.value !== "depression" || mood));
  const depressed = tags.some((tag) => tag.value === "depression");
  const add = (value: string, hits: readonly Hit[]): void => {
    const tag = tagOf(reading, "condition", value, hits);
    if (tag !== undefined) tags.push(tag);
  };
  const focus = (cue: string, barred: readonly Hit[] = []): readonly Hit[] => {
    const hits = reading.hits(cue).filter((hit) => !isNegated(reading, hit) && !isCovered(hit, barred));
    const told = hits.filter((hit) => !["background", "registration"].includes(reading.zone(hit)));
    const named = told.some((hit) => ["title", "list", "aim", "conclusion"].includes(reading.zone(hit)));
    return named || told.length >= 2 ? told : [];
  };
  for (const [value, cue] of missed) add(value, titled(reading, cue));
  if (depressed) add("treatment-resistant", focus("condition.trd"));
  add("bipolar", focus("condition.bipolar.disorder", reading.hits("condition.bipolar.not")));
  add("postpartum", focus("condition.postpartum.depression"));
  add("suicidality", focus("topic.suicide.strong"));
  add("ocd", focus("condition.ocd"));
  add("eating-disorder", focus("condition.eating"));
  add("perioperative", focus("condition.perioperative.strong"));
  add("dementia", focus("condition.dementia"));
  return tags;
}
