import { FACETS } from "../../topic/facets.ts";

type Example = { readonly q: string; readonly says: string };
type Group = { readonly heading: string; readonly id: string; readonly lede: string; readonly examples: readonly Example[] };

/** The language, taught by searches that can be tried. */
const GROUPS: readonly Group[] = [
  {
    heading: "Words",
    id: "words",
    lede: "All words must be there, in any order. Spelling, hyphens, Greek letters and accents do not matter; known names are widened to their synonyms and subject headings, and every widening is shown and can be taken back.",
    examples: [
      { q: "esketamine suicidal ideation", says: "all three, under every name they have" },
      { q: '"rapid antidepressant effect"', says: "exactly these words, one after the other" },
      { q: "suicid*", says: "suicide, suicidal, suicidality …; three letters at least before the star" },
      { q: '"ketamine suicide"[tiab:~5]', says: "both words, with at most five others between them" },
    ],
  },
  {
    heading: "And, or, not",
    id: "operators",
    lede: "In capitals, read from left to right as PubMed does; parentheses go first.",
    examples: [
      { q: "ketamine AND (midazolam OR saline)", says: "ketamine with either comparator" },
      { q: "ketamine NOT rats[ti]", says: "without titles that name rats" },
    ],
  },
  {
    heading: "Fields",
    id: "fields",
    lede: "PubMed’s tags, short or long, behind a word or phrase. A tag or quotes switch widening off.",
    examples: [
      { q: "bladder[ti]", says: "in the title" },
      { q: "zarate ca[au]", says: "by this author; [1au] first, [lastau] last author" },
      { q: "Depressive Disorder, Treatment-Resistant[mh]", says: "with this subject heading and narrower ones" },
      { q: "randomized controlled trial[pt]", says: "of this publication type, as PubMed has it" },
      { q: "Am J Psychiatry[ta]", says: "in this journal" },
      { q: "2019:2024[dp]", says: "published in these years; 2024:3000[dp] for since 2024" },
    ],
  },
  {
    heading: "Our own words",
    id: "own",
    lede: "What we read in each study, with the words that say so shown on its page.",
    examples: [
      { q: "design:rct", says: "randomised trials, also those PubMed has not typed as such yet" },
      { q: "route:intranasal control:midazolam", says: "by route and comparator" },
      { q: "n:>100", says: "more than 100 participants stated; n:20-60 for between" },
      { q: "is:retracted", says: "withdrawn studies" },
      { q: "has:registration", says: "with a trial registration; also abstract, doi, pmc, mesh" },
      { q: "new:7d", says: "new here in the last seven days; 2w, 3m, 1y" },
    ],
  },
  {
    heading: "Identifiers",
    id: "ids",
    lede: "Paste PMIDs, DOIs, PMC and trial registration numbers in any mixture; those that are not stored here are named.",
    examples: [{ q: "30283029 31109201 10.1056/NEJMoa2302399", says: "these three" }],
  },
];

export function searchHelp() {
  return {
    groups: GROUPS.map(({ examples, ...group }) => ({
      ...group,
      examples: examples.map(({ q, says }) => ({ q, says, href: `/studies?${new URLSearchParams({ q }).toString()}` })),
    })),
    facets: Object.entries(FACETS).map(([facet, { label, values }]) => ({
      facet,
      label,
      values: values.map(({ value }) => value).join(", "),
    })),
  };
}
