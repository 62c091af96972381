import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { faultyReply } from "./fault-replies.ts";
import type { FaultKind } from "./faults.ts";
import type { Reply } from "./reply.ts";

const zipped = promisify(gzip);

export type Sending = {
  readonly reply: Reply;
  readonly fault: FaultKind | undefined;
  readonly utility: string;
  readonly delayMs: number;
};

/** Puts a reply on the wire, well or as badly as the fault says. Resolves to the status that was sent, 0 for none. */
export async function sendReply(request: IncomingMessage, response: ServerResponse, sending: Sending): Promise<number> {
  const { fault } = sending;
  const reply = (fault && faultyReply(fault, sending.reply, sending.utility)) ?? sending.reply;
  if (fault === "hang") return 0;
  if (fault === "reset") {
    request.socket.resetAndDestroy();
    return 0;
  }
  if (fault === "slow") await pause(sending.delayMs);

  const wantsGzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const bytes = wantsGzip ? await zipped(reply.body, { level: 1 }) : Buffer.from(reply.body);
  // The real server sends chunks without a length, so a cut body can end cleanly.
  response.writeHead(reply.status, {
    Server: "Finatra",
    "Cache-Control": "private",
    "Content-Type": reply.type,
    ...(wantsGzip && { "Content-Encoding": "gzip" }),
    ...reply.headers,
  });
  if (fault === "hang-after-headers") {
    response.flushHeaders();
  } else if (fault === "stall-mid-body" || fault === "truncated-reset") {
    await sendHalf(response, bytes);
    if (fault === "truncated-reset") request.socket.resetAndDestroy();
  } else {
    response.end(bytes);
  }
  return reply.status;
}

async function sendHalf(response: ServerResponse, bytes: Buffer): Promise<void> {
  await new Promise((resolve) => response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), resolve));
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
