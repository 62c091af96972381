import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { immediate } from "../immediate.ts";

export type SoftBounces = ReturnType<typeof softBounces>;

/** Reports of a bounce come minutes to days after the relay took the mail; most come within one. */
const DAY_MS = 86_400_000;

/** Reports that a mail could not be delivered for now, by whom they concern. */
export function softBounces(db: Database) {
  const insert = db.prepare<[Buffer, number, string]>(
    "INSERT INTO soft_bounces (mark, subscriber_id, at) VALUES (?, ?, ?) ON CONFLICT (mark) DO NOTHING",
  );
  const count = db.prepare<[number], number>("SELECT count(*) FROM soft_bounces WHERE subscriber_id = ?").pluck();
  const forget = db.prepare<[number]>("DELETE FROM soft_bounces WHERE subscriber_id = ?");
  const forgetOld = db.prepare<[{ delivery: number; settled: string }]>(`
    DELETE FROM soft_bounces
    WHERE subscriber_id = (SELECT subscriber_id FROM deliveries WHERE id = @delivery)
      AND (SELECT max(latest.at) FROM soft_bounces AS latest WHERE latest.subscriber_id = soft_bounces.subscriber_id) < (
        SELECT max(before.finished_at) FROM deliveries AS before
        WHERE before.subscriber_id = soft_bounces.subscriber_id AND before.state = 'sent'
          AND before.id <> @delivery AND before.finished_at <= @settled
      )
  `);

  return {
    countSoftBounce: immediate(db, (id: number, { mark, at }: { readonly mark: string; readonly at: string }): number => {
      insert.run(createHash("sha256").update(mark).digest(), id, at);
      return count.get(id) ?? 0;
    }),

    forget: (id: number): void => void forget.run(id),

    /** A mail went out: what is older than the one before it is over, since of that one nothing came back. */
    forgetBefore: (delivery: number, at: string): void =>
      void forgetOld.run({ delivery, settled: new Date(Date.parse(at) - DAY_MS).toISOString() }),
  };
}
