import { normalProfile, type Preferences } from "../domain/subscription.ts";
import type { Subscriptions } from "../store/digest-ports.ts";
import { readAddress } from "./address.ts";

export type AskNeeds = { readonly store: Pick<Subscriptions, "recordRequest">; readonly now: () => Date };

/**
 * Somebody typed an address into the form. Only writes that down, so that neither the answer nor its time can tell who is known here;
 * `sendConfirmations` does the rest.
 */
export async function askToSubscribe(
  asked: { readonly address: string; readonly preferences: Preferences; readonly source: string },
  { store, now }: AskNeeds,
): Promise<void> {
  const { address, key } = readAddress(asked.address);
  const preferences = { ...asked.preferences, profile: normalProfile(asked.preferences.profile) };
  await store.recordRequest({ address, addressKey: key, preferences, source: asked.source, at: now().toISOString() });
}
