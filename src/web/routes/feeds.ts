import { Router } from "express";
import { atomFeed, jsonFeed } from "../pages/feed.ts";
import type { Feed } from "../pages/feed.ts";
import { readState, stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import type { Room } from "../room.ts";
import { runSearch } from "../run-search.ts";

const ENTRIES = 50;
const NEVER = "1970-01-01T00:00:00Z";

/** Any search as a feed, the newest entries first whatever the order of the page it came from. */
export function feedRoutes({ needs, respond }: Room): Router {
  const { store, siteName, subject, publicUrl, invented } = needs;

  const feed = async (state: ReadingState, path: string): Promise<Feed> => {
    const wanted = { ...state, sort: "newest", page: 1, per_page: ENTRIES } as const;
    const [{ studies, understood }, lastComplete] = await Promise.all([runSearch(wanted, needs), store.lastCompleteRun("sync")]);
    const entries = await Promise.all(
      studies.map(async (stored) => ({
        stored,
        // A record that never changed has no history worth reading.
        revisions: stored.changedAt === stored.firstSeenAt ? [] : await store.listRevisions(stored.study.pmid),
      })),
    );
    const address = { ...state, sort: state.q === undefined ? "newest" : "relevance", page: 1, per_page: 25 } as const;
    const title = state.q === undefined ? siteName : `${siteName}: ${understood.typed}`;
    return {
      title: invented ? `Demonstration, invented studies: ${title}` : title,
      subtitle: `New studies on ${subject} in PubMed.`,
      siteName,
      publicUrl,
      self: publicUrl + stateAddress(path, address),
      page: publicUrl + stateAddress("/studies", address),
      since: lastComplete === undefined ? NEVER : `${lastComplete.startedAt.slice(0, 19)}Z`,
      entries,
    };
  };

  return Router()
    .get("/feed.atom", async (request, response) => {
      const made = await feed(readState(request.query), "/feed.atom");
      respond.document(request, response, "application/atom+xml; charset=utf-8", atomFeed(made));
    })
    .get("/feed.json", async (request, response) => {
      const made = await feed(readState(request.query), "/feed.json");
      respond.document(request, response, "application/feed+json; charset=utf-8", JSON.stringify(jsonFeed(made)));
    });
}
