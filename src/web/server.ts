import { createServer as createHttpServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createApp } from "./app.ts";
import { createFrontCache } from "./front-cache.ts";
import { explainLongAddresses, HEADER_BYTES } from "./long-address.ts";
import type { WebNeeds } from "./needs.ts";
import { sendReady } from "./ready-answer.ts";
import { createRequestCounts } from "./request-counts.ts";
import type { Keep } from "./respond.ts";
import { sharedLook } from "./shared-look.ts";

/** A page that tells the time ("complete to", "two days ago") is made anew after this long, even when no data changed. */
const FRESH_FOR_MS = 60_000;

/**
 * The server: a cache of ready answers in front of Express. Express alone answers a fifth of what bare Node can,
 * and a page changes only when the data does.
 */
export function createServer(needs: WebNeeds): Server {
  return explainLongAddresses(createHttpServer({ maxHeaderSize: HEADER_BYTES }, requestListener(needs)));
}

/** The same for a server that is listening already, because only then its port and so its address are known. */
export function requestListener(given: WebNeeds): (request: IncomingMessage, response: ServerResponse) => void {
  const { store, clock } = given;
  const look = sharedLook(async () => {
    const data = await store.dataVersion();
    return { data, page: `${data}@${Math.floor(clock().getTime() / FRESH_FOR_MS)}` };
  });
  const needs: WebNeeds = { ...given, store: { ...store, dataVersion: async () => (await look.now()).data } };

  const cache = createFrontCache({ maxBytes: needs.cacheBytes });
  const asked = new WeakMap<IncomingMessage, { readonly version: string; readonly address: string }>();
  const requests = createRequestCounts();
  const keep: Keep = (request, answer) => {
    const question = asked.get(request);
    if (question !== undefined) cache.keep(question.version, question.address, answer);
  };
  const app = createApp(needs, keep, requests);

  const answer = (request: IncomingMessage, response: ServerResponse, version: string): void => {
    const address = request.url ?? "/";
    const ready = cache.find(version, address);
    if (ready !== undefined) {
      sendReady(ready, request, response);
      requests.add(response.statusCode);
      needs.log.debug({ method: request.method, status: response.statusCode, kept: true }, "request");
      return;
    }
    asked.set(request, { version, address });
    app(request, response);
  };

  return (request, response) => {
    if (needs.cacheBytes === 0 || (request.method !== "GET" && request.method !== "HEAD")) {
      app(request, response);
      return;
    }
    const seen = look.lately();
    if (seen !== undefined) answer(request, response, seen.page);
    else
      void look.now().then(
        ({ page }) => {
          answer(request, response, page);
        },
        () => {
          // The store does not answer: then nothing is kept, and Express says what is wrong.
          app(request, response);
        },
      );
  };
}
