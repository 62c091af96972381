import type { Facet } from "../../domain/tag.ts";
import type { FacetCounts } from "../../store/ports.ts";
import { FACETS } from "../../topic/facets.ts";

/** Every facet with every value it may have, how readers see it, and how many stored studies carry it. */
export function tagsJson(counts: FacetCounts) {
  const facets = Object.entries(FACETS) as [Facet, (typeof FACETS)[Facet]][];
  return {
    facets: facets.map(([facet, { label, values }]) => ({
      facet,
      label,
      values: values.map((value) => ({
        ...value,
        count: counts[facet]?.find((one) => one.value === value.value)?.count ?? 0,
      })),
    })),
  };
}
