import { createHash } from "node:crypto";
import { mailDate, wireAddress, bareAddress } from "../domain/mail-address.ts";
import type { Mailer, SendResult } from "../mail/mailer.ts";
import type { Subscriptions, SubscriptionRequest } from "../store/digest-ports.ts";
import { addressHash, tokenHash } from "./link-token.ts";

export type ConfirmationNeeds = {
  readonly store: Pick<
    Subscriptions,
    "claimRequests" | "prepareConfirmation" | "finishRequest" | "postponeRequest" | "readLinkKeys" | "suppressAddress"
  >;
  readonly mailer: Mailer;
  /** The letter without its personal headers. */
  readonly compose: (request: SubscriptionRequest, link: string) => Promise<Buffer>;
  readonly from: string;
  readonly publicUrl: string;
  readonly now: () => Date;
  /** Fresh random bytes in base64url. */
  readonly randomToken: (bytes: number) => string;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
};

const HOUR = 3_600_000;
export const TOKEN_LIVES_MS = 7 * 24 * HOUR;
/** Mails that anybody can make us send to one address in a day. */
const MOST_A_DAY = 3;
const LEASE_MS = 5 * 60_000;
/** Waits after a failed attempt, in minutes; after the last one the request is given up. */
const PATIENCE = [1, 5, 15, 60, 240, 720, 1440];

/** Works through what was asked since the last look; answers how many mails went out. */
export async function sendConfirmations(needs: ConfirmationNeeds): Promise<number> {
  let sent = 0;
  for (;;) {
    const now = needs.now();
    const requests = await needs.store.claimRequests({
      now: now.toISOString(),
      leaseUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
      limit: 20,
    });
    if (requests.length === 0) return sent;
    for (const request of requests) sent += await answer(request, needs);
  }
}

async function answer(request: SubscriptionRequest, needs: ConfirmationNeeds): Promise<number> {
  const { store, randomToken } = needs;
  const now = needs.now();
  const { salt } = await store.readLinkKeys();
  const token = randomToken(32);
  const hash = addressHash(request.addressKey, salt);
  const prepared = await store.prepareConfirmation({
    request,
    handle: randomToken(16),
    addressHash: hash,
    tokenHash: tokenHash(token),
    expiresAt: new Date(now.getTime() + TOKEN_LIVES_MS).toISOString(),
    at: now.toISOString(),
    since: new Date(now.getTime() - 24 * HOUR).toISOString(),
    most: MOST_A_DAY,
  });
  if (prepared.kind !== "send") {
    await store.finishRequest(request.id, prepared.kind);
    return 0;
  }
  const result = await post(request, token, now, needs);
  await record(request, hash, result, needs);
  return result.kind === "accepted" ? 1 : 0;
}

async function post(request: SubscriptionRequest, token: string, now: Date, needs: ConfirmationNeeds): Promise<SendResult> {
  const from = bareAddress(needs.from);
  const to = wireAddress(request.address);
  const letter = await needs.compose(request, `${needs.publicUrl}/subscription/${token}`);
  const id = `confirm-${createHash("sha256").update(token).digest("hex").slice(0, 32)}@${from.slice(from.lastIndexOf("@") + 1)}`;
  const headers = `Message-ID: <${id}>\r\nDate: ${mailDate(now)}\r\nTo: ${to}\r\n`;
  return needs.mailer.send({ from, to, id, raw: Buffer.concat([Buffer.from(headers), letter]) });
}

async function record(
  request: SubscriptionRequest,
  hash: Uint8Array,
  result: SendResult,
  needs: ConfirmationNeeds,
): Promise<void> {
  const { store, log } = needs;
  const now = needs.now();
  switch (result.kind) {
    case "accepted":
      log.info({ request: request.id }, "confirmation mail sent");
      await store.finishRequest(request.id, "sent");
      return;
    case "refused":
      log.warn({ request: request.id, answer: result.answer }, "confirmation mail refused");
      if (result.hard) {
        const act = { at: now.toISOString(), source: "bounce" };
        await store.suppressAddress({ key: request.addressKey, hash }, result.answer, act);
      }
      await store.finishRequest(request.id, "failed");
      return;
    case "withdrawn":
    case "deferred":
    case "unreachable": {
      const minutes = PATIENCE[request.attempts];
      log.warn({ request: request.id, attempt: request.attempts + 1, result }, "confirmation mail not sent yet");
      if (minutes === undefined) await store.finishRequest(request.id, "failed");
      else await store.postponeRequest(request.id, new Date(now.getTime() + minutes * 60_000).toISOString());
    }
  }
}
