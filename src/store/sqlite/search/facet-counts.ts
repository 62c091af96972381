import type { Facet } from "../../../domain/tag.ts";
import type { FacetCounts, SearchRequest } from "../../ports.ts";
import { andBits, countBoth, noBits, orBits, type Bits } from "./bits.ts";
import type { Collection } from "./collection.ts";

type Chosen = readonly (readonly [facet: Facet, values: readonly string[]])[];

export function chosenTags({ tags = {} }: Pick<SearchRequest, "tags">): Chosen {
  return (Object.entries(tags) as [Facet, readonly string[]][]).filter(([, values]) => values.length > 0);
}

/** Those that have one of the chosen values, for each facet that is narrowed. */
export function facetSets(chosen: Chosen, { values, size }: Collection): ReadonlyMap<Facet, Bits> {
  return new Map(
    chosen.map(([facet, wanted]) => [
      facet,
      wanted.map((value) => values.get(`${facet}:${value}`)?.bits ?? noBits(size)).reduce(orBits, noBits(size)),
    ]),
  );
}

/** Of every value, how many it would find within the search and the other facets. */
export function facetCounts(found: Bits, chosen: Chosen, collection: Collection): FacetCounts {
  const sets = facetSets(chosen, collection);
  const within = (facet?: Facet) =>
    [...sets].filter(([other]) => other !== facet).reduce((bits, [, set]) => andBits(bits, set), found);
  const everyFacet = within();
  const counts: Partial<Record<Facet, { value: string; count: number }[]>> = {};
  const reach = new Map<Facet, Bits>();
  for (const { facet, value, bits } of collection.values.values()) {
    const base = sets.has(facet) ? (reach.get(facet) ?? within(facet)) : everyFacet;
    reach.set(facet, base);
    const count = countBoth(base, bits);
    const isChosen = chosen.some(([other, values]) => other === facet && values.includes(value));
    if (count > 0 || isChosen) (counts[facet] ??= []).push({ value, count });
  }
  for (const [facet, values] of chosen) {
    const unknown = values.filter((value) => !collection.values.has(`${facet}:${value}`));
    (counts[facet] ??= []).push(...unknown.map((value) => ({ value, count: 0 })));
  }
  for (const list of Object.values(counts)) list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return counts;
}
