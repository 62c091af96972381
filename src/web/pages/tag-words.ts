import type { Facts } from "../../domain/facts.ts";
import type { Facet, Tag } from "../../domain/tag.ts";
import { facetLabel, valueLabel } from "../../tagging/facet-labels.ts";
import { summaryLine } from "../../tagging/summary-line.ts";

export function tagAddress(facet: Facet, value: string): string {
  return `/studies?tag=${encodeURIComponent(`${facet}:${value}`)}`;
}

export const LEVELS_PAGE = "/about/evidence-levels";

/** The numbered ring before a title: level, colour by number, and the reason in words. */
export function evidenceRing(tags: readonly Tag[]) {
  const level = tags.find(({ facet }) => facet === "evidence");
  if (level === undefined) return undefined;
  return { level: level.value, label: level.because ?? curatorWords(level) ?? `Evidence level ${level.value}` };
}

/** "A curator: …" where a human gave the tag. */
export function curatorWords({ by }: Tag): string | undefined {
  return by === undefined ? undefined : `Given by a curator: ${by.note}`;
}

export function summaryModel(tags: readonly Tag[], facts: Facts | undefined) {
  return summaryLine(tags, facts).map((pieces) => ({ pieces }));
}

/** What a reader of a list would follow; what nearly every study has, or what stands in the line above, is no chip. */
const CHIPS: readonly Facet[] = ["design", "drug", "route", "control", "condition", "population"];
const SILENT: ReadonlySet<string> = new Set(["control:none", "control:pre-post", "population:adults", "population:both-sexes"]);
const MOST = 8;

export function tagChips(tags: readonly Tag[]) {
  return CHIPS.flatMap((facet) => tags.filter((tag) => tag.facet === facet && !SILENT.has(`${facet}:${tag.value}`)))
    .slice(0, MOST)
    .map(({ facet, value }) => ({
      href: tagAddress(facet, value),
      text: valueLabel(facet, value),
      title: `${facetLabel(facet)}: ${valueLabel(facet, value)}`,
    }));
}
