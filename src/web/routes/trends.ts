import { setImmediate as breathe } from "node:timers/promises";
import { Router } from "express";
import { currentFreshness } from "../current-freshness.ts";
import type { WebNeeds } from "../needs.ts";
import { trendsPage } from "../pages/trends-page.ts";
import type { Found, TrendFacts } from "../pages/trends-page.ts";
import { readState } from "../params.ts";
import type { Room } from "../room.ts";
import { findOwn, runSearch } from "../run-search.ts";
import { COUNTRY_SEARCHES, FIRST_YEAR, REGISTERED_TRIALS, SIZE_SEARCHES } from "../trend-searches.ts";

/** Studies in which the journals are looked for, and how many journals are shown. */
const NEWEST = 1000;
const MOST_JOURNALS = 15;
const MOST_COUNTRIES = 15;

export function trendsRoute({ needs, respond, frame, yearCounts }: Room): Router {
  let known: { readonly version: string; readonly facts: Promise<TrendFacts> } | undefined;

  const facts = async (): Promise<TrendFacts> => {
    // One after the other: each gives others their turn, together they would take it.
    const years = await yearCounts(FIRST_YEAR);
    const registered = await yearCounts(FIRST_YEAR, REGISTERED_TRIALS);
    const sizes = await counted(SIZE_SEARCHES, needs);
    const countries = await counted(COUNTRY_SEARCHES, needs);
    const journals = await commonJournals(needs);
    return { years, registered, sizes, journals, countries: most(countries, MOST_COUNTRIES) };
  };

  /** A hundred searches; made once for each state of the data. */
  const factsNow = async (): Promise<TrendFacts> => {
    const version = await needs.store.dataVersion();
    if (known?.version === version) return known.facts;
    const counting = { version, facts: facts() };
    known = counting;
    counting.facts.catch(() => {
      if (known === counting) known = undefined;
    });
    return counting.facts;
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
  const found: Found[] = [];
  for (const { label, q } of searches) {
    found.push({ label, q, total: (await findOwn(readState({ q, per_page: "1" }), needs)).total });
    await breathe();
  }
  return found;
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
    await breathe();
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
