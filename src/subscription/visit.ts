import type { Preferences, Subscriber } from "../domain/subscription.ts";
import type { Subscriptions } from "../store/digest-ports.ts";
import { isConfirmation, readLink, tokenHash } from "./link-token.ts";

/** What a link from a mail opens. Looking never changes anything. */
export type Visit =
  | {
      readonly kind: "confirm";
      readonly subscriber: Subscriber;
      readonly preferences: Preferences;
      readonly state: "open" | "used" | "expired";
    }
  | { readonly kind: "manage" | "leave"; readonly subscriber: Subscriber }
  | { readonly kind: "unknown" };

export type VisitNeeds = {
  readonly store: Pick<Subscriptions, "findToken" | "findSubscriber" | "readLinkKeys">;
  readonly now: () => Date;
};

export async function visit(token: string, { store, now }: VisitNeeds): Promise<Visit> {
  if (isConfirmation(token)) {
    const found = await store.findToken(tokenHash(token));
    if (found === undefined || found.subscriber.address === "") return { kind: "unknown" };
    const { subscriber, preferences, expiresAt, usedAt } = found;
    const state = usedAt !== undefined ? "used" : expiresAt <= now().toISOString() ? "expired" : "open";
    return { kind: "confirm", subscriber, preferences, state };
  }
  const { signingKey } = await store.readLinkKeys();
  const link = readLink(token, signingKey);
  const subscriber = link && (await store.findSubscriber({ handle: link.handle }));
  return link === undefined || subscriber === undefined ? { kind: "unknown" } : { kind: link.purpose, subscriber };
}
