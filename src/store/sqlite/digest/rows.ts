import type { Preferences, Subscriber, SubscriberState } from "../../../domain/subscription.ts";

export const SUBSCRIBER_COLUMNS = `
  subscribers.id, subscribers.handle, subscribers.address, subscribers.state, subscribers.since, subscribers.confirmed_at,
  subscribers.preferences
`;

export type SubscriberRow = {
  readonly id: number;
  readonly handle: string;
  readonly address: string | null;
  readonly state: SubscriberState;
  readonly since: string;
  readonly confirmed_at: string | null;
  readonly preferences: string;
};

export function toSubscriber(row: SubscriberRow): Subscriber {
  return {
    id: row.id,
    handle: row.handle,
    address: row.address ?? "",
    state: row.state,
    since: row.since,
    ...(row.confirmed_at === null ? {} : { confirmedAt: row.confirmed_at }),
    preferences: JSON.parse(row.preferences) as Preferences,
  };
}
