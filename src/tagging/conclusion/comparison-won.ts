import type { Tag } from "../../domain/tag.ts";
import { isOtherDrug } from "../facts/other-drugs.ts";
import { tagOf } from "../tag-of.ts";
import { isNegated } from "../text/context.ts";
import type { Reading } from "../text/hits.ts";

/** Where the report itself sets ketamine above its comparator, those words come first; the summary says "favours" of no other. */
export function withComparison(reading: Reading, tag: Tag): Tag {
  const ketamine = [...reading.hits("drug.ketamine"), ...reading.hits("drug.esketamine"), ...reading.hits("drug.arketamine")];
  const besides = BESIDES.flatMap((cue) => reading.hits(cue));
  const won = reading.hits("rule.conclusion.better").filter((hit) => {
    if (reading.zone(hit) === "background" || reading.zone(hit) === "methods" || isNegated(reading, hit)) return false;
    const { from, to } = reading.sentence(hit.sentence);
    for (let at = from; at < to; at++) {
      const norm = reading.norm(at) ?? "";
      if (UNWON.has(norm) || (isOtherDrug(norm) && !COMPARATORS.has(norm))) return false;
    }
    if (besides.some((other) => other.sentence === hit.sentence && other.to >= hit.from - NEAR && other.from <= hit.to))
      return false;
    return ketamine.some(({ from: at, sentence }) => sentence === hit.sentence && at >= hit.from - NEAR && at <= hit.to + NEAR);
  });
  const compared = tagOf(reading, "conclusion", "positive", won, BETTER);
  return compared === undefined ? tag : { ...compared, evidence: [...compared.evidence, ...tag.evidence].slice(0, 3) };
}

const NEAR = 8;
const UNWON = new Set(
  "no not nor neither without trend hypothesized hypothesised hypothesis predict predicted aim whether".split(" "),
);
const COMPARATORS = new Set(["midazolam", "placebo", "saline"]);
/** Harm, experiences and measurements: more of them is no win. */
const BESIDES = [
  "rule.conclusion.harm",
  "topic.experience",
  "topic.dissociation",
  "topic.imaging",
  "topic.eeg",
  "topic.biomarker",
  "topic.mechanism",
];

/** Why a summary may say "favours". */
export const BETTER = "The report sets the drug above its comparator.";
