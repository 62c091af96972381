import type { Database } from "better-sqlite3";
import type { IssueKind } from "../../../domain/issue.ts";
import type { Delivery, DeliveryCounts, DeliveryState, Outbox, Outcome, Variant, WaitingDelivery } from "../../digest-ports.ts";
import { immediate } from "../immediate.ts";
import { SUBSCRIBER_COLUMNS, toSubscriber, type SubscriberRow } from "./rows.ts";
import type { SoftBounces } from "./soft-bounces.ts";

type DeliveryRow = SubscriberRow & {
  readonly delivery_id: number;
  readonly issue_id: number;
  readonly attempts: number;
  readonly variant: string;
  readonly doubtful: 0 | 1;
};

type WaitingRow = Omit<WaitingDelivery, "address" | "dueAt" | "answer"> & {
  readonly address: string | null;
  readonly due_at: string;
  readonly answer: string | null;
};

type CountRow = { readonly state: DeliveryState; readonly count: number; readonly doubtful: number };

const COUNTS = "SELECT deliveries.state, count(*) AS count, sum(deliveries.doubtful) AS doubtful FROM deliveries";

/** queued → claimed → handing-over → sent, failed, or queued again. */
export function outboxStore(db: Database, bounces: SoftBounces) {
  const freeClaimed = db.prepare<[string]>(`
    UPDATE deliveries SET state = 'queued', claimed_by = NULL, lease_until = NULL
    WHERE state = 'claimed' AND lease_until <= ?
  `);
  const freeHandedOver = db.prepare<[string]>(`
    UPDATE deliveries SET state = 'queued', claimed_by = NULL, lease_until = NULL, doubtful = 1
    WHERE state = 'handing-over' AND lease_until <= ?
  `);
  const due = db.prepare<[{ now: string; limit: number }], DeliveryRow>(`
    SELECT deliveries.id AS delivery_id, deliveries.issue_id, deliveries.attempts, deliveries.variant, deliveries.doubtful,
      ${SUBSCRIBER_COLUMNS}
    FROM deliveries INDEXED BY deliveries_due
    JOIN subscribers ON subscribers.id = deliveries.subscriber_id
    WHERE deliveries.state = 'queued' AND deliveries.due_at <= @now
    ORDER BY deliveries.due_at, deliveries.id
    LIMIT @limit
  `);
  const claim = db.prepare<[object]>(`
    UPDATE deliveries SET state = 'claimed', claimed_by = @holder, lease_until = @leaseUntil
    WHERE id = @id
  `);
  // Whoever left, paused or was suppressed since the claim must not get it any more.
  const handOver = db.prepare<[object]>(`
    UPDATE deliveries SET state = 'handing-over', lease_until = @leaseUntil
    WHERE id = @id AND state = 'claimed' AND claimed_by = @holder
      AND EXISTS (SELECT 1 FROM subscribers WHERE subscribers.id = deliveries.subscriber_id AND subscribers.state = 'active')
  `);
  const over = db.prepare<[object]>(`
    UPDATE deliveries
    SET state = @state, attempts = attempts + 1, finished_at = @at, answer = @answer, claimed_by = NULL, lease_until = NULL
    WHERE id = @id AND state IN ('queued', 'claimed', 'handing-over')
  `);
  const again = db.prepare<[object]>(`
    UPDATE deliveries
    SET state = 'queued', attempts = attempts + 1, due_at = @dueAt, answer = @answer, doubtful = max(doubtful, @doubtful),
      claimed_by = NULL, lease_until = NULL
    WHERE id = @id AND state IN ('claimed', 'handing-over')
  `);
  const giveBack = db.prepare<[object]>(`
    UPDATE deliveries SET state = 'queued', due_at = max(due_at, @dueAt), claimed_by = NULL, lease_until = NULL
    WHERE id = @id AND state = 'claimed'
  `);
  const waiting = db.prepare<[], WaitingRow>(`
    SELECT subscribers.address, issues.kind, issues.period, deliveries.state, deliveries.attempts, deliveries.due_at, deliveries.answer
    FROM deliveries
    JOIN subscribers ON subscribers.id = deliveries.subscriber_id
    JOIN issues ON issues.id = deliveries.issue_id
    WHERE deliveries.state IN ('queued', 'claimed', 'handing-over')
    ORDER BY deliveries.due_at, deliveries.id
  `);
  const next = db.prepare<[], string | null>("SELECT min(due_at) FROM deliveries WHERE state = 'queued'").pluck();
  const countAll = db.prepare<[], CountRow>(`${COUNTS} GROUP BY deliveries.state`);
  const countPeriod = db.prepare<[{ kind: IssueKind; period: string }], CountRow>(`
    ${COUNTS}
    JOIN issues ON issues.id = deliveries.issue_id
    WHERE issues.kind = @kind AND issues.period = @period
    GROUP BY deliveries.state
  `);
  const failures = db.prepare<[number], { period: string; answer: string; at: string }>(`
    SELECT issues.period, coalesce(deliveries.answer, '') AS answer, deliveries.finished_at AS at FROM deliveries
    JOIN issues ON issues.id = deliveries.issue_id
    WHERE deliveries.state = 'failed'
    ORDER BY deliveries.finished_at DESC
    LIMIT ?
  `);

  const record = (outcome: Outcome): void => {
    switch (outcome.kind) {
      case "sent":
        over.run({ id: outcome.id, state: "sent", at: outcome.at, answer: outcome.answer });
        bounces.forgetBefore(outcome.id, outcome.at);
        return;
      case "failed":
      case "skipped":
        over.run({ id: outcome.id, state: outcome.kind, at: outcome.at, answer: outcome.answer });
        return;
      case "retry":
        again.run({ id: outcome.id, dueAt: outcome.dueAt, answer: outcome.answer, doubtful: outcome.doubtful ? 1 : 0 });
    }
  };

  return {
    releaseExpired: immediate(db, (now: string) => ({
      claimed: freeClaimed.run(now).changes,
      doubtful: freeHandedOver.run(now).changes,
    })),

    claimDeliveries: immediate(db, ({ holder, now, leaseUntil, limit }: Parameters<Outbox["claimDeliveries"]>[0]) => {
      const rows = due.all({ now, limit });
      for (const { delivery_id } of rows) claim.run({ id: delivery_id, holder, leaseUntil });
      return rows.map(toDelivery);
    }),

    markHandingOver: immediate(db, (ids: readonly number[], holder: string, leaseUntil: string): readonly number[] =>
      ids.filter((id) => handOver.run({ id, holder, leaseUntil }).changes > 0),
    ),

    recordOutcomes: immediate(db, (outcomes: readonly Outcome[]): void => {
      outcomes.forEach(record);
    }),

    returnDeliveries: immediate(db, (ids: readonly number[], dueAt: string): void => {
      for (const id of ids) giveBack.run({ id, dueAt });
    }),

    listWaiting: (): readonly WaitingDelivery[] =>
      waiting.all().map(({ address, due_at, answer, ...row }) => ({
        ...row,
        address: address ?? "",
        dueAt: due_at,
        ...(answer === null ? {} : { answer }),
      })),

    nextDue: (): string | undefined => next.get() ?? undefined,

    countDeliveries: (period?: { readonly kind: IssueKind; readonly period: string }): DeliveryCounts =>
      toCounts(period === undefined ? countAll.all() : countPeriod.all(period)),

    listFailures: (limit: number) => failures.all(limit),
  };
}

function toDelivery({ delivery_id, issue_id, attempts, variant, doubtful, ...subscriber }: DeliveryRow): Delivery {
  return {
    id: delivery_id,
    issueId: issue_id,
    attempts,
    variant: JSON.parse(variant) as Variant,
    doubtful: doubtful === 1,
    subscriber: toSubscriber(subscriber),
  };
}

function toCounts(rows: readonly CountRow[]): DeliveryCounts {
  const none = { queued: 0, claimed: 0, "handing-over": 0, sent: 0, failed: 0, skipped: 0 };
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  return { ...none, ...counts, doubtful: rows.reduce((sum, row) => sum + row.doubtful, 0) };
}
