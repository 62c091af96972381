import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { notFound } from "./errors.ts";

/** Without a token in the settings the address does not exist; with a wrong one it does not either. */
export function requireToken(expected: string | undefined): RequestHandler {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return (request, response, next) => {
    const given = /^Bearer (\S+)$/.exec(request.get("authorization") ?? "")?.[1];
    if (expected === undefined || given === undefined || !timingSafeEqual(digest(given), digest(expected))) {
      void notFound(request, response, next);
      return;
    }
    next();
  };
}
