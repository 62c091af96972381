import { Router } from "express";
import { AppError } from "../../domain/errors.ts";
import { findRegistryIds } from "../../domain/registration.ts";
import { currentFreshness } from "../current-freshness.ts";
import { trialAddress, trialPage } from "../pages/trial-page.ts";
import type { Room } from "../room.ts";

/** A trial's publications, by its registry id in any of its spellings. */
export function trialRoute({ needs, respond, frame }: Room): Router {
  return Router().get("/trials/:id", async (request, response) => {
    const typed = request.params.id.trim();
    const id = findRegistryIds(typed)[0]?.id ?? typed;
    const studies = await needs.store.listNamingTrial(id);
    const registration = studies.flatMap(({ study }) => study.registrations).find((one) => one.id === id);
    if (registration === undefined) {
      throw new AppError("not_found", `No stored study names a trial “${typed.slice(0, 60)}”.`);
    }
    if (id !== request.params.id) {
      response.redirect(301, trialAddress(id));
      return;
    }
    const page = trialPage(registration, studies);
    respond.page(request, response, "trial", {
      ...frame({
        title: `Trial ${id}`,
        description: `Publications of the trial ${id}: ${page.lede}`,
        address: trialAddress(id),
        section: "/studies",
        freshness: await currentFreshness(needs),
      }),
      ...page,
    });
  });
}
