import type { Facet } from "../domain/tag.ts";
import { FACETS } from "../topic/facets.ts";

/** How people also write some values; the values themselves and their labels need no line here. */
const ALSO: Readonly<Record<string, string>> = {
  "design:randomized-controlled-trial": "rct",
  "design:randomised-controlled-trial": "rct",
  "design:randomized-trial": "rct",
  "design:trial": "rct",
  "design:metaanalysis": "meta-analysis",
  "design:animal": "preclinical",
  "design:real-world": "cross-sectional",
  "drug:s-ketamine": "esketamine",
  "drug:(s)-ketamine": "esketamine",
  "drug:spravato": "esketamine",
  "drug:r-ketamine": "arketamine",
  "drug:(r)-ketamine": "arketamine",
  "drug:norketamine": "metabolite",
  "drug:hydroxynorketamine": "metabolite",
  "drug:hnk": "metabolite",
  "route:iv": "intravenous",
  "route:i.v.": "intravenous",
  "route:nasal": "intranasal",
  "route:im": "intramuscular",
  "route:i.m.": "intramuscular",
  "route:sc": "subcutaneous",
  "route:s.c.": "subcutaneous",
  "route:other": "other-route",
  "condition:trd": "treatment-resistant",
  "condition:suicide": "suicidality",
  "condition:addiction": "other-addiction",
  "condition:surgery": "perioperative",
  "control:saline": "placebo",
  "control:active": "active-drug",
  "population:women": "women-only",
  "population:men": "men-only",
  "population:adolescents": "children",
  "population:elderly": "older-adults",
  "regimen:single": "single-dose",
  "regimen:multiple": "repeated",
};

/**
 * The value of a facet that these words name: the value itself, its label, or another usual name; in any case, with hyphens or spaces.
 * Undefined where the facet has no such value.
 */
export function tagValue(facet: Facet, typed: string): string | undefined {
  const name = typed.trim().toLowerCase().replace(/\s+/g, "-");
  const { values } = FACETS[facet];
  const found = values.find(({ value, label }) => value === name || label.toLowerCase().replace(/\s+/g, "-") === name);
  const also = `${facet}:${name}`;
  return found?.value ?? (Object.hasOwn(ALSO, also) ? ALSO[also] : undefined);
}

/** What to tell of words that name no value: the values there are. */
export function unknownValue(facet: Facet, typed: string): string {
  const known = FACETS[facet].values.map(({ value }) => value).join(", ");
  return `“${typed.slice(0, 40)}” is not a value of ${facet}; nothing can match it. There are ${known}.`;
}
