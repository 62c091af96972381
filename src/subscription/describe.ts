import type { Preferences, Profile } from "../domain/subscription.ts";
import { FACETS } from "../topic/facets.ts";
import { standingQuestions } from "../topic/questions.ts";
import type { Facet } from "../domain/tag.ts";

/** What somebody asked for, as a phrase after "You get …": "new studies that match your search “ketamine AND suicide”". */
export function describeProfile(
  { query, tags, question, level, only }: Profile,
  ofSearch: (query: string) => string = (text) => `that match your search “${shortened(text)}”`,
): string {
  const asked = standingQuestions.find(({ slug }) => slug === question)?.question;
  const parts = [
    ...(question === undefined
      ? []
      : [asked === undefined ? "that answer to a question we follow no longer" : `that answer to “${asked}”`]),
    ...(query === "" ? [] : [ofSearch(query)]),
    ...(tags.length === 0 ? [] : [`tagged ${tags.map((tag) => `“${tagLabel(tag)}”`).join(", ")}`]),
    ...(only === "everything" ? [] : ["that are trials or syntheses of trials"]),
    ...(level === undefined ? [] : [`of evidence level ${level}${level === 1 ? "" : " or better"}`]),
  ];
  return parts.length === 0 ? "every new study" : `new studies ${parts.join(", ")}`;
}

export function describeRhythm({ rhythm }: Pick<Preferences, "rhythm">): string {
  return rhythm === "weekly" ? "every week" : "once a month";
}

export function isTag(text: string): boolean {
  const [facet = "", value = ""] = text.split(":");
  return isFacet(facet) && FACETS[facet].values.some((one) => one.value === value);
}

/** "design:rct" → "Randomised trial"; an unknown tag reads as it was written. */
export function tagLabel(tag: string): string {
  const [facet = "", value = ""] = tag.split(":");
  if (!isFacet(facet)) return tag;
  return FACETS[facet].values.find((one) => one.value === value)?.label ?? tag;
}

function isFacet(name: string): name is Facet {
  return Object.hasOwn(FACETS, name);
}

function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 150)} …`;
}
