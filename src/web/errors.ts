import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { AppError } from "../domain/errors.ts";
import type { ErrorCode } from "../domain/errors.ts";
import type { WebLog } from "./needs.ts";

/** The one table from what went wrong to what HTTP calls it. */
const STATUS = { invalid: 400, not_found: 404, conflict: 409, unavailable: 503 } as const satisfies Record<ErrorCode, number>;

/** Draws the page that tells a reader what happened; set by app.ts as `app.locals.errorPage`. */
export type ErrorPage = (status: number, message: string) => string;

/** Under /api a JSON object, elsewhere a page; both say the same sentence. */
export function answerError(request: Request, response: Response, status: number, code: ErrorCode, message: string): void {
  response.status(status).set("Cache-Control", "no-store");
  if (request.originalUrl.startsWith("/api/")) {
    response.json({ error: { code, message } });
    return;
  }
  const page = request.app.locals["errorPage"] as ErrorPage;
  response.type("html").send(page(status, message));
}

export const notFound: RequestHandler = (request) => {
  throw new AppError("not_found", `There is nothing at ${request.path.slice(0, 200)}.`);
};

/** The only place where a failure becomes an answer. What nobody foresaw is logged here and reads "Something went wrong". */
export function errorHandler(log: WebLog): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof AppError) {
      answerError(request, response, STATUS[error.code], error.code, error.message);
      return;
    }
    const status = clientFault(error);
    if (status !== undefined) {
      answerError(request, response, status, "invalid", "This address or form cannot be read.");
      return;
    }
    log.error({ err: error, method: request.method, path: request.path }, "request failed");
    answerError(request, response, 500, "unavailable", "Something went wrong on our side. It has been written down.");
  };
}

/** Express and its body readers mark what the client got wrong with a 4xx `status` (a path with a broken %-escape, a body too large). */
function clientFault(error: unknown): number | undefined {
  const status: unknown = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}
