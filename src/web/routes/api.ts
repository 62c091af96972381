import { Router } from "express";
import { answerError } from "../errors.ts";
import { GONE, findStudy, unknownStudy } from "../find-study.ts";
import { studyJson, wholeStudyJson } from "../pages/study-json.ts";
import { unmetWishes } from "../pages/studies-page.ts";
import { readPmid, readState } from "../params.ts";
import type { Room } from "../room.ts";
import { listStudies } from "./studies.ts";

export function apiRoutes({ needs, respond }: Room): Router {
  const router = Router();

  router.get("/api/v1/studies", async (request, response) => {
    const state = readState(request.query);
    const { total, studies } = await listStudies(state, needs);
    respond.json(request, response, {
      total,
      page: state.page,
      per_page: state.per_page,
      query: { text: state.q ?? "", translation: "", warnings: unmetWishes(state) },
      facets: {},
      studies: studies.map(studyJson),
    });
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
