import express from "express";
import type { Express } from "express";
import { createRender } from "../render.ts";
import { readAssets } from "./assets.ts";
import { createCards } from "./cards.ts";
import { errorHandler, notFound } from "./errors.ts";
import type { ErrorPage } from "./errors.ts";
import type { WebNeeds } from "./needs.ts";
import { createFrame } from "./pages/frame.ts";
import type { RequestCounts } from "./request-counts.ts";
import { prepareLater } from "./prepare.ts";
import { referenceThread } from "./reference-thread.ts";
import { requestLog } from "./request-log.ts";
import { createRespond } from "./respond.ts";
import type { Keep } from "./respond.ts";
import { apiRoutes } from "./routes/api.ts";
import { assetRoutes } from "./routes/assets.ts";
import { basketRoutes } from "./routes/basket.ts";
import { bounceRoute } from "./routes/bounces.ts";
import { changesRoute } from "./routes/changes.ts";
import { citationRoutes } from "./routes/citations.ts";
import { digestRoutes } from "./routes/digests.ts";
import { evidenceRoutes } from "./routes/evidence.ts";
import { exportRoutes } from "./routes/exports.ts";
import { feedRoutes } from "./routes/feeds.ts";
import { frozenRoutes } from "./routes/frozen.ts";
import { healthRoutes } from "./routes/health.ts";
import { helpRoute } from "./routes/help.ts";
import { homeRoute } from "./routes/home.ts";
import { metricsRoute } from "./routes/metrics.ts";
import { questionRoutes } from "./routes/questions.ts";
import { sitemapRoutes } from "./routes/sitemap.ts";
import { statusRoute } from "./routes/status.ts";
import { studiesRoute } from "./routes/studies.ts";
import { studyRoute } from "./routes/study.ts";
import { tagsRoutes } from "./routes/tags.ts";
import { trialRoute } from "./routes/trials.ts";
import { trendsRoute } from "./routes/trends.ts";
import { oneClickRoute, subscriptionRoutes } from "./routes/subscription.ts";
import { unapiRoute } from "./routes/unapi.ts";
import { ownStyleRoutes } from "./routes/own-style.ts";
import { sameOrigin } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { warnOfProxy } from "./unknown-proxy.ts";
import { createYearCounts } from "./year-counts.ts";

/** Everything the site answers, in reading order. `keep` remembers answers for the cache in front, `requests` counts them. */
export function createApp(needs: WebNeeds, keep: Keep, requests: RequestCounts): Express {
  const assets = readAssets(needs.views);
  const render = createRender(needs.views);
  const room = {
    needs,
    assets,
    respond: createRespond(render, keep),
    frame: createFrame(needs, assets),
    part: render.part,
    cards: createCards(needs, render),
    yearCounts: createYearCounts(needs),
    references: referenceThread(),
  };
  prepareLater(room);
  const app = express();

  app
    .disable("x-powered-by")
    .disable("etag")
    .set("trust proxy", needs.trustProxy ?? false);
  app.locals["errorPage"] = ((status, message) => {
    const title =
      status === 404 ? "Not found" : status === 410 ? "Gone" : status >= 500 ? "Something went wrong" : "That did not work";
    const frame = room.frame({
      title,
      description: message,
      address: undefined,
      section: undefined,
      freshness: undefined,
      noindex: true,
    });
    return render("error", { ...frame, heading: title, message, status });
  }) satisfies ErrorPage;

  app.use(requestLog(needs.log, needs.clock, requests));
  app.use(warnOfProxy(needs));
  app.use(securityHeaders(needs.publicUrl));
  app.use(oneClickRoute(room));
  app.use(sameOrigin(needs.publicUrl));

  app.use(healthRoutes(needs));
  app.use(metricsRoute(needs, requests));
  app.use(assetRoutes(room));
  app.use(sitemapRoutes(room));
  app.use(homeRoute(room));
  app.use(studiesRoute(room));
  app.use(citationRoutes(room));
  app.use(studyRoute(room));
  app.use(trialRoute(room));
  app.use(evidenceRoutes(room));
  app.use(tagsRoutes(room));
  app.use(basketRoutes(room));
  app.use(exportRoutes(room));
  app.use(ownStyleRoutes(room));
  app.use(unapiRoute(room));
  app.use(questionRoutes(room));
  app.use(trendsRoute(room));
  app.use(changesRoute(room));
  app.use(frozenRoutes(room));
  app.use(feedRoutes(room));
  app.use(subscriptionRoutes(room));
  app.use(digestRoutes(room));
  app.use(bounceRoute(room));
  app.use(statusRoute(room));
  app.use(helpRoute(room));
  app.use(apiRoutes(room));

  app.use(notFound);
  app.use(errorHandler(needs.log));
  return app;
}
