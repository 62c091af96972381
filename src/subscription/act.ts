import { AppError } from "../domain/errors.ts";
import { normalProfile, type Preferences, type Subscriber } from "../domain/subscription.ts";
import type { Subscriptions } from "../store/digest-ports.ts";
import { tokenHash } from "./link-token.ts";
import { visit, type VisitNeeds } from "./visit.ts";

export type ActNeeds = VisitNeeds & {
  readonly store: VisitNeeds["store"] &
    Pick<
      Subscriptions,
      "useToken" | "changePreferences" | "changeState" | "eraseSubscriber" | "listConsents" | "listDeliveriesOf"
    >;
};

type From = { readonly token: string; readonly source: string };

const UNKNOWN = "This link is not valid: it is incomplete, was changed, or belongs to a subscription that has been erased.";

/** Double opt-in's second half. A token works once, for a week. */
export async function confirm({ token, source }: From, needs: ActNeeds): Promise<Subscriber> {
  const found = await visit(token, needs);
  if (found.kind !== "confirm") throw new AppError("not_found", UNKNOWN);
  if (found.state === "used") throw new AppError("conflict", "This link has been used already; nothing was changed.");
  const act = { at: needs.now().toISOString(), source };
  if (found.state === "expired" || !(await needs.store.useToken(tokenHash(token), act))) {
    throw new AppError("conflict", "This link has expired; nothing was changed. Please subscribe again to get a new one.");
  }
  return { ...found.subscriber, state: "active", preferences: found.preferences };
}

export type Change = { readonly preferences: Preferences; readonly state: "active" | "paused" };

export async function update({ token, source }: From, change: Change, needs: ActNeeds): Promise<void> {
  const subscriber = await manager(token, needs);
  if (subscriber.state !== "active" && subscriber.state !== "paused") {
    throw new AppError(
      "conflict",
      "This subscription has ended, so there is nothing to change. You can subscribe again at any time.",
    );
  }
  const act = { at: needs.now().toISOString(), source };
  const preferences = { ...change.preferences, profile: normalProfile(change.preferences.profile) };
  await needs.store.changePreferences(subscriber.id, preferences, act);
  await needs.store.changeState(subscriber.id, change.state, act);
}

/** Also with the narrower link that mail programs hold. Twice is as good as once; answers whether anything changed. */
export async function unsubscribe({ token, source }: From, needs: ActNeeds): Promise<boolean> {
  const found = await visit(token, needs);
  if (found.kind === "unknown") throw new AppError("not_found", UNKNOWN);
  if (found.kind === "confirm") throw new AppError("invalid", "This link confirms a subscription; it cannot end one.");
  const { id, state } = found.subscriber;
  // Who never confirmed gets nothing; who is suppressed stays so.
  if (state !== "active" && state !== "paused") return false;
  return needs.store.changeState(id, "left", { at: needs.now().toISOString(), source });
}

export async function erase({ token }: From, needs: ActNeeds): Promise<void> {
  await needs.store.eraseSubscriber((await manager(token, needs)).id);
}

/** Everything stored about one person, for them. */
export async function exportOwn(token: string, needs: ActNeeds) {
  const subscriber = await manager(token, needs);
  const { address, state, since, confirmedAt, preferences } = subscriber;
  return {
    address,
    state,
    since,
    confirmedAt: confirmedAt ?? null,
    preferences,
    consents: await needs.store.listConsents(subscriber.id),
    deliveries: await needs.store.listDeliveriesOf(subscriber.id),
  };
}

async function manager(token: string, needs: ActNeeds): Promise<Subscriber> {
  const found = await visit(token, needs);
  if (found.kind !== "manage") throw new AppError("not_found", UNKNOWN);
  return found.subscriber;
}
