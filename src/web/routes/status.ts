import { Router } from "express";
import { currentFreshness } from "../current-freshness.ts";
import { statusPage } from "../pages/status-page.ts";
import type { Room } from "../room.ts";

const RUNS = 50;

export function statusRoute({ needs, respond, frame }: Room): Router {
  const { store, clock, syncState, version } = needs;

  return Router().get("/status", async (request, response) => {
    const [freshness, runs, counts, missing, quarantined] = await Promise.all([
      currentFreshness(needs),
      store.listRuns(RUNS),
      store.countStudies(),
      store.listMissing(),
      store.listQuarantined(),
    ]);
    respond.live(request, response, "status", {
      ...frame({
        title: "Freshness",
        description: "How complete this collection is, and the receipt of every sync with PubMed.",
        address: "/status",
        section: undefined,
        freshness: undefined,
      }),
      ...statusPage({ now: clock(), runs, counts, missing, quarantined, syncState: syncState(), version, freshness }),
    });
  });
}
