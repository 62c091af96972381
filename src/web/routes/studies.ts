import { Router } from "express";
import { currentFreshness } from "../current-freshness.ts";
import type { WebNeeds } from "../needs.ts";
import { storeSort, studiesPage } from "../pages/studies-page.ts";
import { readState, stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import type { Room } from "../room.ts";

export function studiesRoute({ needs, respond, frame }: Room): Router {
  return Router().get("/studies", async (request, response) => {
    const state = readState(request.query);
    const [freshness, list] = await Promise.all([currentFreshness(needs), listStudies(state, needs)]);
    const address = stateAddress("/studies", state);
    respond.page(request, response, "studies", {
      ...frame({
        title: state.page === 1 ? "Studies" : `Studies, page ${state.page}`,
        description: `Every stored study on ${needs.subject}, the newest first.`,
        address,
        section: "/studies",
        freshness: undefined,
        noindex: address !== "/studies",
      }),
      ...studiesPage({ state, ...list, freshness }),
    });
  });
}

/** One page of what the reading state asks for. */
export function listStudies(
  state: ReadingState,
  { store }: Pick<WebNeeds, "store">,
): ReturnType<WebNeeds["store"]["listStudies"]> {
  return store.listStudies({
    sort: storeSort(state.sort),
    ...(state.from === undefined ? {} : { from: state.from }),
    ...(state.to === undefined ? {} : { to: state.to }),
    page: state.page,
    perPage: state.per_page,
  });
}
