import { abstractLayout } from "./abstract-layout.ts";
import { PUBMED_HEAD } from "./doctypes.ts";
import { fetchErrorReply, NO_IDS, outOfRangeMessage } from "./error-replies.ts";
import { medlineText } from "./medline-text.ts";
import { countParam, requestedPmids, type RequestParams } from "./request-params.ts";
import { textReply, xmlReply, type Reply } from "./reply.ts";
import type { Shelf } from "./shelf.ts";

/** More than this in one call is refused. */
const MOST = 10_000;

/** Records by PMID or from the history. Unknown, deleted and merged PMIDs are simply not there. */
export function efetch(params: RequestParams, shelf: Shelf, omit: (pmid: string) => boolean = () => false): Reply {
  const asked = askedPmids(params, shelf);
  if (typeof asked === "string") return fetchErrorReply(asked);
  const rettype = params.get("rettype") ?? "";
  const retmode = params.get("retmode") ?? (rettype === "medline" || rettype === "uilist" ? "text" : "");
  const present = asked.filter((pmid) => shelf.library.dates(pmid) !== undefined && !omit(pmid));
  if (rettype === "uilist") return uilist(asked, retmode);
  if (retmode === "text" || (retmode === "" && present.length === 0)) return asText(asked, present, rettype, shelf);
  if (present.length === 0) return xmlReply(`${PUBMED_HEAD}<PubmedArticleSet></PubmedArticleSet>\n`);
  const records = present.map((pmid) => shelf.library.xml(pmid) ?? "");
  return xmlReply(`${PUBMED_HEAD}<PubmedArticleSet>\n${records.join("")}</PubmedArticleSet>`);
}

function askedPmids(params: RequestParams, { history }: Shelf): readonly string[] | string {
  const queryKey = params.get("query_key");
  if (queryKey !== undefined) return fromHistory(params, queryKey, history.find(params.get("WebEnv"), queryKey));
  if (params.all("id").length === 0) return "WebEnv parameter is required";
  const { pmids } = requestedPmids(params);
  if (pmids.length === 0) return NO_IDS;
  if (pmids.length > MOST) return `Too many UIDs in request. Maximum number of UIDs is ${MOST}.`;
  return pmids.slice(countParam(params, "retstart", 0)).slice(0, countParam(params, "retmax", MOST));
}

function fromHistory(params: RequestParams, queryKey: string, held: readonly string[] | undefined): readonly string[] | string {
  if (params.get("WebEnv") === undefined) return "WebEnv parameter is required";
  if (held === undefined) return `Unable to obtain query #${queryKey}`;
  const retstart = countParam(params, "retstart", 0);
  // History sets are capped like searches: what stands past 9,999 cannot be reached.
  const reachable = held.slice(0, 9_999);
  if (retstart >= reachable.length) return outOfRangeMessage(retstart, reachable.length);
  return reachable.slice(retstart, retstart + Math.min(countParam(params, "retmax", MOST), MOST));
}

function uilist(pmids: readonly string[], retmode: string): Reply {
  if (retmode !== "xml") return textReply(pmids.map((pmid) => `${pmid}\n`).join(""));
  return xmlReply(`<?xml version="1.0" ?>\n<IdList>\n${pmids.map((pmid) => `\t<Id>${pmid}</Id>\n`).join("")}</IdList>\n`);
}

function asText(asked: readonly string[], present: readonly string[], rettype: string, { library }: Shelf): Reply {
  const there = new Set(present);
  const texts = asked.map((pmid, index) => {
    if (!there.has(pmid)) return `id: ${pmid} Error occurred: The following PMID is not available: ${pmid}`;
    const xml = library.xml(pmid) ?? "";
    return rettype === "medline" ? medlineText(xml) : abstractLayout(xml, index + 1);
  });
  return textReply(texts.join(rettype === "medline" ? "\n" : "\n\n\n"));
}
