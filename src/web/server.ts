import { createServer as createHttpServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createApp } from "./app.ts";
import { createFrontCache } from "./front-cache.ts";
import { explainLongAddresses, HEADER_BYTES } from "./long-address.ts";
import type { WebNeeds } from "./needs.ts";
import { sendReady } from "./ready-answer.ts";
import { createRequestCounts } from "./request-counts.ts";
import type { Keep } from "./respond.ts";

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
export function requestListener(needs: WebNeeds): (request: IncomingMessage, response: ServerResponse) => void {
  const cache = createFrontCache({ maxBytes: needs.cacheBytes });
  const asked = new WeakMap<IncomingMessage, { readonly version: string; readonly address: string }>();
  const requests = createRequestCounts();
  const keep: Keep = (request, answer) => {
    const question = asked.get(request);
    if (question !== undefined) cache.keep(question.version, question.address, answer);
  };
  const app = createApp(needs, keep, requests);

  // Requests that arrive in one turn of the loop are answered from one look at the version: the first waits for it, the rest go on at once.
  let seen: { readonly version: string | undefined } | undefined;
  let looking: Promise<string | undefined> | undefined;
  const forget = (): void => {
    seen = undefined;
    looking = undefined;
  };
  const look = async (): Promise<string | undefined> => {
    setImmediate(forget);
    const version = await versionNow(needs);
    if (looking !== undefined) seen = { version };
    return version;
  };

  const answer = (request: IncomingMessage, response: ServerResponse, version: string | undefined): void => {
    if (version !== undefined) {
      const address = request.url ?? "/";
      const ready = cache.find(version, address);
      if (ready !== undefined) {
        sendReady(ready, request, response);
        requests.add(response.statusCode);
        needs.log.debug({ method: request.method, status: response.statusCode, kept: true }, "request");
        return;
      }
      asked.set(request, { version, address });
    }
    app(request, response);
  };

  return (request, response) => {
    if (needs.cacheBytes === 0 || (request.method !== "GET" && request.method !== "HEAD")) app(request, response);
    else if (seen !== undefined) answer(request, response, seen.version);
    else {
      looking ??= look();
      void looking.then((version) => {
        answer(request, response, version);
      });
    }
  };
}

/** Undefined when the store does not answer: then nothing is kept, and Express says what is wrong. */
async function versionNow({ store, clock }: WebNeeds): Promise<string | undefined> {
  try {
    return `${await store.dataVersion()}@${Math.floor(clock().getTime() / FRESH_FOR_MS)}`;
  } catch {
    return undefined;
  }
}
