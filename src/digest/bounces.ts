import type { Subscriptions } from "../store/digest-ports.ts";
import { withoutAddress } from "../domain/mail-address.ts";
import type { BounceNews } from "./dsn.ts";

export type BounceNeeds = {
  readonly store: Pick<Subscriptions, "suppressAddress" | "findSubscriber" | "countSoftBounce">;
  readonly suppressionOf: (address: string) => Promise<{ readonly key: string; readonly hash: Uint8Array }>;
  readonly now: () => Date;
  readonly softBounces: number;
};

/** Acts on what came back: hard bounces and complaints suppress at once, soft ones are counted. Answers what was done. */
export async function takeBounce(
  { address, kind, reason, mark }: BounceNews,
  { store, suppressionOf, now, softBounces }: BounceNeeds,
): Promise<"suppressed" | "counted" | "unknown"> {
  const { key, hash } = await suppressionOf(address);
  const subscriber = await store.findSubscriber({ addressKey: key });
  // Anybody may send us a report; one about an address we do not know must not fill the list.
  if (subscriber === undefined) return "unknown";
  const act = { at: now().toISOString(), source: kind === "complaint" ? "complaint" : "bounce" };
  if (kind === "soft" && (await store.countSoftBounce(subscriber.id, { mark, at: act.at })) < softBounces) return "counted";
  await store.suppressAddress({ key, hash }, withoutAddress(reason, address), act);
  return "suppressed";
}
