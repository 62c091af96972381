import { Router } from "express";
import { readAccuracyFigures } from "../accuracy-figures.ts";
import { readCellReadings } from "../cell-readings.ts";
import { currentFreshness } from "../current-freshness.ts";
import { accuracyPage } from "../pages/accuracy-page.ts";
import { levelsPage, tagsPage } from "../pages/tags-page.ts";
import type { Room } from "../room.ts";

/** What tags mean, by which rules levels are given, and how often both are wrong. */
export function tagsRoutes({ needs, respond, frame }: Room): Router {
  const { store } = needs;
  const figures = readAccuracyFigures(new URL("../tests/accuracy/figures.json", needs.views));
  const readings = readCellReadings(new URL("../tests/accuracy/cells.tsv", needs.views));
  const router = Router();

  router.get("/tags", async (request, response) => {
    const [freshness, { facets }] = await Promise.all([
      currentFreshness(needs),
      store.searchStudies({ plan: { kind: "everything" }, sort: "newest", page: 1, perPage: 1 }),
    ]);
    const title = "Tags";
    const description = "Every tag a study can have, what it means, and how many studies have it.";
    respond.page(request, response, "tags", {
      ...frame({ title, description, address: "/tags", section: undefined, freshness }),
      ...tagsPage(facets),
    });
  });

  router.get("/about/evidence-levels", async (request, response) => {
    const title = "Evidence levels";
    const description = "The rules by which studies are given an evidence level from 1 to 5.";
    const freshness = await currentFreshness(needs);
    respond.page(request, response, "evidence-levels", {
      ...frame({ title, description, address: "/about/evidence-levels", section: undefined, freshness }),
      ...levelsPage(),
    });
  });

  router.get("/about/accuracy", async (request, response) => {
    const title = "How often we are wrong";
    const description = "How the tags compare with experts' labels, value by value, with sample sizes and intervals.";
    const freshness = await currentFreshness(needs);
    respond.page(request, response, "accuracy", {
      ...frame({ title, description, address: "/about/accuracy", section: undefined, freshness }),
      ...accuracyPage(figures, readings),
    });
  });

  return router;
}
