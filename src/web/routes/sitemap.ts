import { Router } from "express";
import { standingQuestions } from "../../topic/questions.ts";
import { AppError } from "../../domain/errors.ts";
import { legal } from "../pages/xml-text.ts";
import { studyAddress } from "../pages/links.ts";
import type { Room } from "../room.ts";

/** sitemaps.org allows 50,000 addresses and 50 MB a file; fewer make files that a small machine sends without a thought. */
const STUDIES_A_FILE = 20_000;
const XML = "application/xml; charset=utf-8";
const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
const PAGES = [
  ...["/", "/studies", "/evidence", "/questions", "/trends", "/changes", "/digests", "/tags", "/status", "/subscribe"],
  ...["/glossary", "/help", "/help/search", "/about/accuracy", "/about/evidence-levels"],
];

/** Sitemaps (https://www.sitemaps.org/protocol.html): every page and every study once, so that nothing need be found by following filters. */
export function sitemapRoutes({ needs, respond }: Room): Router {
  const { store, publicUrl } = needs;
  const file = (element: string, wrapper: string, paths: readonly string[]): string =>
    [
      `<?xml version="1.0" encoding="UTF-8"?>\n<${element} xmlns="${NAMESPACE}">`,
      ...paths.map((path) => `<${wrapper}><loc>${escaped(publicUrl + path)}</loc></${wrapper}>`),
      `</${element}>\n`,
    ].join("\n");

  return Router()
    .get("/sitemap.xml", async (request, response) => {
      const { total } = await store.listPmids({ sort: "newest", page: 1, perPage: 1 });
      const files = Array.from({ length: Math.ceil(total / STUDIES_A_FILE) }, (_unused, at) => `/sitemaps/studies-${at + 1}.xml`);
      respond.document(request, response, XML, file("sitemapindex", "sitemap", ["/sitemaps/pages.xml", ...files]));
    })
    .get("/sitemaps/pages.xml", (request, response) => {
      const paths = [...PAGES, ...standingQuestions.map(({ slug }) => `/questions/${slug}`)];
      respond.document(request, response, XML, file("urlset", "url", paths));
    })
    .get("/sitemaps/studies-:page.xml", async (request, response) => {
      const page = /^[1-9]\d{0,4}$/.test(request.params.page) ? Number(request.params.page) : 0;
      const { pmids } = page === 0 ? { pmids: [] } : await store.listPmids({ sort: "newest", page, perPage: STUDIES_A_FILE });
      if (pmids.length === 0) throw new AppError("not_found", "There is no such sitemap.");
      respond.document(request, response, XML, file("urlset", "url", pmids.map(studyAddress)));
    });
}

function escaped(address: string): string {
  return legal(address).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
