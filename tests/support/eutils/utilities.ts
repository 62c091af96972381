import { efetch } from "./efetch.ts";
import { egquery, einfo, espell } from "./einfo.ts";
import { epost } from "./epost.ts";
import { searchErrorReply } from "./error-replies.ts";
import { esearch } from "./esearch.ts";
import { esummary } from "./esummary.ts";
import { htmlReply, type Reply } from "./reply.ts";
import type { RequestParams } from "./request-params.ts";
import type { Shelf } from "./shelf.ts";

/** Answers one well-behaved request. `omit` lets a fault leave records out of a fetch. */
export function answer(utility: string, params: RequestParams, shelf: Shelf, omit: (pmid: string) => boolean): Reply {
  const db = params.get("db") ?? (utility === "einfo" || utility === "espell" || utility === "egquery" ? "pubmed" : undefined);
  if (db !== "pubmed")
    return searchErrorReply(db === undefined ? "Missing db name" : `Invalid db name specified: ${db}`, retmode(params));
  switch (utility) {
    case "esearch":
      return esearch(params, shelf);
    case "efetch":
      return efetch(params, shelf, omit);
    case "esummary":
      return esummary(params, shelf);
    case "epost":
      return epost(params, shelf);
    case "einfo":
      return einfo(params, shelf);
    case "espell":
      return espell(params);
    case "egquery":
      return egquery(params, shelf);
    default:
      return htmlReply("<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>\n", 404);
  }
}

const retmode = (params: RequestParams): "json" | "xml" => (params.get("retmode") === "json" ? "json" : "xml");
