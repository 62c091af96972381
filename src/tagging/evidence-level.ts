import type { Tag } from "../domain/tag.ts";
import { EVIDENCE_RULES, WITHOUT_LEVEL } from "../topic/evidence-rules.ts";
import type { RecordReading } from "./record.ts";
import { tagOf } from "./tag-of.ts";

/** Level 1–5 with its reason, from the design alone. A retracted study has no level: there is nothing left to rely on. */
export function tagEvidenceLevel({ reading, designs, input }: RecordReading, status: readonly Tag[]): Tag[] {
  if (status.some((tag) => tag.value === "retracted") || input.status?.some((one) => one.kind === "retracted") === true)
    return [];
  if (designs.some((design) => WITHOUT_LEVEL.includes(design.value))) return [];
  for (const rule of EVIDENCE_RULES) {
    const design = designs.find((one) => one.value === rule.design);
    if (design !== undefined) return [tagOf(reading, "evidence", rule.level, design.hits, rule.because) ?? []].flat();
  }
  return [];
}
