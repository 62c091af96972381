import type { RequestHandler } from "express";
import type { WebNeeds } from "./needs.ts";

/** Behind a proxy that the settings do not know all visitors have one address, and so one limit on what they may ask. Said once. */
export function warnOfProxy({ log, trustProxy = false }: Pick<WebNeeds, "log" | "trustProxy">): RequestHandler {
  let told = trustProxy !== false;
  return (request, _response, next) => {
    if (!told && request.get("x-forwarded-for") !== undefined) {
      told = true;
      log.warn({}, "X-Forwarded-For arrives, but TRUST_PROXY is off: everybody behind that proxy shares one limit");
    }
    next();
  };
}
