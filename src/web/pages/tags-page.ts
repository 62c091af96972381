import type { FacetCounts } from "../../store/ports.ts";
import { facets } from "../../tagging/facet-labels.ts";
import { EVIDENCE_RULES, WITHOUT_LEVEL } from "../../topic/evidence-rules.ts";
import { FACETS } from "../../topic/facets.ts";
import { LEVELS_PAGE, tagAddress } from "./tag-words.ts";
import { number } from "./words.ts";

/** Every facet and value, what it means, and how many studies carry it. */
export function tagsPage(counts: FacetCounts) {
  return {
    facets: facets.map((facet) => ({
      id: facet,
      label: FACETS[facet].label,
      rules: facet === "evidence" ? LEVELS_PAGE : undefined,
      values: FACETS[facet].values.map(({ value, label, means }) => ({
        name: `${facet}:${value}`,
        label,
        means: means ?? (facet === "evidence" ? designsOf(value) : ""),
        href: tagAddress(facet, value),
        count: number(counts[facet]?.find((one) => one.value === value)?.count ?? 0),
      })),
    })),
  };
}

function designsOf(level: string): string {
  return EVIDENCE_RULES.filter((rule) => rule.level === level)
    .map(({ design }) => designLabel(design))
    .join(", ");
}

function designLabel(design: string): string {
  return FACETS.design.values.find(({ value }) => value === design)?.label ?? design;
}

/** The rules by which levels are given, as the tagger applies them: the first design in the list that fits decides. */
export function levelsPage() {
  return {
    rules: EVIDENCE_RULES.map(({ level, design, because }) => ({
      id: `level-${level}-${design}`,
      level,
      design: designLabel(design),
      href: tagAddress("design", design),
      because: because.replace(/^Level \d because /, "Because "),
    })),
    without: WITHOUT_LEVEL.map(designLabel).join(", "),
  };
}
