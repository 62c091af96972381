import type { RequestHandler } from "express";
import helmet from "helmet";

/** Nothing from elsewhere, nothing inline, no frames; HSTS only where the site is really served over https. */
export function securityHeaders(publicUrl: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith("https:") ? { maxAge: 31_536_000 } : false,
    // What somebody reads about their illness is nobody else's business.
    referrerPolicy: { policy: "no-referrer" },
    // Left out: what only browsers without the policy above ever read (old Internet Explorer, Flash); each header costs every answer.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}
