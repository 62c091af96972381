import { setImmediate as breathe } from "node:timers/promises";
import type { FacetCounts } from "../store/ports.ts";
import type { WebNeeds } from "./needs.ts";
import { readState } from "./params.ts";
import { findOwn } from "./run-search.ts";

/** What was published in one year: the total, and each facet's values. Every number is that of a search a reader can repeat. */
export type YearCount = { readonly year: number; readonly total: number; readonly facets: FacetCounts };

/** Of every year from the first asked for to the running one. `q` narrows, in the language of searches. */
export type YearCounts = (first: number, q?: string) => Promise<readonly YearCount[]>;

/** Counting a year costs a search; they are kept until the data change. */
export function createYearCounts(needs: Pick<WebNeeds, "store" | "clock">): YearCounts {
  let known = new Map<string, Promise<readonly YearCount[]>>();
  let version = "";

  const count = async (first: number, q: string | undefined): Promise<readonly YearCount[]> => {
    const counts: YearCount[] = [];
    for (let year = first; year <= needs.clock().getUTCFullYear(); year += 1) {
      const { total, facets } = await findOwn(readState({ q: yearSearch(year, q), per_page: "1" }), needs);
      counts.push({ year, total, facets });
      await breathe();
    }
    return counts;
  };

  return async (first, q) => {
    const now = await needs.store.dataVersion();
    if (now !== version) {
      known = new Map();
      version = now;
    }
    const key = `${first} ${q ?? ""}`;
    const counting = known.get(key) ?? count(first, q);
    known.set(key, counting);
    // What failed is counted again for the next who asks.
    counting.catch(() => known.delete(key));
    return counting;
  };
}

/** The search behind a year's number. */
export function yearSearch(year: number, q?: string): string {
  return q === undefined ? `${year}[dp]` : `${year}[dp] AND (${q})`;
}
