import type { Preferences, Profile } from "../domain/subscription.ts";
import { FACETS } from "../topic/facets.ts";
import { standingQuestions } from "../topic/questions.ts";
import type { Facet } from "../domain/tag.ts";

/** What somebody asked for, as a phrase after "You get …": "new studies that match “ketamine AND suicide”, randomised trials only". */
export function describeProfile({ query, tags, question, level, only }: Profile): string {
  const asked = standingQuestions.find(({ slug }) => slug === question)?.question;
  const parts = [
    ...(asked === undefined ? [] : [`that answer to “${asked}”`]),
    ...(query === "" ? [] : [`that match your search “${shortened(query)}”`]),
    ...(tags.length === 0 ? [] : [`tagged ${tags.map(tagLabel).join(", ")}`]),
    ...(only === "everything" ? [] : ["that are trials or syntheses of trials"]),
    ...(level === undefined ? [] : [`of evidence level ${level}${level === 1 ? "" : " or better"}`]),
  ];
  return parts.length === 0 ? "every new study" : `new studies ${parts.join(", ")}`;
}

export function describeRhythm({ rhythm }: Pick<Preferences, "rhythm">): string {
  return rhythm === "weekly" ? "every week" : "once a month";
}

/** "design:rct" → "Randomised trial"; an unknown tag reads as it was written. */
export function tagLabel(tag: string): string {
  const [facet = "", value = ""] = tag.split(":");
  if (!isFacet(facet)) return tag;
  return FACETS[facet].values.find((one) => one.value === value)?.label ?? tag;
}

export function isFacet(name: string): name is Facet {
  return Object.hasOwn(FACETS, name);
}

function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 150)} …`;
}
