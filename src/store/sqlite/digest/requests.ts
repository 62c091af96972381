import type { Database } from "better-sqlite3";
import { profileKey, type Preferences } from "../../../domain/subscription.ts";
import type { SubscriptionRequest, Subscriptions } from "../../digest-ports.ts";
import { immediate } from "../immediate.ts";
import { SUBSCRIBER_COLUMNS, toSubscriber, type SubscriberRow } from "./rows.ts";

type RequestRow = {
  readonly id: number;
  readonly address: string;
  readonly address_key: string;
  readonly preferences: string;
  readonly source: string;
  readonly at: string;
  readonly attempts: number;
};

type Preparation = Parameters<Subscriptions["prepareConfirmation"]>[0];

/** What people typed into the form, and what became of it. */
export function requestStore(db: Database) {
  const insert = db.prepare<[object]>(`
    INSERT INTO subscription_requests (address, address_key, preferences, source, at, due_at)
    VALUES (@address, @addressKey, @preferences, @source, @at, @at)
  `);
  const due = db.prepare<[{ now: string; limit: number }], RequestRow>(`
    SELECT id, address, address_key, preferences, source, at, attempts FROM subscription_requests
    WHERE outcome IS NULL AND due_at <= @now
    ORDER BY due_at, id
    LIMIT @limit
  `);
  const postpone = db.prepare<[string, number]>(
    "UPDATE subscription_requests SET due_at = ?, attempts = attempts + 1 WHERE id = ?",
  );
  const finish = db.prepare<[string, number]>("UPDATE subscription_requests SET outcome = ? WHERE id = ?");
  const suppressed = db.prepare<[Uint8Array], number>("SELECT 1 FROM suppressions WHERE address_hash = ?").pluck();
  const recent = db
    .prepare<[string, string], number>(
      "SELECT count(*) FROM subscription_requests WHERE address_key = ? AND at >= ? AND outcome = 'sent'",
    )
    .pluck();
  const byKey = db.prepare<[string], SubscriberRow>(`SELECT ${SUBSCRIBER_COLUMNS} FROM subscribers WHERE address_key = ?`);
  const insertPending = db.prepare<[object]>(`
    INSERT INTO subscribers (handle, address, address_key, state, since, preferences, profile, rhythm)
    VALUES (@handle, @address, @key, 'pending', @at, @preferences, @profile, @rhythm)
  `);
  const insertToken = db.prepare<[object]>(`
    INSERT INTO confirmation_tokens (hash, subscriber_id, preferences, expires_at)
    VALUES (@hash, @subscriber, @preferences, @expiresAt)
  `);
  const consent = db.prepare<[object]>(`
    INSERT INTO consents (subscriber_id, at, act, source, preferences)
    VALUES (@subscriber, @at, 'asked', @source, @preferences)
  `);

  const pending = (preparation: Preparation): SubscriberRow | undefined => {
    const { request, handle } = preparation;
    const known = byKey.get(request.addressKey);
    if (known !== undefined) return known;
    insertPending.run({
      handle,
      address: request.address,
      key: request.addressKey,
      at: request.at,
      preferences: JSON.stringify(request.preferences),
      profile: profileKey(request.preferences.profile),
      rhythm: request.preferences.rhythm,
    });
    return byKey.get(request.addressKey);
  };

  return {
    recordRequest: ({ preferences, ...request }: Parameters<Subscriptions["recordRequest"]>[0]): void =>
      void insert.run({ ...request, preferences: JSON.stringify(preferences) }),

    claimRequests: immediate(
      db,
      ({ now, leaseUntil, limit }: Parameters<Subscriptions["claimRequests"]>[0]): readonly SubscriptionRequest[] => {
        const rows = due.all({ now, limit });
        for (const { id } of rows) postpone.run(leaseUntil, id);
        return rows.map(({ address_key, preferences, ...row }) => ({
          ...row,
          addressKey: address_key,
          preferences: JSON.parse(preferences) as Preferences,
        }));
      },
    ),

    prepareConfirmation: immediate(db, (preparation: Preparation) => {
      const { request, addressHash, tokenHash, expiresAt, since, most } = preparation;
      if (suppressed.get(addressHash) !== undefined) return { kind: "suppressed" as const };
      if ((recent.get(request.addressKey, since) ?? 0) >= most) return { kind: "limited" as const };
      const row = pending(preparation);
      if (row === undefined) throw new Error("A subscriber that was just inserted is gone.");
      const preferences = JSON.stringify(request.preferences);
      insertToken.run({ hash: tokenHash, subscriber: row.id, preferences, expiresAt });
      consent.run({ subscriber: row.id, at: request.at, source: request.source, preferences });
      return { kind: "send" as const, subscriber: toSubscriber(row) };
    }),

    finishRequest: (id: number, outcome: string): void => void finish.run(outcome, id),
    postponeRequest: (id: number, dueAt: string): void => void postpone.run(dueAt, id),
  };
}
