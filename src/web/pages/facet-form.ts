import type { Facet } from "../../domain/tag.ts";
import type { FacetCounts } from "../../store/ports.ts";
import { FACETS } from "../../topic/facets.ts";
import { stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import { day, number } from "./words.ts";

/** In the order in which readers narrow. */
const ORDER: readonly Facet[] = [
  "design",
  "drug",
  "route",
  "condition",
  "control",
  "conclusion",
  "evidence",
  "topic",
  "population",
  "regimen",
  "phase",
  "status",
];

/** Groups beyond these are folded until something in them is chosen. */
const OPEN = 5;

export function tagLabel(facet: string, value: string): string {
  const values = Object.hasOwn(FACETS, facet) ? FACETS[facet as Facet].values : [];
  return values.find((known) => known.value === value)?.label ?? `${facet}: ${value}`;
}

/** Check boxes with counts; a chosen value stays even where it finds nothing, so that it can be given up. */
export function facetGroups(facets: FacetCounts, { tag }: Pick<ReadingState, "tag">) {
  return ORDER.flatMap((facet) => {
    const counts = new Map((facets[facet] ?? []).map(({ value, count }) => [value, count]));
    const known = FACETS[facet].values.map(({ value }) => value);
    const others = [...counts.keys()].filter((value) => !known.includes(value));
    const values = [...known, ...others]
      .filter((value) => counts.has(value))
      .map((value) => ({
        name: `${facet}:${value}`,
        label: tagLabel(facet, value),
        count: number(counts.get(value) ?? 0),
        none: counts.get(value) === 0,
        checked: tag.includes(`${facet}:${value}`),
      }));
    return values.length === 0 ? [] : [{ label: FACETS[facet].label, values }];
  }).map((group, index) => ({ ...group, open: index < OPEN || group.values.some(({ checked }) => checked) }));
}

/** What narrows the list, each with the address that gives it up. */
export function chips(path: string, state: ReadingState) {
  const without = (changes: Partial<ReadingState>): string => stateAddress(path, state, { ...changes, page: 1 });
  return [
    ...(state.q === undefined
      ? []
      : [{ text: `“${state.q}”`, href: without({ q: undefined, sort: state.sort === "relevance" ? "newest" : state.sort }) }]),
    ...state.tag.map((name) => {
      const [facet = "", value = ""] = name.split(":");
      return { text: tagLabel(facet, value), href: without({ tag: state.tag.filter((other) => other !== name) }) };
    }),
    ...(state.from === undefined ? [] : [{ text: `entered since ${day(state.from).text}`, href: without({ from: undefined }) }]),
    ...(state.to === undefined ? [] : [{ text: `entered up to ${day(state.to).text}`, href: without({ to: undefined }) }]),
  ];
}
