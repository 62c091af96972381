import { Router } from "express";
import type { Room } from "../room.ts";

/** Searching machines may read everything but the endless combinations of filters. */
const ROBOTS = "User-agent: *\nDisallow: /studies?\nDisallow: /api/\n";

export function assetRoutes({ needs, assets, respond }: Room): Router {
  const router = Router();
  for (const asset of [assets.stylesheet, assets.script, assets.icon]) {
    router.get(asset.address, (request, response) => {
      respond.asset(request, response, asset.type, asset.body);
    });
  }
  router.get("/favicon.ico", (_request, response) => {
    response.redirect(301, assets.icon.address);
  });
  router.get("/robots.txt", (_request, response) => {
    response.type("text/plain").send(`${ROBOTS}Sitemap: ${needs.publicUrl}/sitemap.xml\n`);
  });
  return router;
}
