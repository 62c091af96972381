import { Router } from "express";
import { AppError } from "../../domain/errors.ts";
import { standingQuestions } from "../../topic/questions.ts";
import { currentFreshness } from "../current-freshness.ts";
import { questionPage } from "../pages/question-page.ts";
import { counted } from "../pages/words.ts";
import { readState } from "../params.ts";
import type { Room } from "../room.ts";
import { findOwn } from "../run-search.ts";

/** Newest syntheses and trials shown on a question's page. */
const SHOWN = "4";

export function questionRoutes({ needs, respond, frame, cards }: Room): Router {
  const router = Router();
  const search = (q: string, tag: readonly string[] = []) =>
    findOwn(readState({ q, tag: [...tag], sort: "newest", per_page: SHOWN }), needs);

  router.get("/questions", async (request, response) => {
    const freshness = await currentFreshness(needs);
    const counts = await Promise.all(standingQuestions.map(({ search: q }) => search(q)));
    respond.page(request, response, "questions", {
      ...frame({
        title: "Standing questions",
        description: "What people ask about ketamine and depression, and which studies speak to it.",
        address: "/questions",
        section: "/questions",
        freshness,
      }),
      questions: standingQuestions.map(({ slug, question, short }, index) => ({
        href: `/questions/${slug}`,
        question,
        short,
        count: counted(counts[index]?.total ?? 0, "study", "studies"),
      })),
    });
  });

  router.get("/questions/:slug", async (request, response) => {
    const question = standingQuestions.find(({ slug }) => slug === request.params.slug);
    if (question === undefined) throw new AppError("not_found", "There is no standing question at this address.");
    const [freshness, all, trials, syntheses] = await Promise.all([
      currentFreshness(needs),
      search(question.search),
      search(question.search, ["design:rct"]),
      search(question.search, ["design:meta-analysis", "design:systematic-review"]),
    ]);
    const [newestTrials, newestSyntheses] = await Promise.all([cards.find(trials.pmids), cards.find(syntheses.pmids)]);
    respond.page(request, response, "question", {
      ...frame({
        title: question.question,
        description: question.short,
        address: `/questions/${question.slug}`,
        section: "/questions",
        freshness,
      }),
      ...questionPage({
        question,
        total: all.total,
        facets: all.facets,
        trials: { total: trials.total, facets: trials.facets, newest: newestTrials },
        syntheses: { total: syntheses.total, newest: newestSyntheses },
      }),
    });
  });

  return router;
}
