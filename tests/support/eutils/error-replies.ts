import { EFETCH_HEAD, ESEARCH_HEAD } from "./doctypes.ts";
import { escapeXml } from "./xml-text.ts";
import { htmlReply, jsonReply, xmlReply, XML, type Reply } from "./reply.ts";

/** NCBI's error replies as they come over the wire. */

const PAST_9999 = `Search Backend failed: Exception:
'retstart' cannot be larger than 9998. For PubMed, ESearch can only retrieve the first 9,999 records matching the query. To obtain more than 9,999 PubMed records, consider using EDirect that contains additional logic to batch PubMed search results automatically so that an arbitrary number can be retrieved. For details see https://www.ncbi.nlm.nih.gov/books/NBK25499/`;

export const NO_IDS = "ID list is empty! Possibly it has no correct IDs.";

export function rateLimitReply(client: string, count: number, limit: number, status = 429): Reply {
  const body = { error: "API rate limit exceeded", "api-key": client, count: String(count), limit: String(limit) };
  return {
    ...jsonReply(body, status),
    type: "application/json",
    headers: { "Retry-After": "2", "X-RateLimit-Limit": String(limit), "X-RateLimit-Remaining": "0" },
  };
}

export function invalidKeyReply(key: string): Reply {
  return {
    ...jsonReply({ error: "API key invalid", "api-key": key, type: "invalid", status: "unknown" }, 400),
    type: "application/json",
  };
}

/** The line break stands raw in the JSON string, as NCBI sends it: no JSON parser takes it. */
export function past9999Reply(retmode: "json" | "xml"): Reply {
  if (retmode === "xml") return searchErrorReply(PAST_9999, retmode);
  return {
    ...jsonReply(undefined),
    body: `{"header":{"type":"esearch","version":"0.3"},"esearchresult":{"ERROR":"${PAST_9999}"}}\n`,
  };
}

export function searchErrorReply(message: string, retmode: "json" | "xml"): Reply {
  if (retmode === "json") return jsonReply({ esearchresult: { ERROR: message } });
  return xmlReply(`${ESEARCH_HEAD}<eSearchResult>\n\t<ERROR>${escapeXml(message)}</ERROR>\n</eSearchResult>\n`);
}

export function fetchErrorReply(message: string): Reply {
  return {
    status: 400,
    type: XML,
    body: `${EFETCH_HEAD}<eFetchResult>\n\t<ERROR>${escapeXml(message)}</ERROR>\n</eFetchResult>\n`,
  };
}

export function outOfRangeMessage(retstart: number, held: number): string {
  return `Cannot retrieve history data: OUT OF RANGE. Parameter retstart=${retstart} + 1 is greater than number of records available in history. History includes ${held} IDs.`;
}

export function tooLongReply(): Reply {
  return htmlReply(
    `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
<html><head>
<title>414 Request-URI Too Long</title>
</head><body>
<h1>Request-URI Too Long</h1>
<p>The requested URL's length exceeds the capacity
limit for this server.<br />
</p>
</body></html>
`,
    414,
  );
}
