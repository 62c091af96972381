import type { IssueEntry } from "../domain/issue.ts";
import type { Pmid } from "../domain/pmid.ts";
import type { Profile } from "../domain/subscription.ts";
import type { Tag } from "../domain/tag.ts";
import type { StoredStudy } from "../store/ports.ts";
import { FACETS } from "../topic/facets.ts";
import { designsOf, levelOf, sectionRank, TRIALS_AND_SYNTHESES } from "./designs.ts";
import { issueEntry } from "./entry.ts";

/** What the search found of a profile's query and of its standing question; undefined where it has none. */
export type Matches = { readonly query: ReadonlySet<Pmid> | undefined; readonly question: ReadonlySet<Pmid> | undefined };

const NO_LEVEL = 9;

/** The studies a profile wants, each with why, syntheses and trials first, then by level and newest. Pure. */
export function chooseEntries(studies: readonly StoredStudy[], profile: Profile, matches: Matches): readonly IssueEntry[] {
  return studies
    .filter((stored) => wanted(stored, profile, matches))
    .map((stored) => ({ stored, entry: issueEntry(stored, reasonsFor(stored, profile, matches)) }))
    .sort(
      (a, b) =>
        sectionRank(a.entry.section) - sectionRank(b.entry.section) ||
        (levelOf(a.stored.tags) ?? NO_LEVEL) - (levelOf(b.stored.tags) ?? NO_LEVEL) ||
        b.stored.entered.localeCompare(a.stored.entered) ||
        Number(b.stored.study.pmid) - Number(a.stored.study.pmid),
    )
    .map(({ entry }) => entry);
}

function wanted({ study, tags }: StoredStudy, profile: Profile, { query, question }: Matches): boolean {
  if (query?.has(study.pmid) === false || question?.has(study.pmid) === false) return false;
  if (!hasTags(tags, profile.tags)) return false;
  if (profile.only === "trials-and-syntheses" && !designsOf(tags).some((design) => TRIALS_AND_SYNTHESES.has(design)))
    return false;
  return profile.level === undefined || (levelOf(tags) ?? NO_LEVEL) <= profile.level;
}

/** Values of one facet are OR-ed, facets AND-ed. */
function hasTags(tags: readonly Tag[], asked: readonly string[]): boolean {
  const has = new Set(tags.map(({ facet, value }) => `${facet}:${value}`));
  const facets = new Set(asked.map((tag) => tag.slice(0, tag.indexOf(":"))));
  return [...facets].every((facet) => asked.some((tag) => tag.startsWith(`${facet}:`) && has.has(tag)));
}

function reasonsFor({ tags }: StoredStudy, profile: Profile, { query, question }: Matches): readonly string[] {
  const level = levelOf(tags);
  return [
    ...labels(tags, "design"),
    ...(level === undefined ? [] : [`evidence level ${level}`]),
    ...labels(tags, "drug"),
    ...(query === undefined ? [] : [`matched your search: ${shortened(profile.query)}`]),
    ...(question === undefined ? [] : ["belongs to the question you chose"]),
  ];
}

function labels(tags: readonly Tag[], facet: "design" | "drug"): readonly string[] {
  return FACETS[facet].values
    .filter(({ value }) => tags.some((tag) => tag.facet === facet && tag.value === value))
    .map(({ label }) => label);
}

/** A search can be pages long; under each study its beginning is enough. */
function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 78)} …`;
}
