import type { Readable } from "node:stream";
import { createGunzip, createInflate } from "node:zlib";

import { Agent, request } from "undici";

import type { Reply } from "./failure.ts";

/** Milliseconds: to connect, to the first byte of an answer, between two pieces of it, and for all of it. */
export type Timeouts = {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
};

/** EFetch of 200 records takes NCBI seconds, not minutes; a minute of silence before the first byte has been seen under load. */
export const TIMEOUTS: Timeouts = { connectMs: 10_000, headersMs: 60_000, idleMs: 20_000, totalMs: 180_000 };

export type Http = {
  /** Sends a form by POST and reads the whole reply, decompressed; rejects when no whole reply came. */
  post(url: URL, form: URLSearchParams, signal?: AbortSignal): Promise<Reply>;
  close(): Promise<void>;
};

type Needs = { readonly timeouts: Timeouts; readonly maxBytes: number };

/**
 * Always POST: our query is long, GET answers 414 beyond about 200 ids (NBK25499 asks for POST there), and an API key
 * in an address ends up in the logs of every proxy on the way.
 */
export function http({ timeouts, maxBytes }: Needs): Http {
  const agent = new Agent({
    connect: { timeout: timeouts.connectMs },
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.idleMs,
  });

  async function post(url: URL, form: URLSearchParams, signal: AbortSignal): Promise<Reply> {
    const reply = await request(url, {
      method: "POST",
      dispatcher: agent,
      signal,
      body: form.toString(),
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "accept-encoding": "gzip, deflate",
        "user-agent": "ketamine-digest",
      },
    });
    const encoding = headerOf(reply.headers["content-encoding"]);
    const bytes = await bytesOf(decompressed(reply.body, encoding), maxBytes);
    const retryAfter = headerOf(reply.headers["retry-after"]);
    // Decoded at once and strictly: a character cut in two by a chunk is whole again here, a broken one is a broken reply.
    const body = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { status: reply.statusCode, body, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }

  return {
    async post(url, form, signal) {
      signal?.throwIfAborted();
      const stop = new AbortController();
      const abort = () => {
        stop.abort(signal?.reason);
      };
      const timer = setTimeout(() => {
        stop.abort(coded("TOTAL_TIMEOUT", "one reply took too long"));
      }, timeouts.totalMs);
      // Not AbortSignal.any: on Node 20 it keeps every derived signal alive as long as the process's own.
      signal?.addEventListener("abort", abort, { once: true });
      try {
        return await post(url, form, stop.signal);
      } catch (error) {
        throw stop.signal.aborted ? (stop.signal.reason as Error) : error;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      }
    },
    close: () => agent.destroy(),
  };
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function decompressed(body: Readable, encoding: string | undefined): Readable {
  if (encoding !== "gzip" && encoding !== "x-gzip" && encoding !== "deflate") return body;
  const inflate = encoding === "deflate" ? createInflate() : createGunzip();
  // Not pipeline(): it would report the abort of the reader instead of the error of the wire.
  body.once("error", (error) => inflate.destroy(error));
  inflate.once("close", () => body.destroy());
  return body.pipe(inflate);
}

async function bytesOf(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw coded("REPLY_TOO_LARGE", `${Math.floor(maxBytes / 2 ** 20)} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function coded(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
