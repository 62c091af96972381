import { Router, urlencoded } from "express";
import type { ErrorRequestHandler, Request, Response } from "express";
import { checkStyle, LARGEST_STYLE } from "../../citation/own-style.ts";
import { AppError } from "../../domain/errors.ts";
import { answerError } from "../errors.ts";
import { ownStylePage, type ToCite } from "../pages/own-style-page.ts";
import { readPmids, readState } from "../params.ts";
import { allPicked, pickStudies } from "../pick-studies.ts";
import { limitPosts } from "../post-limit.ts";
import type { Room } from "../room.ts";
import { wholeSearch } from "../run-search.ts";
import { styleSetter } from "../set-references.ts";

const MOST_PICKED = 1000;
/** Setting takes some milliseconds a reference. */
const MOST_REFERENCES = 300;
// A form writes most signs of XML as three.
const FORM = urlencoded({ extended: false, limit: 3 * LARGEST_STYLE, parameterLimit: MOST_PICKED + 80 });
const TOO_LARGE = "This text is larger than any CSL style (400,000 characters).";

type Fields = Readonly<Record<string, unknown>>;

/** A list of references in any CSL style that a reader pastes; nothing of the style is kept. */
export function ownStyleRoutes({ needs, respond, frame }: Room): Router {
  const { store } = needs;
  const setReferences = styleSetter();
  const limit = limitPosts(30, "Too many styles were tried from your network. Please try again in ten minutes.");

  const toCite = async (fields: Fields): Promise<ToCite> => {
    if (fields["search"] !== "whole") return { pmids: readPmids(fields["pmid"], MOST_PICKED) };
    const search = { ...readState(fields), page: 1, per_page: 25 };
    return { pmids: await wholeSearch(search, needs), search };
  };

  const show = (request: Request, response: Response, model: ReturnType<typeof ownStylePage>): void => {
    const description = "References in any CSL style.";
    const around = { title: model.heading, description, address: undefined, section: undefined, freshness: undefined } as const;
    respond.live(request, response, "own-style", { ...frame({ ...around, noindex: true }), ...model });
  };

  const tooLarge: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (error instanceof Error && "type" in error && error.type === "entity.too.large")
      answerError(request, response, 413, "invalid", TOO_LARGE);
    else next(error);
  };

  return Router()
    .get("/cite", async (request, response) => {
      show(request, response, ownStylePage(await toCite(request.query), MOST_REFERENCES));
    })
    .post("/cite", limit, FORM, tooLarge, async (request: Request, response: Response) => {
      const fields = (request.body ?? {}) as Fields;
      const csl = typeof fields["csl"] === "string" ? fields["csl"] : "";
      const { title } = checkStyle(csl);
      const asked = await toCite(fields);
      if (asked.pmids.length === 0) throw new AppError("invalid", "No study was picked, so there is nothing to cite.");
      const studies = allPicked(await pickStudies(asked.pmids.slice(0, MOST_REFERENCES), store)).map(({ study }) => study);
      const references = await setReferences({ csl, studies });
      show(request, response, ownStylePage(asked, MOST_REFERENCES, { title, references }));
    });
}
