import type { Tag } from "../domain/tag.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import type { Hit } from "./text/hits.ts";

/** Notices, protocols, comments and narrative reviews conclude nothing of their own about a treatment. */
const SILENT = new Set(["notice", "protocol", "commentary", "preclinical", "guideline", "review"]);

/** The direction in which the authors themselves conclude; absent when they do not say so plainly. */
export function tagConclusion(record: RecordReading): Tag[] {
  const { reading, designs } = record;
  if (designs.some((design) => SILENT.has(design.value))) return [];
  const positive = weighedTags(record, "conclusion");
  if (positive.length > 0) return positive;
  if (record.marks.cues.length === 0 || !isTreatmentStudy(record)) return [];
  const last = lastSentences(record);
  const concluding = (cue: string): readonly Hit[] =>
    reading.hits(cue).filter((hit) => reading.zone(hit) === "conclusion" || last.has(hit.sentence));
  const against = concluding("conclusion.against");
  const equal = concluding("conclusion.equal");
  const favour = concluding("conclusion.suggest-positive");
  if (against.length > 0 && favour.length > 0 && concluding("conclusion.turn").length > 0)
    return [tagOf(reading, "conclusion", "mixed", [...against, ...favour]) ?? []].flat();
  if (equal.length > 0) return [tagOf(reading, "conclusion", "neutral", equal) ?? []].flat();
  if (against.length > 0 && favour.length === 0) return [tagOf(reading, "conclusion", "negative", against) ?? []].flat();
  return [];
}

function isTreatmentStudy({ reading }: RecordReading): boolean {
  return (
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
