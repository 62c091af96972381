import type { FacetCounts } from "../../store/ports.ts";
import { FACETS } from "../../topic/facets.ts";
import type { StandingQuestion } from "../../topic/questions.ts";
import { cardsHtml } from "../cards.ts";
import type { Card } from "../cards.ts";
import { stateAddress, readState } from "../params.ts";
import { barRows } from "./charts.ts";
import { withAbbreviations } from "./glossary.ts";
import { capitalised, counted, listed, number } from "./words.ts";

/** How a design is counted in a sentence. */
const DESIGNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  "meta-analysis": ["meta-analysis", "meta-analyses"],
  "systematic-review": ["systematic review", "systematic reviews"],
  rct: ["randomised trial", "randomised trials"],
  "non-randomised-trial": ["trial that states no random allotment", "trials that state no random allotment"],
  cohort: ["cohort study", "cohort studies"],
  "case-report": ["case report", "case reports"],
  preclinical: ["study in animals, tissue or cells", "studies in animals, tissue or cells"],
};

/** Named in the sentence; the rest stand in the table. */
const MOST_NAMED = 5;

export type QuestionFacts = {
  readonly question: StandingQuestion;
  readonly total: number;
  readonly facets: FacetCounts;
  /** Of the randomised trials alone. */
  readonly trials: { readonly total: number; readonly facets: FacetCounts; readonly newest: readonly Card[] };
  readonly syntheses: { readonly total: number; readonly newest: readonly Card[] };
};

export function questionPage({ question, total, facets, trials, syntheses }: QuestionFacts) {
  const search = (tag: readonly string[] = []): string =>
    stateAddress("/studies", readState({ q: question.search, tag: [...tag] }));
  return {
    question: question.question,
    frame: question.frame.map((sentence) => ({ html: withAbbreviations(sentence) })),
    unknown: question.unknown.map((sentence) => ({ html: withAbbreviations(sentence) })),
    counts: countSentences(total, facets, trials),
    found: { href: search(), text: total === 1 ? "The one study" : `All ${number(total)} studies`, q: question.search },
    subscribe: `/subscribe?${new URLSearchParams({ q: question.search }).toString()}`,
    designs: barRows(
      FACETS.design.values.flatMap(({ value, label }) => {
        const count = countOf(facets, "design", value);
        return count === 0 ? [] : [{ label, value: count, href: search([`design:${value}`]) }];
      }),
    ),
    conclusions: barRows([
      ...FACETS.conclusion.values.map(({ value, label }) => ({
        label,
        value: countOf(trials.facets, "conclusion", value),
        href: search(["design:rct", `conclusion:${value}`]),
      })),
    ]),
    unclear: unclear(trials),
    hasConclusions: trials.total > 0,
    synthesesHtml: cardsHtml(syntheses.newest),
    moreSyntheses: more(syntheses, search(["design:meta-analysis", "design:systematic-review"]), "syntheses"),
    trialsHtml: cardsHtml(trials.newest),
    moreTrials: more(trials, search(["design:rct"]), "randomised trials"),
  };
}

/** "312 stored studies speak to this: 84 randomised trials, 31 meta-analyses and others." */
function countSentences(total: number, facets: FacetCounts, trials: QuestionFacts["trials"]): readonly string[] {
  if (total === 0) return ["No stored study speaks to this yet."];
  const named = Object.entries(DESIGNS)
    .map(([value, [one, many]]) => ({ count: countOf(facets, "design", value), one, many }))
    .filter(({ count }) => count > 0)
    .slice(0, MOST_NAMED)
    .map(({ count, one, many }) => counted(count, one, many));
  const kinds = named.length === 0 ? "" : `, among them ${listed(named)}`;
  const first = `${capitalised(counted(total, "stored study speaks", "stored studies speak"))} to this${kinds}.`;
  if (trials.total === 0) return [first];
  const directions = FACETS.conclusion.values
    .map(({ value, label }) => ({ count: countOf(trials.facets, "conclusion", value), label: label.toLowerCase() }))
    .filter(({ count }) => count > 0)
    .map(({ count, label }) => `${number(count)} ${label}`);
  const second =
    directions.length === 0
      ? `In none of the randomised trials does the abstract state the authors’ conclusion in words that we can count.`
      : trials.total === 1
        ? `The authors of the one randomised trial conclude: ${listed(directions).replace(/^1 /, "")}.`
        : `Of the ${number(trials.total)} randomised trials, by their authors’ own conclusions: ${listed(directions)}.`;
  return [first, second];
}

function unclear({ total, facets }: QuestionFacts["trials"]): string {
  const clear = (facets.conclusion ?? []).reduce((sum, { count }) => sum + count, 0);
  const rest = Math.max(0, total - clear);
  return rest === 0 ? "" : `In ${counted(rest, "trial", "trials")} the abstract is not clear enough to say, and we do not guess.`;
}

function more(found: { readonly total: number; readonly newest: readonly Card[] }, href: string, what: string) {
  return found.total > found.newest.length ? { href, text: `All ${number(found.total)} ${what}` } : undefined;
}

function countOf(facets: FacetCounts, facet: keyof FacetCounts, value: string): number {
  return facets[facet]?.find((one) => one.value === value)?.count ?? 0;
}
