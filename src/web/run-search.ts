import type { Pmid } from "../domain/pmid.ts";
import type { Facet } from "../domain/tag.ts";
import { understand } from "../search/understand.ts";
import type { Understood } from "../search/understand.ts";
import type { SearchAnswer, SearchPage, SearchRequest } from "../store/ports.ts";
import type { WebNeeds } from "./needs.ts";
import type { ReadingState } from "./params.ts";

/** A reading state, understood: what to show of it, and what to ask the store. */
export type Search = { readonly understood: Understood; readonly request: SearchRequest };

/**
 * A reader's search that costs more, from its words to what it finds, is refused with a sentence; what it found is kept, so asking again
 * gets further. The last look into the index may go over it, and the page is drawn after it: together they stay under 200.
 */
const BUDGET_MS = 120;
/** A few whole words cost little: where they take longer, the machine is slow or has only just started, and the reader rather waits. */
const PLAIN_BUDGET_MS = 1_000;
const LONGEST_PLAIN = 100;
const LEAST_MS = 20;
const STEP_MS = 20;

type Needs = Pick<WebNeeds, "store" | "clock">;

export function searchOf(state: ReadingState, clock: () => Date): Search {
  const begun = clock();
  const understood = understand(state.q ?? "", { today: begun.toISOString().slice(0, 10) });
  // In steps, so that the same search is the same request for whoever keeps answers.
  const spentMs = Math.floor((clock().getTime() - begun.getTime()) / STEP_MS) * STEP_MS;
  return {
    understood,
    request: {
      plan: understood.plan,
      scored: understood.scored,
      tags: tagsOf(state),
      ...(state.from === undefined ? {} : { from: state.from }),
      ...(state.to === undefined ? {} : { to: state.to }),
      sort: state.sort,
      budgetMs: isPlain(state.q ?? "") ? PLAIN_BUDGET_MS : Math.max(LEAST_MS, BUDGET_MS - spentMs),
    },
  };
}

/** Short, and without what can cost much whatever its length: words cut by *, phrases, nearness. */
const isPlain = (q: string): boolean => q.length <= LONGEST_PLAIN && !/[*"“”~]/.test(q);

/** One page of what the reading state finds, with all facets. */
export async function runSearch(
  state: ReadingState,
  { store, clock }: Needs,
): Promise<SearchAnswer & { readonly understood: Understood }> {
  const { understood, request } = searchOf(state, clock);
  return { understood, ...(await store.searchStudies(pageOf(request, state))) };
}

/** The same by PMID alone. */
export async function findPage(
  state: ReadingState,
  { store, clock }: Needs,
): Promise<SearchPage & { readonly understood: Understood }> {
  const { understood, request } = searchOf(state, clock);
  return { understood, ...(await store.searchPage(pageOf(request, state))) };
}

/** One of our own searches: a page that rests on it is never refused for what it costs. */
export async function findOwn(state: ReadingState, { store, clock }: Needs): Promise<SearchPage> {
  const { request } = searchOf(state, clock);
  return store.searchPage({ ...pageOf(request, state), budgetMs: Number.POSITIVE_INFINITY });
}

function pageOf<T>(request: T, { page, per_page }: ReadingState) {
  return { ...request, page, perPage: per_page };
}

/** All of it, in order, however much. */
export function wholeSearch(state: ReadingState, { store, clock }: Needs): Promise<readonly Pmid[]> {
  return store.searchPmids(searchOf(state, clock).request);
}

function tagsOf({ tag }: ReadingState): NonNullable<SearchRequest["tags"]> {
  const tags: Partial<Record<Facet, string[]>> = {};
  for (const name of tag) {
    const [facet = "", value = ""] = name.split(":");
    // The facet's name was checked at the door (params.ts).
    (tags[facet as Facet] ??= []).push(value);
  }
  return tags;
}
