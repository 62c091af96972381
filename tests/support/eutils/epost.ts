import { EPOST_HEAD } from "./doctypes.ts";
import { requestedPmids, type RequestParams } from "./request-params.ts";
import { xmlReply, type Reply } from "./reply.ts";
import type { Shelf } from "./shelf.ts";

export function epost(params: RequestParams, { history }: Shelf): Reply {
  const { pmids, malformed } = requestedPmids(params);
  const invalid =
    malformed.length === 0
      ? ""
      : "\t<ERROR>Some IDs have invalid value and were omitted. Maximum ID value 18446744073709551615</ERROR>\n";
  if (pmids.length === 0)
    return xmlReply(
      `${EPOST_HEAD}<ePostResult>\n\t<ERROR>Empty ID list; Nothing to store</ERROR>\n${invalid}</ePostResult>\n`,
      400,
    );
  const kept = history.keep(pmids, params.get("WebEnv"));
  const invalidIds =
    malformed.length === 0
      ? ""
      : `\t<InvalidIdList>\n${malformed.map((id) => `\t\t<Id>${id.replace(/[<>&]/g, "")}</Id>\n`).join("")}\t</InvalidIdList>\n`;
  return xmlReply(
    `${EPOST_HEAD}<ePostResult>\n${invalidIds}\t<QueryKey>${kept.queryKey}</QueryKey>\n\t<WebEnv>${kept.webEnv}</WebEnv>\n</ePostResult>\n`,
  );
}
