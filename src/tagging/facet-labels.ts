import type { Facet } from "../domain/tag.ts";
import { FACETS } from "../topic/facets.ts";

/** "design", "rct" → "Randomised trial"; a value that this version does not know, as it is spelt. */
export function valueLabel(facet: Facet, value: string): string {
  return FACETS[facet].values.find((known) => known.value === value)?.label ?? value;
}

export function facetLabel(facet: Facet): string {
  return FACETS[facet].label;
}

export function isFacet(name: string): name is Facet {
  return Object.hasOwn(FACETS, name);
}

export const facets = Object.keys(FACETS).filter(isFacet);
