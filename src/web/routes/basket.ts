import { Router, urlencoded } from "express";
import { toReferenceStyle } from "../../citation/reference-styles.ts";
import { AppError } from "../../domain/errors.ts";
import { currentFreshness } from "../current-freshness.ts";
import { basketPage } from "../pages/basket-page.ts";
import { readPmids } from "../params.ts";
import { allPicked, pickStudies } from "../pick-studies.ts";
import type { Room } from "../room.ts";
import { fileName, readFormat, sendCitations } from "../send-citations.ts";

/** More than a hand picks; larger sets are searches. */
const MOST = 1000;
/** References of more studies than this would take the server seconds to set. */
const MOST_REFERENCES = 100;
const FORM = urlencoded({ extended: false, limit: "64kb", parameterLimit: MOST + 10 });

/** A hand-picked set lives in its address (`/basket?pmid=…&pmid=…`): no account, no cookie, no script needed. */
export function basketRoutes({ needs, respond, frame, references }: Room): Router {
  const router = Router();

  router.get("/basket", async (request, response) => {
    const picked = await pickStudies(readPmids(request.query["pmid"], MOST), needs.store);
    const asked = request.query["style"];
    const style = toReferenceStyle(typeof asked === "string" && asked !== "" ? asked : "ama");
    const cited = picked.here.slice(0, MOST_REFERENCES).map(({ study }) => study);
    respond.page(request, response, "basket", {
      ...frame({
        title: "Basket",
        description: "A hand-picked set of studies, to cite or to export.",
        address: undefined,
        section: undefined,
        freshness: await currentFreshness(needs),
        noindex: true,
      }),
      ...basketPage({ ...picked, style, references: cited.length === 0 ? [] : await references.set({ studies: cited, style }) }),
    });
  });

  router.post("/export", FORM, async (request, response) => {
    const form = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const pmids = readPmids(form["pmid"], MOST);
    if (pmids.length === 0) throw new AppError("invalid", "No study was picked, so there is nothing to export.");
    const format = readFormat(form["format"], form["dialect"]);
    const stored = allPicked(await pickStudies(pmids, needs.store));
    await sendCitations(request, response, {
      format,
      from: { studies: stored.map(({ study }) => study) },
      total: stored.length,
      file: fileName(needs.clock()),
    });
  });

  return router;
}
