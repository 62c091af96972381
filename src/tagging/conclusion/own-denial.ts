import type { RecordReading } from "../record.ts";
import type { Hit, Reading } from "../text/hits.ts";

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

/** Words by which a study of a treatment denies what it hoped to show, in its title or its last sentences. */
export function ownDenial(record: RecordReading, concluding: (cue: string) => readonly Hit[]): readonly Hit[] {
  const { reading } = record;
  if (!speaksOfTreatment(record)) return [];
  const harms = reading.hits("rule.conclusion.harm");
  return [
    ...concluding("rule.conclusion.denied").filter(
      (hit) => !harms.some(({ from }) => from >= hit.from && from <= hit.to + HARM_REACH),
    ),
    ...reading.hits("rule.conclusion.absence").filter((hit) => reading.zone(hit) === "title"),
  ];
}

/** "Safe", "well tolerated", "feasible": no word on whether it works. */
export function isMereSafety(reading: Reading, { from, to }: Hit): boolean {
  for (let at = from; at <= to; at++) if (SAFETY.has(reading.norm(at) ?? "")) return true;
  return false;
}

const SAFETY = new Set(["safe", "safety", "tolerated", "feasible", "feasibility"]);

/** "Had no greater effect than placebo in reducing symptoms": praise behind a denial, with no "but" between, is denied too. */
export function isDeniedAlong(hit: Hit, denial: readonly Hit[], turns: readonly Hit[]): boolean {
  return denial.some(
    (no) => no.sentence === hit.sentence && no.to < hit.from && !turns.some((turn) => turn.from > no.to && turn.to < hit.from),
  );
}

/** "Did not increase the overall rate of adverse events": how far behind the denial the harm may stand, in words. */
const HARM_REACH = 7;

/** True for a study that gave a treatment, or gathered such studies, and speaks of its effect. */
export function speaksOfTreatment({ reading, designs }: Pick<RecordReading, "reading" | "designs">): boolean {
  return (
    designs.some((design) => TREATING.has(design.value)) &&
    reading.hits("topic.efficacy").length + reading.hits("topic.treatment").length >= 2
  );
}
