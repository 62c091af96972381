import type { Database } from "better-sqlite3";
import { profileKey, type Preferences, type Subscriber, type SubscriberState } from "../../../domain/subscription.ts";
import type { Act, ConfirmationToken, Consent, Subscriptions } from "../../digest-ports.ts";
import { immediate } from "../immediate.ts";
import { SUBSCRIBER_COLUMNS, toSubscriber, type SubscriberRow } from "./rows.ts";
import type { SoftBounces } from "./soft-bounces.ts";

type TokenRow = {
  readonly subscriber_id: number;
  readonly preferences: string;
  readonly expires_at: string;
  readonly used_at: string | null;
};

export function subscriberStore(db: Database, bounces: SoftBounces) {
  const keys = db.prepare<[], { signing_key: Buffer; salt: Buffer }>("SELECT signing_key, salt FROM digest_state");
  const byId = db.prepare<[number], SubscriberRow>(`SELECT ${SUBSCRIBER_COLUMNS} FROM subscribers WHERE id = ?`);
  const byHandle = db.prepare<[string], SubscriberRow>(
    `SELECT ${SUBSCRIBER_COLUMNS} FROM subscribers WHERE handle = ? AND address IS NOT NULL`,
  );
  const byKey = db.prepare<[string], SubscriberRow>(`SELECT ${SUBSCRIBER_COLUMNS} FROM subscribers WHERE address_key = ?`);
  const all = db.prepare<[], SubscriberRow>(
    `SELECT ${SUBSCRIBER_COLUMNS} FROM subscribers WHERE address IS NOT NULL ORDER BY id`,
  );
  const counts = db.prepare<[], { state: SubscriberState; count: number }>(
    "SELECT state, count(*) AS count FROM subscribers WHERE address IS NOT NULL GROUP BY state",
  );
  const token = db.prepare<[Uint8Array], TokenRow>(
    "SELECT subscriber_id, preferences, expires_at, used_at FROM confirmation_tokens WHERE hash = ?",
  );
  const useToken = db.prepare<[{ hash: Uint8Array; at: string }]>(
    "UPDATE confirmation_tokens SET used_at = @at WHERE hash = @hash AND used_at IS NULL AND expires_at > @at",
  );
  const setPreferences = db.prepare<[object]>(`
    UPDATE subscribers SET preferences = @preferences, profile = @profile, rhythm = @rhythm
    WHERE id = @id
  `);
  const setState = db.prepare<[object]>("UPDATE subscribers SET state = @state, since = @at WHERE id = @id AND state <> @state");
  const setConfirmed = db.prepare<[string, number]>("UPDATE subscribers SET confirmed_at = ? WHERE id = ?");
  const insert = db.prepare<[object]>(`
    INSERT INTO subscribers (handle, address, address_key, state, since, preferences, profile, rhythm)
    VALUES (@handle, @address, @addressKey, 'pending', @at, @preferences, @profile, @rhythm)
  `);
  const consent = db.prepare<[object]>(`
    INSERT INTO consents (subscriber_id, at, act, source, preferences)
    VALUES (@id, @at, @act, @source, @preferences)
  `);
  const consents = db.prepare<[number], { at: string; act: string; source: string; preferences: string | null }>(
    "SELECT at, act, source, preferences FROM consents WHERE subscriber_id = ? ORDER BY id",
  );
  const skipQueued = db.prepare<[{ id: number; at: string; answer: string }]>(`
    UPDATE deliveries SET state = 'skipped', finished_at = @at, answer = @answer
    WHERE subscriber_id = @id AND state = 'queued'
  `);
  const suppress = db.prepare<[Uint8Array, string, string]>(
    "INSERT INTO suppressions (address_hash, reason, at) VALUES (?, ?, ?) ON CONFLICT (address_hash) DO NOTHING",
  );
  const unsuppress = db.prepare<[Uint8Array]>("DELETE FROM suppressions WHERE address_hash = ?");

  const note = (id: number, act: string, { at, source }: Act, preferences?: Preferences): void =>
    void consent.run({ id, at, act, source, preferences: preferences === undefined ? null : JSON.stringify(preferences) });

  const prefer = (id: number, preferences: Preferences): void =>
    void setPreferences.run({
      id,
      preferences: JSON.stringify(preferences),
      profile: profileKey(preferences.profile),
      rhythm: preferences.rhythm,
    });

  const activate = (id: number, preferences: Preferences, act: Act): void => {
    prefer(id, preferences);
    const changed = setState.run({ id, state: "active", at: act.at }).changes > 0;
    if (changed) {
      setConfirmed.run(act.at, id);
      bounces.forget(id);
    }
    note(id, "confirmed", act, preferences);
  };

  const moveTo = (id: number, state: SubscriberState, act: Act): boolean => {
    if (setState.run({ id, state, at: act.at }).changes === 0) return false;
    note(id, state, act);
    if (state !== "active") skipQueued.run({ id, at: act.at, answer: `The subscriber is ${state}.` });
    return true;
  };

  return {
    readLinkKeys: () => {
      const row = keys.get();
      if (row === undefined) throw new Error("The database holds no signing key.");
      return { signingKey: new Uint8Array(row.signing_key), salt: new Uint8Array(row.salt) };
    },

    findToken: db.transaction((hash: Uint8Array): ConfirmationToken | undefined => {
      const row = token.get(hash);
      const owner = row && byId.get(row.subscriber_id);
      if (row === undefined || owner === undefined) return undefined;
      return {
        subscriber: toSubscriber(owner),
        preferences: JSON.parse(row.preferences) as Preferences,
        expiresAt: row.expires_at,
        ...(row.used_at === null ? {} : { usedAt: row.used_at }),
      };
    }),

    useToken: immediate(db, (hash: Uint8Array, act: Act): boolean => {
      if (useToken.run({ hash, at: act.at }).changes === 0) return false;
      const row = token.get(hash);
      if (row === undefined) return false;
      activate(row.subscriber_id, JSON.parse(row.preferences) as Preferences, act);
      return true;
    }),

    findSubscriber: (by: Parameters<Subscriptions["findSubscriber"]>[0]): Subscriber | undefined => {
      const row = "handle" in by ? byHandle.get(by.handle) : byKey.get(by.addressKey);
      return row && toSubscriber(row);
    },

    addSubscriber: immediate(db, (person: Parameters<Subscriptions["addSubscriber"]>[0]): Subscriber => {
      const { preferences, act, addressHash, ...rest } = person;
      if (byKey.get(person.addressKey) === undefined) {
        const { profile, rhythm } = preferences;
        insert.run({ ...rest, at: act.at, preferences: JSON.stringify(preferences), profile: profileKey(profile), rhythm });
      }
      unsuppress.run(addressHash);
      const row = byKey.get(person.addressKey);
      if (row === undefined) throw new Error("A subscriber that was just inserted is gone.");
      // Whoever is there already keeps their wishes.
      activate(row.id, row.state === "pending" ? preferences : toSubscriber(row).preferences, act);
      return toSubscriber(byId.get(row.id) ?? row);
    }),

    changePreferences: immediate(db, (id: number, preferences: Preferences, act: Act): void => {
      prefer(id, preferences);
      note(id, "changed", act, preferences);
    }),

    changeState: immediate(db, moveTo),

    suppressAddress: immediate(
      db,
      (address: { readonly key: string; readonly hash: Uint8Array }, reason: string, act: Act): boolean => {
        const isNew = suppress.run(address.hash, reason, act.at).changes > 0;
        const row = byKey.get(address.key);
        if (row !== undefined) moveTo(row.id, "suppressed", act);
        return isNew;
      },
    ),

    countSoftBounce: bounces.countSoftBounce,

    listSubscribers: (): readonly Subscriber[] => all.all().map(toSubscriber),

    countSubscribers: (): Readonly<Record<SubscriberState, number>> => ({
      ...{ pending: 0, active: 0, paused: 0, left: 0, suppressed: 0 },
      ...Object.fromEntries(counts.all().map(({ state, count }) => [state, count])),
    }),

    listConsents: (id: number): readonly Consent[] =>
      consents.all(id).map(({ preferences, ...row }) => ({
        ...row,
        ...(preferences === null ? {} : { preferences: JSON.parse(preferences) as Preferences }),
      })),
  };
}
