import type { Tag } from "../domain/tag.ts";
import { withComparison } from "./conclusion/comparison-won.ts";
import { isDeniedAlong, isMereSafety, ownDenial, speaksOfTreatment } from "./conclusion/own-denial.ts";
import { weighedTags, type RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";
import { isCovered, isNegated } from "./text/context.ts";
import type { Hit } from "./text/hits.ts";

/** Notices, protocols, comments and narrative reviews conclude nothing of their own about a treatment. */
const SILENT = new Set(["notice", "protocol", "commentary", "preclinical", "guideline", "review"]);

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
  const turns = concluding("conclusion.turn");
  const outdone = concluding("rule.conclusion.rival").filter((hit) => !isNegated(reading, hit));
  if (outdone.length > 0) return listOf(tagOf(reading, "conclusion", "negative", outdone));
  const same = concluding("rule.conclusion.same");
  if (same.length > 0 && reading.hits("rule.control.ect.rival").length > 0)
    return listOf(tagOf(reading, "conclusion", "neutral", same));
  const denial = ownDenial(record, concluding);
  if (denial.length > 0 && weighed.some((tag) => tag.value === "positive")) {
    const turned = turns.length > 0 ? plain("conclusion.positive") : [];
    const hopes = [...plain("conclusion.suggest-positive"), ...turned].filter(
      (hit) =>
        reading.zone(hit) !== "results" &&
        !isCovered(hit, denial) &&
        !isMereSafety(reading, hit) &&
        !isDeniedAlong(hit, denial, turns),
    );
    const answer = hopes.length > 0 ? "mixed" : equal.length > 0 ? "neutral" : "negative";
    return listOf(tagOf(reading, "conclusion", answer, [...denial, ...hopes]));
  }
  const likely = weighed.some((tag) => tag.value === STATED);
  if (against.length === 0 || plain("conclusion.suggest-positive").length > 0 || !(likely && isTreatmentStudy(record)))
    return weighed
      .filter((tag) => tag.value !== STATED)
      .map((tag) => (tag.value === "positive" ? withComparison(reading, tag) : tag));
  const gains = plain("conclusion.positive");
  const tag =
    equal.length > 0
      ? tagOf(reading, "conclusion", "neutral", equal)
      : turns.length > 0 && gains.length > 0
        ? tagOf(reading, "conclusion", "mixed", [...against, ...gains])
        : tagOf(reading, "conclusion", "negative", against);
  return listOf(tag);
}

const listOf = (tag: Tag | undefined): Tag[] => (tag === undefined ? [] : [tag]);

/** Not a tag: points find it likely that the record concludes on a treatment at all, whichever way. */
const STATED = "stated";

function isTreatmentStudy(record: RecordReading): boolean {
  return record.reading.hits("condition.patients").length > 0 && speaksOfTreatment(record);
}

function lastSentences({ reading }: RecordReading): ReadonlySet<number> {
  const { sentences, running } = reading.document;
  let last = sentences.length - 1;
  const says = (from: number): boolean => from < running && !IMPRINT.has(reading.norm(from) ?? "");
  while (last > 0 && (!says(sentences[last]?.from ?? 0) || sentences[last]?.zone === "registration")) last--;
  return new Set(last > 2 ? [last, last - 1] : [last]);
}

/** How what a database adds to an abstract begins. */
const IMPRINT = new Set(["psycinfo", "copyright", "©", "reprinted", "published"]);
