import type { RequestHandler } from "express";
import type { WebLog } from "./needs.ts";
import type { RequestCounts } from "./request-counts.ts";

/** One line and one count a request. Never the query: what somebody searched for may be about their health. */
export function requestLog(log: WebLog, clock: () => Date, counts: RequestCounts): RequestHandler {
  return (request, response, next) => {
    const began = clock().getTime();
    // What stands after /subscription/ is a key to somebody's subscription, after /exports/ to what somebody took.
    const path = request.path.replace(/^(\/(?:subscription|exports)\/)[^/]+/, "$1…");
    response.once("close", () => {
      counts.add(response.statusCode);
      log.info({ method: request.method, path, status: response.statusCode, ms: clock().getTime() - began }, "request");
    });
    next();
  };
}
