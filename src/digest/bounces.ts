import { withoutAddress } from "../domain/mail-address.ts";
import type { Subscriber } from "../domain/subscription.ts";
import { weekIn } from "../domain/week.ts";
import type { Subscriptions } from "../store/digest-ports.ts";
import type { BounceNews } from "./dsn.ts";

export type BounceNeeds = {
  readonly store: Pick<Subscriptions, "suppressAddress" | "findSubscriber" | "countSoftBounce">;
  readonly suppressionOf: (address: string) => Promise<{ readonly key: string; readonly hash: Uint8Array }>;
  /** The signed token that stands in the headers of every issue sent to who has this handle, and nowhere else. */
  readonly leaveToken: (handle: string) => Promise<string>;
  readonly now: () => Date;
  readonly softBounces: number;
};

/**
 * Acts on what came back: hard bounces and complaints suppress at once, soft ones are counted. A report that returns nothing of a mail
 * of ours may be anybody's invention; it counts as a soft one, and once a week. Answers what was done.
 */
export async function takeBounce(
  { address, kind, reason, mark, proof }: BounceNews,
  needs: BounceNeeds,
): Promise<"suppressed" | "counted" | "unknown"> {
  const { store, suppressionOf, now, softBounces } = needs;
  const { key, hash } = await suppressionOf(address);
  const subscriber = await store.findSubscriber({ addressKey: key });
  // Anybody may send us a report; one about an address we do not know must not fill the list.
  if (subscriber === undefined) return "unknown";
  const act = { at: now().toISOString(), source: kind === "complaint" ? "complaint" : "bounce" };
  const isProven = await proves(proof, subscriber, needs);
  if (kind === "soft" || !isProven) {
    const report = { mark: isProven ? mark : `unproven ${subscriber.id} ${weekIn("UTC", now())}`, at: act.at };
    if ((await store.countSoftBounce(subscriber.id, report)) < softBounces) return "counted";
  }
  await store.suppressAddress({ key, hash }, withoutAddress(reason, address), act);
  return "suppressed";
}

/** Who never confirmed was sent no such token, and has nothing that a forged report could end. */
async function proves(proof: BounceNews["proof"], { handle, state }: Subscriber, { leaveToken }: BounceNeeds): Promise<boolean> {
  return proof === "vouched" || state === "pending" || proof.returned.includes(await leaveToken(handle));
}
