import type { Tag } from "../domain/tag.ts";
import { EVIDENCE_RULES, WITHOUT_LEVEL } from "../topic/evidence-rules.ts";

/** The level that a study's designs and standing give it, by the rules alone; for tags that a curator changed. */
export function levelOf(tags: readonly Tag[]): string | undefined {
  const designs = tags.filter((tag) => tag.facet === "design").map((tag) => tag.value);
  const isRetracted = tags.some((tag) => tag.facet === "status" && tag.value === "retracted");
  if (isRetracted || designs.some((design) => WITHOUT_LEVEL.includes(design))) return undefined;
  return EVIDENCE_RULES.find((rule) => designs.includes(rule.design))?.level;
}
