import { ipKeyGenerator, rateLimit, type RateLimitRequestHandler } from "express-rate-limit";
import { answerError } from "./errors.ts";
import { plainAddress } from "./network.ts";

const TEN_MINUTES_MS = 600_000;

/** So many requests from one network in ten minutes; then 429 with a page that says `sentence`. */
export function limitPosts(limit: number, sentence: string): RateLimitRequestHandler {
  return rateLimit({
    windowMs: TEN_MINUTES_MS,
    limit,
    // Behind a proxy that is not known all visitors are one; unknown-proxy.ts says so.
    keyGenerator: ({ ip }) => ipKeyGenerator(plainAddress(ip) ?? "unknown"),
    validate: { xForwardedForHeader: false, ip: false },
    legacyHeaders: false,
    standardHeaders: false,
    handler: (request, response) => {
      answerError(request, response, 429, "unavailable", sentence);
    },
  });
}
