import { Router } from "express";
import { toReferenceStyle } from "../../citation/reference-styles.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { StoredStudy } from "../../store/ports.ts";
import type { Request, Response } from "express";
import { currentFreshness } from "../current-freshness.ts";
import { answerError } from "../errors.ts";
import { findStudy, GONE, unknownStudy } from "../find-study.ts";
import { citePage, STYLE_NAMES } from "../pages/cite-page.ts";
import { exportPage, SAMPLE } from "../pages/export-page.ts";
import { studyAddress } from "../pages/links.ts";
import { readPmid, readState, stateAddress } from "../params.ts";
import { wholeSearch } from "../run-search.ts";
import type { Room } from "../room.ts";
import { fileName, readFormat, sendCitations } from "../send-citations.ts";

/** `/studies.ris`, `/studies/30283029.csl.json`: what stands after the first dot names the format. */
const FILE = /^\/studies(?:\/(?<name>[^/.]+))?\.(?<extension>[^/]+)$/;

/** Citations of one study and of whole searches; hand-picked sets are routes/basket.ts. */
export function citationRoutes({ needs, respond, frame, references }: Room): Router {
  const { store } = needs;
  const router = Router();

  /** The study, or the answer for one that is not here. */
  const findOrAnswer = async (
    pmid: Pmid,
    request: Request,
    response: Response,
    elsewhere: (pmid: Pmid) => string,
  ): Promise<StoredStudy | undefined> => {
    const found = await findStudy(pmid, store);
    if (found.kind === "here") return found.stored;
    if (found.kind === "merged") response.redirect(301, elsewhere(found.into));
    else if (found.kind === "deleted") answerError(request, response, 410, "not_found", GONE);
    else answerError(request, response, 404, "not_found", unknownStudy(pmid));
    return undefined;
  };

  router.get(FILE, async (request, response) => {
    const { name, extension = "" } = request.params as { readonly name?: string; readonly extension?: string };
    const format = readFormat(extension, request.query["dialect"]);
    if (name === undefined) {
      const pmids = await wholeSearch(readState(request.query), needs);
      await sendCitations(request, response, {
        format,
        from: { pmids, store },
        total: pmids.length,
        file: fileName(needs.clock()),
      });
      return;
    }
    const pmid = readPmid(name);
    const stored = await findOrAnswer(pmid, request, response, (into) => `${studyAddress(into)}.${extension}`);
    if (stored !== undefined)
      await sendCitations(request, response, { format, from: { studies: [stored.study] }, file: `pubmed-${pmid}` });
  });

  router.get("/studies/:pmid/cite", async (request, response) => {
    const pmid = readPmid(request.params.pmid);
    const stored = await findOrAnswer(pmid, request, response, (into) => `${studyAddress(into)}/cite`);
    if (stored === undefined) return;
    const style = request.query["style"];
    if (typeof style === "string" && style !== "") {
      const [reference] = await references.set({ study: stored.study, styles: [toReferenceStyle(style)] });
      respond.document(request, response, "text/plain; charset=utf-8", `${reference?.text ?? ""}\n`);
      return;
    }
    const title = `Cite PMID ${pmid}`;
    const address = `${studyAddress(pmid)}/cite`;
    respond.page(request, response, "cite", {
      ...frame({
        title,
        description: `${title}: references in five styles and files for reference managers.`,
        address,
        section: "/studies",
        freshness: await currentFreshness(needs),
        noindex: true,
      }),
      ...citePage(stored.study, await references.set({ study: stored.study, styles: STYLE_NAMES })),
    });
  });

  router.get("/export", async (request, response) => {
    const state = readState(request.query);
    const [pmids, freshness] = await Promise.all([wholeSearch(state, needs), currentFreshness(needs)]);
    // Evenly spread, because new records are shorter than old ones.
    const step = Math.max(1, Math.floor(pmids.length / SAMPLE));
    const sample = await store.findStudies(pmids.filter((_, at) => at % step === 0).slice(0, SAMPLE));
    respond.page(request, response, "export", {
      ...frame({
        title: "Export",
        description: "Citation files of a search.",
        address: stateAddress("/export", state),
        section: "/studies",
        freshness,
        noindex: true,
      }),
      ...exportPage(
        state,
        pmids.length,
        sample.map(({ study }) => study),
      ),
    });
  });

  return router;
}
