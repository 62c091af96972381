import type { Database } from "better-sqlite3";
import type { Correction, Issue } from "../../../domain/issue.ts";
import type { Pmid } from "../../../domain/pmid.ts";
import { profileKey, type Profile, type Subscriber } from "../../../domain/subscription.ts";
import type { Outbox, Variant } from "../../digest-ports.ts";
import { immediate } from "../immediate.ts";
import { pmidOf } from "../study-rows.ts";
import { CORRECTION_COLUMNS, toCorrection, type CorrectionRow } from "./corrections.ts";
import { SUBSCRIBER_COLUMNS, toSubscriber, type SubscriberRow } from "./rows.ts";

type For = {
  readonly kind: Issue["kind"];
  readonly period: string;
  readonly profile: string;
  readonly rhythm: string;
  readonly confirmedBefore: string;
};

type Readers = For & { readonly entries: string };

/** A row that may still arrive, or has: the person holds what it carries. */
const HELD = "deliveries.state IN ('queued', 'claimed', 'handing-over', 'sent')";

const NOT_OMITTED = `
  NOT EXISTS (
    SELECT 1 FROM json_each(deliveries.variant, '$.omit')
    WHERE CAST(json_each.value AS INTEGER) = issue_entries.pmid
  )
`;

/** Active, with these wishes, confirmed in time, and without a row for this period under whatever profile. */
const READERS = `
  subscribers.state = 'active' AND subscribers.rhythm = @rhythm AND subscribers.profile = @profile
    AND subscribers.confirmed_at <= @confirmedBefore
    AND NOT EXISTS (
      SELECT 1 FROM deliveries
      JOIN issues ON issues.id = deliveries.issue_id
      WHERE deliveries.subscriber_id = subscribers.id AND issues.kind = @kind AND issues.period = @period
    )
`;

/** Corrections that befell what a person holds, and that no delivery of theirs has told. */
const UNTOLD = `
  FROM corrections
  JOIN studies ON studies.pmid = corrections.pmid
  JOIN issue_entries ON issue_entries.pmid = corrections.pmid AND issue_entries.shown = 1
  JOIN issues ON issues.id = issue_entries.issue_id AND issues.composed_at < corrections.at
  JOIN deliveries ON deliveries.issue_id = issues.id AND ${HELD}
  JOIN subscribers ON subscribers.id = deliveries.subscriber_id
  WHERE ${NOT_OMITTED}
    AND NOT EXISTS (
      SELECT 1 FROM told WHERE told.correction_id = corrections.id AND told.subscriber_id = deliveries.subscriber_id
    )
`;

const AT_ONCE = "subscribers.state = 'active' AND subscribers.preferences ->> '$.retractions' = 'at-once'";

