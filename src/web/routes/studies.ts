import { Router } from "express";
import { currentFreshness } from "../current-freshness.ts";
import { didYouMean } from "../did-you-mean.ts";
import { keptBySearch, studiesPage } from "../pages/studies-page.ts";
import { shortened } from "../pages/words.ts";
import { readState, stateAddress } from "../params.ts";
import type { Room } from "../room.ts";
import { runSearch } from "../run-search.ts";

/** Where a search finds fewer, a word may be misspelt. */
const FEW = 3;

export function studiesRoute({ needs, respond, frame }: Room): Router {
  return Router().get("/studies", async (request, response) => {
    const state = readState(request.query);
    const [freshness, answer] = await Promise.all([currentFreshness(needs), runSearch(state, needs)]);
    const suggestion = answer.total < FEW && state.q !== undefined ? await didYouMean(state.q, needs) : undefined;
    const address = stateAddress("/studies", state);
    const subject = state.q === undefined ? "Studies" : `Studies: ${shortened(state.q, 60)}`;
    const whole = { ...state, page: 1, per_page: 25 };
    respond.page(request, response, "studies", {
      ...frame({
        title: state.page === 1 ? subject : `${subject}, page ${state.page}`,
        description: `Stored studies on ${needs.subject}: search, filter, cite, subscribe.`,
        address,
        section: "/studies",
        freshness: undefined,
        // Search engines are kept from the endless combinations of filters.
        noindex: address !== "/studies",
        search: { q: state.q ?? "", hidden: keptBySearch(state) },
        alternates: [
          { type: "application/atom+xml", text: "This search as a feed", href: stateAddress("/feed.atom", whole) },
          { type: "application/feed+json", text: "This search as a JSON feed", href: stateAddress("/feed.json", whole) },
        ],
      }),
      ...studiesPage({ state, ...answer, freshness, suggestion }),
    });
  });
}
