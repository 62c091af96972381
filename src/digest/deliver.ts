import { createHash } from "node:crypto";
import { bareAddress, mailDate, wireAddress } from "../domain/mail-address.ts";
import type { Mailer, Outgoing, SendResult } from "../mail/mailer.ts";
import type { MimeTemplate } from "../mail/mime-template.ts";
import type { Delivery, Outbox, Outcome, Subscriptions } from "../store/digest-ports.ts";
import { batched } from "./batched.ts";
import { issueTemplates, type TemplateNeeds } from "./issue-templates.ts";

export type DeliverNeeds = TemplateNeeds & {
  readonly store: TemplateNeeds["store"] &
    Pick<Outbox, "releaseExpired" | "claimDeliveries" | "markHandingOver" | "recordOutcomes" | "returnDeliveries"> &
    Pick<Subscriptions, "suppressAddress" | "countSoftBounce">;
  readonly mailer: Mailer;
  readonly fillTemplate: (
    template: MimeTemplate,
    headers: readonly (readonly [name: string, value: string])[],
    slots: Readonly<Record<string, string>>,
  ) => Buffer;
  readonly links: (handle: string) => Promise<{ readonly manage: string; readonly leave: string }>;
  /** The key and the salted hash under which an address is suppressed. */
  readonly suppressionOf: (address: string) => Promise<{ readonly key: string; readonly hash: Uint8Array }>;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly holder: string;
  readonly limits: DeliveryLimits;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
};

export type DeliveryLimits = {
  /** Messages a second; providers take no pleasure in floods. 0 is no limit. */
  readonly perSecond: number;
  /** Waits in minutes after each temporary refusal; after the last one a delivery has failed. */
  readonly patience: readonly number[];
  /** Longer than the mailer waits for an answer, so that nobody takes over a message under way. */
  readonly leaseMs: number;
  /** After so many issues in a row that could not be delivered, an address is suppressed. */
  readonly softBounces: number;
};

/** Nearly five days in all, as long as mail servers themselves try (RFC 5321 §4.5.4.1). */
export const usualLimits: DeliveryLimits = {
  perSecond: 25,
  patience: [1, 5, 15, 60, 240, 720, 1440, 1440, 1440, 1440],
  leaseMs: 15 * 60_000,
  softBounces: 3,
};

export type DeliveryReport = {
  readonly sent: number;
  readonly failed: number;
  readonly skipped: number;
  readonly deferred: number;
  /** Handed over before without an answer: these may have arrived twice. */
  readonly doubtful: number;
  /** Why nothing more was tried, where the server took no messages at all. */
  readonly unreachable?: string;
};

const CLAIM = 100;

/**
 * Sends what is due: claim, hand over, record. The row says "handing-over" before the last byte leaves, so a process that dies leaves
 * each message either certainly unsent (claimed) or in doubt; what is in doubt is sent again under the same Message-ID.
 */
export async function deliver(signal: AbortSignal, needs: DeliverNeeds): Promise<DeliveryReport> {
  const { store, mailer, now, holder, limits } = needs;
  const tally = { sent: 0, failed: 0, skipped: 0, deferred: 0 };
  const freed = await store.releaseExpired(now().toISOString());
  const shop = workshop(needs);
  let unreachable: string | undefined;

  while (!signal.aborted && unreachable === undefined) {
    const time = now();
    const leaseUntil = new Date(time.getTime() + limits.leaseMs).toISOString();
    const batch = [...(await store.claimDeliveries({ holder, now: time.toISOString(), leaseUntil, limit: CLAIM }))];
    if (batch.length === 0) break;
    let inARow = 0;
    const worker = async (): Promise<void> => {
      for (let next = batch.shift(); next !== undefined; next = batch.shift()) {
        if (signal.aborted || unreachable !== undefined) {
          batch.push(next);
          return;
        }
        const result = await shop.send(next);
        inARow = result.kind === "unreachable" ? inARow + 1 : 0;
        if (result.kind === "unreachable" && inARow >= mailer.connections) unreachable = result.answer;
        tally[result.counts] += 1;
      }
    };
    await Promise.all(Array.from({ length: mailer.connections }, worker));
    if (batch.length > 0)
      await store.returnDeliveries(
        batch.map(({ id }) => id),
        now().toISOString(),
      );
  }
  return { ...tally, doubtful: freed.doubtful, ...(unreachable === undefined ? {} : { unreachable }) };
}

type Sent = SendResult & { readonly counts: "sent" | "failed" | "skipped" | "deferred" } & { readonly answer?: string };

const UNREACHABLE_MINUTES = 2;

