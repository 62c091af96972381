import { Router } from "express";
import type { Revision } from "../../store/ports.ts";
import { currentFreshness } from "../current-freshness.ts";
import { changesPage } from "../pages/changes-page.ts";
import { readSince, readState } from "../params.ts";
import type { Room } from "../room.ts";
import { runSearch } from "../run-search.ts";

const MOST = 1000;
const DAYS = 30;

export function changesRoute({ needs, respond, frame }: Room): Router {
  const { store, clock } = needs;

  return Router().get("/changes", async (request, response) => {
    const today = clock().toISOString().slice(0, 10);
    const usual = new Date(clock().getTime() - DAYS * 86_400_000).toISOString().slice(0, 10);
    const since = readSince(request.query["since"]) ?? usual;
    const [freshness, changed, retagged, { total }] = await Promise.all([
      currentFreshness(needs),
      store.listChanges({ limit: MOST, since }),
      store.listChanges({ limit: MOST, since, kind: "retagged" }),
      runSearch(readState({ from: since, per_page: "1" }), needs),
    ]);
    const revisions: readonly Revision[] = [...changed, ...retagged];
    const stored = await store.findStudies([...new Set(revisions.map(({ pmid }) => pmid))]);
    const cut = changed.length === MOST || retagged.length === MOST;
    respond.page(request, response, "changes", {
      ...frame({
        title: "Changes",
        description: "What changed about studies stored here: retractions, corrections, final versions, new subject headings.",
        address: "/changes",
        section: "/changes",
        freshness,
        noindex: since !== usual,
      }),
      ...changesPage({
        since,
        today,
        revisions,
        cut,
        studies: new Map(stored.map((one) => [one.study.pmid, one])),
        entered: total,
      }),
    });
  });
}
