import type { RequestHandler } from "express";
import { answerError } from "./errors.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a form sent from another site, without tokens: browsers say where a request comes from in Sec-Fetch-Site,
 * older ones in Origin. A request with neither comes from no browser, so nobody's session can be abused by it.
 */
export function sameOrigin(publicUrl: string): RequestHandler {
  const ours = new URL(publicUrl).host;
  return (request, response, next) => {
    if (SAFE.has(request.method) || isOurs(request.get("sec-fetch-site"), request.get("origin"), [ours, request.get("host")])) {
      next();
      return;
    }
    answerError(request, response, 403, "invalid", "This form was sent from another site, so nothing was done.");
  };
}

function isOurs(site: string | undefined, origin: string | undefined, hosts: readonly (string | undefined)[]): boolean {
  if (site !== undefined) return site === "same-origin" || site === "none";
  if (origin === undefined) return true;
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}