function workshop(needs: DeliverNeeds) {
  const { store, mailer, links, now, sleep, holder, limits, log } = needs;
  const templateFor = issueTemplates(needs);
  const record = batched(async (outcomes: readonly Outcome[]) => {
    await store.recordOutcomes(outcomes);
    return outcomes.map(() => true);
  });
  const handOver = batched(async (ids: readonly number[]) => {
    const until = new Date(now().getTime() + limits.leaseMs).toISOString();
    const ours = new Set(await store.markHandingOver(ids, holder, until));
    return ids.map((id) => ours.has(id));
  });
  const takeTurn = pacer(limits.perSecond, now, sleep);

  const message = async (delivery: Delivery, key: string, template: MimeTemplate): Promise<Outgoing> => {
    const { address, handle } = delivery.subscriber;
    const { manage, leave } = await links(handle);
    const [from, to] = [bareAddress(needs.from), wireAddress(address)];
    const id = messageId(key, handle, from);
    const leaveAt = `${needs.publicUrl}/subscription/${leave}/unsubscribe`;
    const headers = [
      ["Message-ID", `<${id}>`],
      ["Date", mailDate(now())],
      ["To", to],
      // RFC 8058: the https address first; it acts on POST alone. The mail one is for programs that know only RFC 2369.
      ["List-Unsubscribe", `<${leaveAt}>,\r\n <mailto:${from}?subject=unsubscribe%20${leave}>`],
      ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
    ] as const;
    return { from, to, id, raw: needs.fillTemplate(template, headers, { manage, leave }) };
  };

  const skip = async (id: number, answer: string): Promise<Sent> => {
    await record({ id, kind: "skipped", answer, at: now().toISOString() });
    return { kind: "withdrawn", counts: "skipped" };
  };

  return {
    async send(delivery: Delivery): Promise<Sent> {
      const { id, subscriber, attempts } = delivery;
      const { key, template, quiet } = await templateFor(delivery);
      if (subscriber.state !== "active") return skip(id, `The subscriber is ${subscriber.state}.`);
      if (quiet && subscriber.preferences.quietWeek === "silent")
        return skip(id, "A quiet week, and they asked for silence then.");
      await takeTurn();
      const result = await mailer.send(await message(delivery, key, template), () => handOver(id));
      const at = now();
      switch (result.kind) {
        case "accepted":
          await record({ id, kind: "sent", answer: result.answer.slice(0, 300), at: at.toISOString() });
          return { ...result, counts: "sent" };
        case "withdrawn":
          // They left meanwhile, or another process has taken the row over; either way it is not ours to send.
          return { ...result, counts: "skipped" };
        case "unreachable":
          await store.returnDeliveries([id], minutesLater(at, UNREACHABLE_MINUTES));
          return { ...result, counts: "deferred" };
        case "refused":
          log.warn({ delivery: id, answer: result.answer, hard: result.hard }, "refused");
          await record({ id, kind: "failed", answer: result.answer, at: at.toISOString() });
          await (result.hard ? suppress(delivery, result.answer, needs) : bounceSoftly(delivery, result.answer, needs));
          return { ...result, counts: "failed" };
        case "deferred": {
          const minutes = limits.patience[attempts];
          if (minutes === undefined) {
            await record({ id, kind: "failed", answer: result.answer, at: at.toISOString() });
            await bounceSoftly(delivery, result.answer, needs);
            return { ...result, counts: "failed" };
          }
          await record({ id, kind: "retry", answer: result.answer, dueAt: minutesLater(at, minutes), doubtful: result.doubtful });
          return { ...result, counts: "deferred" };
        }
      }
    },
  };
}

/** Stable per (issue, subscriber), and telling nobody who it is. */
function messageId(issueKey: string, handle: string, from: string): string {
  const hash = createHash("sha256").update(`${issueKey}:${handle}`).digest("hex").slice(0, 32);
  return `${hash}@${from.slice(from.lastIndexOf("@") + 1)}`;
}

async function suppress({ subscriber }: Delivery, reason: string, { store, suppressionOf, now }: DeliverNeeds): Promise<void> {
  await store.suppressAddress(await suppressionOf(subscriber.address), reason, { at: now().toISOString(), source: "bounce" });
}

async function bounceSoftly(delivery: Delivery, reason: string, needs: DeliverNeeds): Promise<void> {
  const report = { mark: `delivery ${delivery.id}`, at: needs.now().toISOString() };
  const count = await needs.store.countSoftBounce(delivery.subscriber.id, report);
  if (count >= needs.limits.softBounces) await suppress(delivery, reason, needs);
}

function minutesLater(time: Date, minutes: number): string {
  return new Date(time.getTime() + minutes * 60_000).toISOString();
}

/** Evenly spaced turns for all workers together. */
function pacer(perSecond: number, now: () => Date, sleep: DeliverNeeds["sleep"]): () => Promise<void> {
  let free = 0;
  return async () => {
    if (perSecond === 0) return;
    const time = now().getTime();
    const turn = Math.max(free, time);
    free = turn + 1000 / perSecond;
    if (turn > time) await sleep(turn - time);
  };
}
