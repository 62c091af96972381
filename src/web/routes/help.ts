import { Router } from "express";
import { currentFreshness } from "../current-freshness.ts";
import { glossaryPage } from "../pages/glossary.ts";
import { helpPage } from "../pages/help-page.ts";
import { searchHelp } from "../pages/search-help.ts";
import type { Room } from "../room.ts";

export function helpRoute({ needs, respond, frame }: Room): Router {
  return Router()
    .get("/help", async (request, response) => {
      const freshness = await currentFreshness(needs);
      respond.page(request, response, "help", {
        ...frame({
          title: "Find a helpline",
          description: "Telephone lines for people in a crisis, by country.",
          address: "/help",
          section: undefined,
          freshness,
        }),
        ...helpPage(),
      });
    })
    .get("/glossary", async (request, response) => {
      const freshness = await currentFreshness(needs);
      respond.page(request, response, "glossary", {
        ...frame({
          title: "Glossary",
          description: "The abbreviations of this field, expanded and explained.",
          address: "/glossary",
          section: undefined,
          freshness,
        }),
        ...glossaryPage(),
      });
    })
    .get("/kept", (request, response) => {
      respond.page(request, response, "kept", {
        ...frame({
          title: "Kept",
          description: "Studies kept in this browser.",
          address: "/kept",
          section: undefined,
          freshness: undefined,
          noindex: true,
        }),
      });
    })
    .get("/help/search", async (request, response) => {
      const freshness = await currentFreshness(needs);
      respond.page(request, response, "search-help", {
        ...frame({
          title: "How to search",
          description: "PubMed’s search language and ours, taught by example.",
          address: "/help/search",
          section: undefined,
          freshness,
        }),
        ...searchHelp(),
      });
    });
}
