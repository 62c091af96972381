import { Router } from "express";
import { currentFreshness } from "../current-freshness.ts";
import { deliveryFacts } from "../pages/digests-page.ts";
import { statusPage } from "../pages/status-page.ts";
import type { Room } from "../room.ts";

const RUNS = 50;

export function statusRoute({ needs, respond, frame }: Room): Router {
  const { store, clock, syncState, version } = needs;

  return Router().get("/status", async (request, response) => {
    const [freshness, runs, counts, missing, quarantined, [edition]] = await Promise.all([
      currentFreshness(needs),
      store.listRuns(RUNS),
      store.countStudies(),
      store.listMissing(),
      store.listQuarantined(),
      store.listEditions(1),
    ]);
    const mails = await store.countDeliveries(edition && { kind: "weekly", period: edition.week });
    const page = statusPage({ now: clock(), runs, counts, missing, quarantined, syncState: syncState(), version, freshness });
    respond.live(request, response, "status", {
      ...frame({
        title: "Freshness",
        description: "How complete this collection is, and the receipt of every sync with PubMed.",
        address: "/status",
        section: undefined,
        freshness: undefined,
      }),
      ...page,
      facts: [...page.facts, ...deliveryFacts(edition, mails)],
    });
  });
}
