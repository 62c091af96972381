import { Router } from "express";
import { answerError } from "../errors.ts";
import { GONE, findStudy, unknownStudy } from "../find-study.ts";
import { openApi } from "../pages/open-api.ts";
import { studyJson, wholeStudyJson } from "../pages/study-json.ts";
import { tagsJson } from "../pages/tags-json.ts";
import { readPmid, readState } from "../params.ts";
import type { Room } from "../room.ts";
import { runSearch } from "../run-search.ts";

/** The same reading state as the pages, as JSON. */
export function apiRoutes({ needs, respond }: Room): Router {
  const router = Router();
  const document = openApi(needs);

  router.get("/api/v1/openapi.json", (request, response) => {
    respond.json(request, response, document);
  });

  router.get("/api/v1/studies", async (request, response) => {
    const state = readState(request.query);
    const { total, studies, facets, missingIds, understood } = await runSearch(state, needs);
    respond.json(request, response, {
      total,
      page: state.page,
      per_page: state.per_page,
      query: {
        text: understood.typed,
        translation: understood.translation,
        warnings: understood.warnings,
        notes: understood.notes,
        widenings: understood.widenings.map(({ words, says, without }) => ({ words, says, without })),
        missing: missingIds,
      },
      facets,
      studies: studies.map(studyJson),
    });
  });

  router.get("/api/v1/tags", async (request, response) => {
    const { facets } = await runSearch(readState({ per_page: "1" }), needs);
    respond.json(request, response, tagsJson(facets));
  });

  router.get("/api/v1/studies/:pmid", async (request, response) => {
    const pmid = readPmid(request.params.pmid);
    const found = await findStudy(pmid, needs.store);
    switch (found.kind) {
      case "merged":
        response.redirect(301, `/api/v1/studies/${found.into}`);
        return;
      case "deleted":
        answerError(request, response, 410, "not_found", GONE);
        return;
      case "unknown":
        answerError(request, response, 404, "not_found", unknownStudy(pmid));
        return;
      case "here":
        respond.json(request, response, { study: wholeStudyJson(found.stored, await needs.store.listRevisions(pmid)) });
    }
  });

  return router;
}
