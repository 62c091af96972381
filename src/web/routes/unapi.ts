import { Router } from "express";
import { findUnapiFormat, findUnapiPmid, unapiFormats } from "../../citation/unapi.ts";
import type { Room } from "../room.ts";
import { answerError } from "../errors.ts";
import { pickStudies } from "../pick-studies.ts";
import { sendCitations } from "../send-citations.ts";

/** unAPI, by which Zotero offers every study of a list: the formats (300 for one study), then the citation itself; 404, 406 as it says. */
export function unapiRoute({ needs }: Room): Router {
  return Router().get("/unapi", async (request, response) => {
    const { id, format: name } = request.query;
    if (typeof id !== "string") {
      response.type("application/xml").send(unapiFormats());
      return;
    }
    const pmid = findUnapiPmid(id);
    const [stored] = pmid === undefined ? [] : (await pickStudies([pmid], needs.store)).here;
    if (pmid === undefined || stored === undefined) {
      answerError(request, response, 404, "not_found", "No study of that identifier is stored here.");
      return;
    }
    if (typeof name !== "string") {
      response.status(300).type("application/xml").send(unapiFormats(pmid));
      return;
    }
    const format = findUnapiFormat(name);
    if (format === undefined) answerError(request, response, 406, "invalid", "Citations are not given in this format.");
    else await sendCitations(request, response, { format, from: { studies: [stored.study] }, file: `pubmed-${pmid}` });
  });
}