export function queueStore(db: Database) {
  const profiles = db
    .prepare<[{ rhythm: string; confirmedBefore: string }], string>(
      `SELECT preferences ->> '$.profile' FROM subscribers
       WHERE state = 'active' AND rhythm = @rhythm AND confirmed_at <= @confirmedBefore
       GROUP BY profile
       ORDER BY min(id)`,
    )
    .pluck();
  const readers = db.prepare<[For], SubscriberRow>(`SELECT ${SUBSCRIBER_COLUMNS} FROM subscribers WHERE ${READERS} ORDER BY id`);
  const had = db.prepare<[Readers], { id: number; pmid: number }>(`
    SELECT DISTINCT deliveries.subscriber_id AS id, issue_entries.pmid
    FROM issue_entries
    JOIN issues ON issues.id = issue_entries.issue_id AND NOT (issues.kind = @kind AND issues.period = @period)
    JOIN deliveries ON deliveries.issue_id = issue_entries.issue_id AND ${HELD}
    WHERE issue_entries.shown = 1 AND issue_entries.pmid IN (SELECT CAST(value AS INTEGER) FROM json_each(@entries))
      AND ${NOT_OMITTED}
      AND deliveries.subscriber_id IN (SELECT subscribers.id FROM subscribers WHERE ${READERS})
  `);
  const untold = db.prepare<[For], { id: number; correction: number }>(`
    SELECT DISTINCT deliveries.subscriber_id AS id, corrections.id AS correction
    ${UNTOLD} AND subscribers.profile = @profile AND ${READERS}
    ORDER BY corrections.id
  `);
  const retractions = db.prepare<[], CorrectionRow>(`
    SELECT DISTINCT ${CORRECTION_COLUMNS} ${UNTOLD} AND corrections.kind = 'retracted' AND ${AT_ONCE}
    ORDER BY corrections.id
  `);
  const alerted = db
    .prepare<[{ correction: number }], number>(
      `SELECT DISTINCT deliveries.subscriber_id ${UNTOLD} AND corrections.id = @correction AND ${AT_ONCE}`,
    )
    .pluck();
  const insert = db.prepare<[object]>(`
    INSERT INTO deliveries (issue_id, subscriber_id, variant, state, due_at)
    VALUES (@issue, @subscriber, @variant, 'queued', @at)
    ON CONFLICT (issue_id, subscriber_id) DO NOTHING
  `);
  const tell = db.prepare<[object]>(`
    INSERT INTO told (correction_id, subscriber_id, delivery_id)
    VALUES (@correction, @subscriber, @delivery)
    ON CONFLICT (correction_id, subscriber_id) DO NOTHING
  `);

  const add = (issue: Issue, subscriber: number, variant: Variant, at: string): number => {
    const row = insert.run({ issue: issue.id, subscriber, variant: JSON.stringify(variant), at });
    if (row.changes === 0) return 0;
    for (const correction of variant.tell) tell.run({ correction, subscriber, delivery: row.lastInsertRowid });
    return 1;
  };

  const choose = (issue: Issue, entries: readonly Pmid[], confirmedBefore: string) => {
    const forIssue: For = {
      kind: issue.kind,
      period: issue.period,
      profile: profileKey(issue.profile),
      rhythm: issue.kind === "monthly" ? "monthly" : "weekly",
      confirmedBefore,
    };
    const omit = grouped(had.all({ ...forIssue, entries: JSON.stringify(entries) }).map(({ id, pmid }) => [id, pmidOf(pmid)]));
    const news = grouped(untold.all(forIssue).map(({ id, correction }) => [id, correction]));
    return readers.all(forIssue).map((row): { readonly subscriber: Subscriber; readonly variant: Variant } => ({
      subscriber: toSubscriber(row),
      variant: { omit: omit.get(row.id) ?? [], tell: news.get(row.id) ?? [] },
    }));
  };

  const shown = db
    .prepare<[number], number>("SELECT pmid FROM issue_entries WHERE issue_id = ? AND shown = 1 ORDER BY position")
    .pluck();

  return {
    listProfiles: (request: Parameters<Outbox["listProfiles"]>[0]): readonly Profile[] =>
      profiles.all(request).map((text) => JSON.parse(text) as Profile),

    queueDeliveries: immediate(db, ({ issue, confirmedBefore, at }: Parameters<Outbox["queueDeliveries"]>[0]): number =>
      choose(issue, shown.all(issue.id).map(pmidOf), confirmedBefore).reduce(
        (sum, { subscriber, variant }) => sum + add(issue, subscriber.id, variant, at),
        0,
      ),
    ),

    previewDeliveries: db.transaction(({ issue, entries, confirmedBefore }: Parameters<Outbox["previewDeliveries"]>[0]) =>
      choose(issue, entries, confirmedBefore),
    ),

    listUntoldRetractions: (): readonly Correction[] => retractions.all().map(toCorrection),

    queueAlert: immediate(db, ({ issue, correctionId, at }: Parameters<Outbox["queueAlert"]>[0]): number =>
      alerted
        .all({ correction: correctionId })
        .reduce((sum, subscriber) => sum + add(issue, subscriber, { omit: [], tell: [correctionId] }, at), 0),
    ),
  };
}

function grouped<T>(pairs: readonly (readonly [id: number, value: T])[]): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const [id, value] of pairs) {
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [value]);
    else group.push(value);
  }
  return groups;
}
