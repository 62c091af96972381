import { Router } from "express";
import type { Render } from "../../render.ts";
import { studyWords } from "../../search/study-words.ts";
import type { FacetCounts } from "../../store/ports.ts";
import { currentFreshness } from "../current-freshness.ts";
import { didYouMean } from "../did-you-mean.ts";
import { facetGroups } from "../pages/facet-form.ts";
import { marker } from "../pages/fragments.ts";
import { keptBySearch, studiesPage } from "../pages/studies-page.ts";
import { shortened } from "../pages/words.ts";
import { readState, stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import type { Room } from "../room.ts";
import { findPage, runSearch } from "../run-search.ts";
import { whatEachFinds } from "../what-each-finds.ts";

/** Where a search finds fewer, a word may be misspelt. */
const FEW = 3;

export function studiesRoute({ needs, respond, frame, cards, part }: Room): Router {
  const wordsOf = studyWords();
  /** A search without words shows the cards everybody sees; one with words marks them, in studies that the store has at hand. */
  const find = async (state: ReadingState) => {
    if (state.q === undefined) {
      const { pmids, ...found } = await findPage(state, needs);
      return { ...found, cards: await cards.find(pmids) };
    }
    const { studies, ...found } = await runSearch(state, needs);
    const mark = marker(found.understood.plan, wordsOf);
    return { ...found, cards: studies.map((stored) => cards.draw(stored, mark(stored))) };
  };
  const facetsHtml = facetForms(part);

  return Router().get("/studies", async (request, response) => {
    const state = readState(request.query);
    const [freshness, answer] = await Promise.all([currentFreshness(needs), find(state)]);
    const suggestion = answer.total < FEW && state.q !== undefined ? await didYouMean(state.q, needs) : undefined;
    const parts = answer.total === 0 ? await whatEachFinds(state, needs) : [];
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
      ...studiesPage({
        state,
        ...answer,
        facetsHtml: facetsHtml(answer.facets, state),
        freshness,
        suggestion,
        parts,
      }),
    });
  });
}

/** The boxes of one set of counts are drawn once: a store that keeps what it found hands out the same counts again. */
function facetForms(part: Render["part"]): (facets: FacetCounts, state: ReadingState) => string {
  const drawn = new WeakMap<FacetCounts, { readonly tags: string; readonly html: string }>();
  return (facets, state) => {
    const tags = state.tag.join(" ");
    const known = drawn.get(facets);
    if (known?.tags === tags) return known.html;
    const html = part("facets", { facets: facetGroups(facets, state) });
    drawn.set(facets, { tags, html });
    return html;
  };
}
