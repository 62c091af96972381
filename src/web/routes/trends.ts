import { Router } from "express";
import { currentFreshness } from "../current-freshness.ts";
import type { WebNeeds } from "../needs.ts";
import { trendsPage } from "../pages/trends-page.ts";
import type { Found, TrendFacts } from "../pages/trends-page.ts";
import { readState } from "../params.ts";
import type { Room } from "../room.ts";
import { runSearch } from "../run-search.ts";

const FIRST_YEAR = 2000;
/** Studies in which the journals are looked for, and how many journals are shown. */
const NEWEST = 1000;
const MOST_JOURNALS = 15;
const MOST_COUNTRIES = 15;

const SIZES: readonly (readonly [label: string, q: string])[] = [
  ["fewer than 20", "n:<20"],
  ["20 to 49", "n:20-49"],
  ["50 to 99", "n:50-99"],
  ["100 to 199", "n:100-199"],
  ["200 to 499", "n:200-499"],
  ["500 or more", "n:>=500"],
];

/** As affiliations spell them; several spellings are one country. */
const COUNTRIES: readonly (readonly [label: string, spellings: readonly string[]])[] = [
  ["United States", ["USA", "United States"]],
  ["China", ["China"]],
  ["United Kingdom", ["UK", "United Kingdom"]],
  ["Canada", ["Canada"]],
  ["Germany", ["Germany"]],
  ["Brazil", ["Brazil", "Brasil"]],
  ["Australia", ["Australia"]],
  ["Italy", ["Italy"]],
  ["France", ["France"]],
  ["Japan", ["Japan"]],
  ["Spain", ["Spain"]],
  ["Netherlands", ["Netherlands"]],
  ["South Korea", ["Korea"]],
  ["Taiwan", ["Taiwan"]],
  ["India", ["India"]],
  ["Iran", ["Iran"]],
  ["Egypt", ["Egypt"]],
  ["Israel", ["Israel"]],
  ["Switzerland", ["Switzerland"]],
  ["Austria", ["Austria"]],
  ["Belgium", ["Belgium"]],
  ["Sweden", ["Sweden"]],
  ["Denmark", ["Denmark"]],
  ["Norway", ["Norway"]],
  ["Finland", ["Finland"]],
  ["Ireland", ["Ireland"]],
  ["Poland", ["Poland"]],
  ["Portugal", ["Portugal"]],
  ["Turkey", ["Turkey", "Türkiye"]],
  ["Mexico", ["Mexico"]],
  ["New Zealand", ["New Zealand"]],
  ["Pakistan", ["Pakistan"]],
];

export function trendsRoute({ needs, respond, frame, yearCounts }: Room): Router {
  let known: { readonly version: string; readonly facts: Promise<TrendFacts> } | undefined;

  const facts = async (): Promise<TrendFacts> => {
    const [years, registered, sizes, countries, journals] = await Promise.all([
      yearCounts(FIRST_YEAR),
      yearCounts(FIRST_YEAR, "design:rct has:registration"),
      counted(
        SIZES.map(([label, q]) => ({ label, q: `design:rct ${q}` })),
        needs,
      ),
      counted(
        COUNTRIES.map(([label, spellings]) => ({ label, q: spellings.map((name) => `"${name}"[ad]`).join(" OR ") })),
        needs,
      ),
      commonJournals(needs),
    ]);
    return { years, registered, sizes, journals, countries: most(countries, MOST_COUNTRIES) };
  };

  /** A hundred searches; made once for each state of the data. */
  const factsNow = async (): Promise<TrendFacts> => {
    const version = await needs.store.dataVersion();
    if (known?.version !== version) known = { version, facts: facts() };
    return known.facts;
  };

  return Router().get("/trends", async (request, response) => {
    const [freshness, trends] = await Promise.all([currentFreshness(needs), factsNow()]);
    respond.page(request, response, "trends", {
      ...frame({
        title: "Trends",
        description: `How ${needs.subject} grows: studies a year by design, drug and route, registered trials, sizes, journals and countries.`,
        address: "/trends",
        section: "/trends",
        freshness,
      }),
      ...trendsPage(trends),
    });
  });
}

async function counted(
  searches: readonly { readonly label: string; readonly q: string }[],
  needs: Pick<WebNeeds, "store" | "clock">,
): Promise<readonly Found[]> {
  return Promise.all(
    searches.map(async ({ label, q }) => ({ label, q, total: (await runSearch(readState({ q, per_page: "1" }), needs)).total })),
  );
}

/** The store counts no journals, so the newest studies name the candidates and a search counts each. */
async function commonJournals(needs: Pick<WebNeeds, "store" | "clock">): Promise<readonly Found[]> {
  const seen = new Map<string, number>();
  const perPage = 200;
  for (let page = 1; page <= NEWEST / perPage; page += 1) {
    const { studies } = await runSearch(readState({ per_page: String(perPage), page: String(page) }), needs);
    for (const { study } of studies) {
      const name = study.journal?.isoAbbreviation ?? study.journal?.medlineAbbreviation ?? study.journal?.title;
      if (name !== undefined && name.trim() !== "") seen.set(name, (seen.get(name) ?? 0) + 1);
    }
    if (studies.length < perPage) break;
  }
  const common = [...seen].sort((a, b) => b[1] - a[1]).slice(0, MOST_JOURNALS);
  return most(
    await counted(
      common.map(([label]) => ({ label, q: `"${label.replaceAll('"', "")}"[ta]` })),
      needs,
    ),
    MOST_JOURNALS,
  );
}

function most(found: readonly Found[], limit: number): readonly Found[] {
  return [...found].sort((a, b) => b.total - a.total).slice(0, limit);
}
