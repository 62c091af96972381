import { randomBytes } from "node:crypto";
import { Router, urlencoded } from "express";
import type { Request, Response } from "express";
import { AppError } from "../../domain/errors.ts";
import type { Study } from "../../domain/study.ts";
import type { KeptExport } from "../../store/export-ports.ts";
import { exportHash, sinceTaken, taken, UNKNOWN } from "../kept-exports.ts";
import { keptExportPage, MOST_KEPT } from "../pages/kept-export-page.ts";
import { readPmids, readState } from "../params.ts";
import { allPicked, pickStudies } from "../pick-studies.ts";
import { limitPosts } from "../post-limit.ts";
import type { Room } from "../room.ts";
import { wholeSearch } from "../run-search.ts";
import { fileName, readFormat, sendCitations } from "../send-citations.ts";

const YEARS = 3;
const FORM = urlencoded({ extended: false, limit: "64kb", parameterLimit: MOST_KEPT + 80 });

type Fields = Readonly<Record<string, unknown>>;

/** Citations that tell when they are stale: what was taken is kept under an unguessable link, for whoever asked for one by its button. */
export function exportRoutes({ needs, respond, frame }: Room): Router {
  const { store, clock } = needs;
  const limit = limitPosts(30, "Too many links were asked for from your network. Please try again in ten minutes.");

  const show = (
    request: Request,
    response: Response,
    template: string,
    model: { readonly heading: string; readonly sentences?: readonly string[] },
  ): void => {
    const description = "Citations that were taken, and what changed since.";
    const around = { title: model.heading, description, address: undefined, section: undefined, freshness: undefined } as const;
    respond.live(request, response, template, { ...frame({ ...around, noindex: true }), ...model });
  };

  const find = async (hash: Uint8Array): Promise<KeptExport> => {
    const kept = await store.findExport(hash);
    if (kept === undefined) throw new AppError("not_found", UNKNOWN);
    return kept;
  };

  /** The studies that a form names, one by one or by the state of a search. */
  const asked = async (fields: Fields): Promise<readonly Study[]> => {
    const pmids = readPmids(fields["pmid"], MOST_KEPT);
    if (pmids.length > 0) return allPicked(await pickStudies(pmids, store)).map(({ study }) => study);
    if (fields["search"] !== "whole") throw new AppError("invalid", "No study was picked, so there is nothing to keep.");
    const found = await wholeSearch(readState(fields), needs);
    if (found.length === 0) throw new AppError("invalid", "This search finds nothing, so there is nothing to keep.");
    if (found.length > MOST_KEPT)
      throw new AppError("invalid", `A link keeps at most ${MOST_KEPT} studies; this search finds ${found.length}.`);
    return (await store.findStudies(found)).map(({ study }) => study);
  };

  return Router()
    .post("/exports", limit, FORM, async (request, response) => {
      const fields = (request.body ?? {}) as Fields;
      const format = readFormat(fields["format"], fields["dialect"]);
      const studies = await asked(fields);
      const token = randomBytes(32).toString("base64url");
      const now = clock();
      const forgetBefore = new Date(now.getTime());
      forgetBefore.setUTCFullYear(now.getUTCFullYear() - YEARS);
      const kept = { at: now.toISOString(), format: format.name, taken: taken(studies) };
      await store.keepExport(exportHash(token), kept, forgetBefore.toISOString());
      response.redirect(303, `/exports/${token}`);
    })
    .get("/exports/:token", async (request, response) => {
      const { token } = request.params;
      const kept = await find(exportHash(token));
      show(request, response, "kept-export", keptExportPage(kept, await sinceTaken(kept, store), token));
    })
    .post("/exports/:token/again", FORM, async (request, response) => {
      const fields = (request.body ?? {}) as Fields;
      const hash = exportHash(request.params.token);
      const kept = await find(hash);
      const format = readFormat(fields["format"] ?? kept.format, fields["dialect"]);
      const since = await sinceTaken(kept, store);
      const here = since.flatMap((one) => (one.kind === "gone" ? [] : [one]));
      const studies = once(fields["only"] === "changed" ? here.filter(({ kind }) => kind === "changed") : here);
      if (studies.length === 0) throw new AppError("invalid", "None of these can be exported again.");
      await sendCitations(request, response, { format, from: { studies }, total: studies.length, file: fileName(clock()) });
      // Only what arrived whole counts as taken.
      await store.retakeExport(hash, { at: clock().toISOString(), format: format.name, taken: taken(once(here)) });
    })
    .post("/exports/:token/erase", async (request, response) => {
      if (!(await store.eraseExport(exportHash(request.params.token)))) throw new AppError("not_found", UNKNOWN);
      const sentences = ["What you took is no longer kept here, and the link leads nowhere."];
      show(request, response, "done", { heading: "Erased", sentences });
    });
}

/** Two records that were merged are one study. */
function once(since: readonly { readonly study: Study }[]): readonly Study[] {
  return [...new Map(since.map(({ study }) => [study.pmid, study])).values()];
}
