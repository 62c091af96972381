import { FACETS } from "../../topic/facets.ts";
import type { TagOverride } from "../../domain/tag-override.ts";
import type { Evidence, Facet, Tag } from "../../domain/tag.ts";
import { facetLabel, facets, valueLabel } from "../../tagging/facet-labels.ts";
import { quoteId } from "./quotes.ts";
import { curatorWords, LEVELS_PAGE, tagAddress } from "./tag-words.ts";
import { shortened } from "./words.ts";

/** Where words that are not in the text stand. */
const PLACES: Readonly<Record<Evidence["field"], string>> = {
  title: "title",
  abstract: "abstract",
  publicationTypes: "publication type",
  mesh: "MeSH term",
  keywords: "keyword",
  chemicals: "substance",
  corrections: "linked notice",
};

/** Every tag of a study under its facet, with the words that caused it; each quote leads to where it stands on the page. */
export function studyTags(tags: readonly Tag[], overrides: readonly TagOverride[]) {
  return {
    groups: facets.filter((facet) => tags.some((tag) => tag.facet === facet)).map((facet) => group(facet, tags)),
    // Saying what was taken away is as much a duty as saying what was given.
    removed: overrides
      .filter(({ action }) => action === "remove")
      .map(({ facet, value, note }) => ({ text: `${facetLabel(facet)}: ${valueLabel(facet, value)}`, note })),
  };
}

function group(facet: Facet, tags: readonly Tag[]) {
  return {
    label: facetLabel(facet),
    rules: facet === "evidence" ? LEVELS_PAGE : undefined,
    tags: tags.filter((tag) => tag.facet === facet).map(tagEntry),
  };
}

function tagEntry(tag: Tag) {
  return {
    href: tagAddress(tag.facet, tag.value),
    text: valueLabel(tag.facet, tag.value),
    means: FACETS[tag.facet].values.find(({ value }) => value === tag.value)?.means ?? "",
    because: tag.because ?? "",
    curator: curatorWords(tag) ?? "",
    quotes: tag.evidence.map(quoteLink),
  };
}

function quoteLink(evidence: Evidence) {
  const place = PLACES[evidence.field];
  return {
    href: `#${quoteId(evidence)}`,
    text: shortened(evidence.text.replace(/\s+/g, " "), 120),
    place: evidence.field === "abstract" ? "" : place,
  };
}

export type QuoteIds = (field: Evidence["field"], index: number) => string | undefined;

/** The ids that quotes of lists lead to, so that only entries that are evidence carry one. */
export function quotedEntries(tags: readonly Tag[]): QuoteIds {
  const ids = new Set(tags.flatMap(({ evidence }) => evidence).map(quoteId));
  return (field, index) => (ids.has(`${field}-${index}`) ? `${field}-${index}` : undefined);
}
