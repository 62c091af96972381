import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { chooseEncoding } from "./accept-encoding.ts";
import type { Encoding } from "./accept-encoding.ts";
import type { Piece } from "./pieces.ts";

/** A whole answer, ready to be sent any number of times; a compressed body is made when first asked for, then kept. */
export type ReadyAnswer = {
  readonly status: number;
  /** How much memory it may come to hold. */
  readonly bytes: number;
  variant(encoding: Encoding): Variant;
};

type Variant = {
  readonly body: Buffer;
  readonly etag: string;
  readonly headers: OutgoingHttpHeaders;
  readonly unchanged: OutgoingHttpHeaders;
};

/** What a 304 has to say; the rest is kept with the answer that the client holds already (RFC 9110 §15.4.5, RFC 9111 §4.3.4). */
const WITH_304: ReadonlySet<string> = new Set(["cache-control", "content-location", "etag", "expires", "vary"]);

/** Below this, compression costs more than it saves. */
const WORTH_COMPRESSING = 1024;

export function readyAnswer(status: number, headers: OutgoingHttpHeaders, { bytes: body, hash }: Piece): ReadyAnswer {
  const variants = new Map<Encoding, Variant>();

  const make = (encoding: Encoding): Variant => {
    const bytes = compress(body, encoding);
    const etag = encoding === "identity" ? `"${hash}"` : `"${hash}-${encoding}"`;
    const always = { ...headers, vary: "Accept-Encoding", etag };
    return {
      body: bytes,
      etag,
      headers: {
        ...always,
        ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
        "content-length": bytes.length,
      },
      unchanged: Object.fromEntries(Object.entries(always).filter(([name]) => WITH_304.has(name))),
    };
  };

  return {
    status,
    bytes: body.length * 2 + 2048,
    variant(wanted) {
      const encoding = body.length < WORTH_COMPRESSING ? "identity" : wanted;
      const known = variants.get(encoding);
      if (known !== undefined) return known;
      const made = make(encoding);
      variants.set(encoding, made);
      return made;
    },
  };
}

/** Sends the variant the client reads best, or 304 where it already holds it. HEAD gets the same headers and no body. */
export function sendReady(answer: ReadyAnswer, request: IncomingMessage, response: ServerResponse): void {
  const { body, etag, headers, unchanged } = answer.variant(chooseEncoding(request.headers["accept-encoding"]));
  if (answer.status === 200 && holds(request.headers["if-none-match"], etag)) {
    response.writeHead(304, unchanged).end();
    return;
  }
  response.writeHead(answer.status, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** If-None-Match compares weakly (RFC 9110 §13.1.2): a list of tags, or `*`. */
function holds(condition: string | undefined, etag: string): boolean {
  if (condition === undefined) return false;
  if (condition === etag) return true;
  return condition.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}

function compress(body: Buffer, encoding: Encoding): Buffer {
  switch (encoding) {
    case "identity":
      return body;
    case "gzip":
      return gzipSync(body);
    case "br":
      // Quality 5 is as fast as gzip and smaller; 11 takes a hundred times as long.
      return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  }
}
