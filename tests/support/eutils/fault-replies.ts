import { rateLimitReply, searchErrorReply } from "./error-replies.ts";
import { htmlReply, type Reply } from "./reply.ts";
import type { FaultKind } from "./faults.ts";

const DIAGNOSTIC = `<head> <title>NCBI/eutils202 - WWW Error 500 Diagnostic</title> <style type="text/css">  h1.error {color: red; font-size: 40pt} div.diags {text-indent: 0.5in } </style>  </head> <body> <h1>Server Error</h1>   <p>Your request could not be processed due to a problem on our Web server.  This could be a transient problem, please try the query again.</p> <hr/> <p> Diagnostic Information:</p>  <div class="diags">Error: 500</div> </body>`;
const BAD_GATEWAY = `<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
const MAINTENANCE = `<!DOCTYPE html>\n<html lang="en"><head><title>NCBI - Temporarily unavailable</title></head><body><h1>The site is temporarily unavailable</h1><p>Please try again later.</p></body></html>\n`;

/** A reply made worse, where the fault is one of content; `undefined` where it is one of the wire. */
export function faultyReply(kind: FaultKind, good: Reply, utility: string): Reply | undefined {
  const json = good.type.startsWith("application/json");
  switch (kind) {
    case "rate-limit-429":
      return rateLimitReply("127.0.0.1", 5, 3);
    case "rate-limit-200":
      return rateLimitReply("127.0.0.1", 5, 3, 200);
    case "server-error-500":
      return htmlReply(DIAGNOSTIC, 500);
    case "bad-gateway-400":
      return htmlReply(BAD_GATEWAY, 400);
    case "html-200":
      return htmlReply(MAINTENANCE);
    case "error-in-200":
      return utility === "esearch"
        ? searchErrorReply("Search Backend failed: Database is not supported: pubmed", json ? "json" : "xml")
        : {
            ...good,
            body: `${headOf(good.body)}<eFetchResult>\n\t<ERROR>Unable to fetch records: backend timed out</ERROR>\n</eFetchResult>\n`,
          };
    case "prolog-only":
      return { ...good, body: headOf(good.body) };
    case "truncated":
      return { ...good, body: good.body.slice(0, Math.floor(good.body.length * 0.6)) };
    case "invalid-json":
      return { ...good, body: good.body.replace('"header"', '"header\n"').replace("[", "[,") };
    case "count-without-ids":
      return {
        ...good,
        body: good.body.replace(/"idlist":\[[^\]]*\]/, '"idlist":[]').replace(/<IdList>[\s\S]*<\/IdList>/, "<IdList/>"),
      };
    case "truncated-reset":
    case "reset":
    case "hang":
    case "hang-after-headers":
    case "stall-mid-body":
    case "history-lost":
    case "missing-pmids":
    case "slow":
      return undefined;
  }
}

/** XML declaration and DOCTYPE, nothing of the content. */
function headOf(body: string): string {
  return /^(?:<[?!][^>]*>\s*)*/.exec(body)?.[0] ?? "";
}
