import type { Facet } from "../../domain/tag.ts";
import { FACETS } from "../../topic/facets.ts";
import { readState, stateAddress } from "../params.ts";
import { yearSearch } from "../year-counts.ts";
import type { YearCount } from "../year-counts.ts";
import { barRows, yearBars } from "./charts.ts";
import type { Bar } from "./charts.ts";
import { number } from "./words.ts";

/** A number with the search that made it. */
export type Found = { readonly label: string; readonly q: string; readonly total: number };

export type TrendFacts = {
  /** All studies, and the randomised trials that name a registration. */
  readonly years: readonly YearCount[];
  readonly registered: readonly YearCount[];
  readonly sizes: readonly Found[];
  readonly journals: readonly Found[];
  readonly countries: readonly Found[];
};

const REGISTERED = "design:rct has:registration";

export function trendsPage({ years, registered, sizes, journals, countries }: TrendFacts) {
  const total = years.reduce((sum, year) => sum + year.total, 0);
  return {
    empty: total === 0,
    first: String(years[0]?.year ?? ""),
    last: String(years.at(-1)?.year ?? ""),
    all: multiple("All studies", years, ({ total: count }) => count, undefined),
    registered: multiple("Randomised trials with a registration", registered, ({ total: count }) => count, REGISTERED),
    groups: [
      group("By study design", "design", years, [
        "rct",
        "meta-analysis",
        "systematic-review",
        "cohort",
        "case-report",
        "protocol",
        "review",
        "preclinical",
      ]),
      group("By drug", "drug", years),
      group("By route", "route", years),
    ].filter(({ charts }) => charts.length > 0),
    lists: [
      list(
        "sizes",
        "Sizes of randomised trials",
        "Participants stated",
        sizes,
        "Trials whose abstract states how many people took part.",
      ),
      list("journals", "Journals", "Journal", journals, "The journals with most of the newest studies; counted over all years."),
      list(
        "countries",
        "Countries",
        "Country",
        countries,
        "Studies with at least one author whose affiliation names the country; a study may count for several.",
      ),
    ].filter(({ rows }) => rows.length > 0),
  };
}

function group(heading: string, facet: Facet, years: readonly YearCount[], only?: readonly string[]) {
  const count = (value: string, year: YearCount): number => year.facets[facet]?.find((one) => one.value === value)?.count ?? 0;
  const values = FACETS[facet].values.filter(
    ({ value }) => (only === undefined || only.includes(value)) && years.some((year) => count(value, year) > 0),
  );
  // One scale within a group, so that small and large can be told apart.
  const most = Math.max(1, ...values.flatMap(({ value }) => years.map((year) => count(value, year))));
  return {
    id: facet,
    heading,
    charts: values.map(({ value, label }) => multiple(label, years, (year) => count(value, year), `${facet}:${value}`, most)),
  };
}

/** One small chart, with its table: every number leads to the search that made it. */
function multiple(
  title: string,
  years: readonly YearCount[],
  count: (year: YearCount) => number,
  q: string | undefined,
  most?: number,
) {
  const bars: readonly Bar[] = years.map((year, index) => ({
    label: String(year.year),
    value: count(year),
    href: stateAddress("/studies", readState({ q: yearSearch(year.year, q) })),
    running: index === years.length - 1,
  }));
  return {
    title,
    svgHtml: yearBars(`${title} a year`, bars, most),
    total: number(bars.reduce((sum, { value }) => sum + value, 0)),
    rows: bars.map(({ label, value, href, running }) => ({
      label: running === true ? `${label}, so far` : label,
      value: number(value),
      href,
    })),
  };
}

function list(id: string, heading: string, head: string, found: readonly Found[], note: string) {
  const bars = found
    .filter(({ total }) => total > 0)
    .map(({ label, q, total }) => ({ label, value: total, href: stateAddress("/studies", readState({ q })) }));
  return { id, heading, head, note, rows: barRows(bars) };
}
