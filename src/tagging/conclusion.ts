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
  const weighed = weighedTags(record, "conclusion");
  const last = lastSentences(record);
  const concluding = (cue: string): readonly Hit[] =>
    reading.hits(cue).filter((hit) => reading.zone(hit) === "conclusion" || last.has(hit.sentence));
  const against = concluding("conclusion.against");
  const equal = concluding("conclusion.equal");
  const denied = [...against, ...equal];
  const plain = (cue: string): readonly Hit[] =>
    concluding(cue).filter((hit) => !isNegated(reading, hit) && !isCovered(hit, denied));
  const likely = weighed.some((tag) => tag.value === STATED);
  if (against.length === 0 || plain("conclusion.suggest-positive").length > 0 || !(likely && isTreatmentStudy(record)))
    return weighed.filter((tag) => tag.value !== STATED);
  const turns = concluding("conclusion.turn");
  const gains = plain("conclusion.positive");
  const tag =
    equal.length > 0
      ? tagOf(reading, "conclusion", "neutral", equal)
      : turns.length > 0 && gains.length > 0
        ? tagOf(reading, "conclusion", "mixed", [...against, ...gains])
        : tagOf(reading, "conclusion", "negative", against);
  return tag === undefined ? [] : [tag];
}

/** Not a tag: points find it likely that the record concludes on a treatment at all, whichever way. */
const STATED = "stated";

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
