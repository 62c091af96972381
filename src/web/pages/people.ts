import type { Contributor, PersonName } from "../../domain/author.ts";
import { safeHtml } from "../../domain/rich-text.ts";
import { orcidAddress } from "./links.ts";
import { listed } from "./words.ts";

/** Above this many authors the middle of the byline is folded away; all stand in the list below. */
const BYLINE = 12;

/** The line under the title: names in order, groups set apart by "for the". */
export function byline(authors: readonly Contributor[]) {
  const shown = authors.length > BYLINE ? [...authors.slice(0, BYLINE - 2), ...authors.slice(-1)] : authors;
  return {
    names: shown.map((author, index) => ({
      html: contributorHtml(author),
      collective: author.kind === "collective" && index > 0,
      orcid: orcidAddress(author.orcid),
      // Marks where the names between were left out.
      before: authors.length > BYLINE && index === shown.length - 1 ? `… ${authors.length - shown.length} more …` : "",
      comma: index < shown.length - 1,
    })),
  };
}

/** Everybody, with affiliations and what else PubMed says of them. */
export function people(contributors: readonly Contributor[]) {
  return contributors.map((contributor) => ({
    html: contributorHtml(contributor),
    orcid: orcidAddress(contributor.orcid),
    orcidText: contributor.orcid ?? "",
    equal: contributor.equalContribution === true,
    affiliations: contributor.affiliations,
  }));
}

function personName({ given, initials, family, suffix }: PersonName): string {
  return [given ?? initials, family, suffix].filter((part) => part !== undefined && part !== "").join(" ");
}

export function peopleNames(names: readonly PersonName[]): string {
  return listed(names.map(personName));
}

function contributorHtml(contributor: Contributor): string {
  return contributor.kind === "collective" ? safeHtml(contributor.name) : safeHtml([personName(contributor.name)]);
}
