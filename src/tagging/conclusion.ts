import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { isCovered, isNegated } from "./text/context.ts";
import type { Hit } from "./text/hits.ts";

/** Notices, protocols, comments and narrative reviews conclude nothing of their own about a treatment. */
const SILENT = new Set(["notice", "protocol", "commentary", "preclinical", "guideline", "review"]);

/** Only studies that gave a treatment, or gathered such studies, can find it wanting. */
const TREATING = new Set([
  "rct",
  "non-randomised-trial",
  "secondary-analysis",
  "cohort",
  "meta-analysis",
  "systematic-review",
  "case-series",
]);

/** The direction in which the authors themselves conclude; absent when they do not say so plainly. */
export function tagConclusion(record: RecordReading): Tag[] {
  const { reading, designs } = record;
  if (designs.some((design) => SILENT.has(design.value))) return [];
  const last = lastSentences(record);
  const concluding = (cue: string): readonly Hit[] =>
    reading.hits(cue).filter((hit) => reading.zone(hit) === "conclusion" || last.has(hit.sentence));
  const against = [...concluding("conclusion.against"), ...concluding("conclusion.equal")];
  const favour = concluding("conclusion.suggest-positive").filter((hit) => !isNegated(reading, hit) && !isCovered(hit, against));
  if (against.length === 0 || favour.length > 0 || !isTreatmentStudy(record)) return weighedTags(record, "conclusion");
  const equal = concluding("conclusion.equal");
  const tag = tagOf(reading, "conclusion", equal.length > 0 ? "neutral" : "negative", equal.length > 0 ? equal : against);
  return tag === undefined ? [] : [tag];
}

function isTreatmentStudy({ reading, designs }: RecordReading): boolean {
  return (
    designs.some((design) => TREATING.has(design.value)) &&
    reading.hits("condition.patients").length > 0 &&
    reading.hits("topic.efficacy").length + reading.hits("topic.treatment").length >= 2
  );
}

function lastSentences({ reading }: RecordReading): ReadonlySet<number> {
  const { sentences, running } = reading.document;
  let last = sentences.length - 1;
  while (last > 0 && ((sentences[last]?.from ?? 0) >= running || sentences[last]?.zone === "registration")) last--;
  return new Set(last > 2 ? [last, last - 1] : [last]);
}
