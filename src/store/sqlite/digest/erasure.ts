import { randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";
import type { Pmid } from "../../../domain/pmid.ts";
import type { SentIssue, Variant } from "../../digest-ports.ts";
import type { ContentVersion } from "../content-version.ts";
import { immediate } from "../immediate.ts";
import { pmidOf } from "../study-rows.ts";
import type { SoftBounces } from "./soft-bounces.ts";

type SentRow = Pick<SentIssue, "kind" | "period" | "state"> & {
  readonly issue_id: number;
  readonly finished_at: string | null;
  readonly variant: string;
};

/** What a person may see of themselves, and have forgotten. */
export function erasureStore(db: Database, bounces: SoftBounces, version: ContentVersion) {
  const deliveries = db.prepare<[number], SentRow>(`
    SELECT issues.kind, issues.period, deliveries.state, deliveries.issue_id, deliveries.finished_at, deliveries.variant
    FROM deliveries
    JOIN issues ON issues.id = deliveries.issue_id
    WHERE deliveries.subscriber_id = ?
    ORDER BY deliveries.id
  `);
  const entries = db
    .prepare<[number], number>("SELECT pmid FROM issue_entries WHERE issue_id = ? AND shown = 1 ORDER BY position")
    .pluck();
  const addressKey = db.prepare<[number], string | null>("SELECT address_key FROM subscribers WHERE id = ?").pluck();
  const forgetRequests = db.prepare<[string]>("DELETE FROM subscription_requests WHERE address_key = ?");
  const blank = db.prepare<[number]>(`
    UPDATE subscribers
    SET address = NULL, address_key = NULL, state = 'left', preferences = '{}', profile = '', handle = substr(hex(randomblob(11)), 1, 22)
    WHERE id = ?
  `);
  const forgetTokens = db.prepare<[number]>("DELETE FROM confirmation_tokens WHERE subscriber_id = ?");
  const forgetConsents = db.prepare<[number]>("DELETE FROM consents WHERE subscriber_id = ?");
  const forgetTold = db.prepare<[number]>("DELETE FROM told WHERE subscriber_id = ?");
  const forgetWaiting = db.prepare<[number]>("DELETE FROM deliveries WHERE subscriber_id = ? AND state = 'queued'");
  const forgetAnswers = db.prepare<[number]>("UPDATE deliveries SET answer = NULL WHERE subscriber_id = ?");
  const unconfirmed = db
    .prepare<[string], number>("SELECT id FROM subscribers WHERE state = 'pending' AND address IS NOT NULL AND since < ?")
    .pluck();
  const oldRequests = db.prepare<[string]>("DELETE FROM subscription_requests WHERE at < ?");

  // Issues of a search of one's own, which nobody else who is still here was sent: what somebody looks for may tell who they are.
  const own = db
    .prepare<[{ id: number }], number>(
      `SELECT DISTINCT issues.id FROM deliveries
       JOIN issues ON issues.id = deliveries.issue_id
       WHERE deliveries.subscriber_id = @id AND issues.document ->> '$.profile.query' <> ''
         AND NOT EXISTS (
           SELECT 1 FROM deliveries AS other
           JOIN subscribers ON subscribers.id = other.subscriber_id
           WHERE other.issue_id = issues.id AND other.subscriber_id <> @id AND subscribers.address IS NOT NULL
         )`,
    )
    .pluck();
  const forgetEntries = db.prepare<[number]>("DELETE FROM issue_entries WHERE issue_id = ?");
  const blankIssue = db.prepare<[{ id: number; key: string }]>(`
    UPDATE issues
    SET profile = 'erased ' || id, key = @key,
      document = json_set(document, '$.key', @key, '$.profile.query', '', '$.profile.tags', json('[]'))
    WHERE id = @id
  `);

  const eraseIssues = (id: number): void => {
    const issues = own.all({ id });
    for (const issue of issues) {
      forgetEntries.run(issue);
      blankIssue.run({ id: issue, key: randomBytes(16).toString("base64url") });
    }
    // Pages of these issues may be kept in front.
    if (issues.length > 0) version.advance();
  };

  /** Freed pages are overwritten, so that what is gone from the tables is gone from the file. */
  const forGood = <T>(work: () => T): T => {
    db.pragma("secure_delete = ON");
    try {
      return work();
    } finally {
      db.pragma("secure_delete = OFF");
    }
  };

  const erase = (id: number): boolean => {
    const key = addressKey.get(id);
    if (typeof key !== "string") return false;
    eraseIssues(id);
    forgetRequests.run(key);
    forgetTokens.run(id);
    forgetConsents.run(id);
    forgetTold.run(id);
    forgetWaiting.run(id);
    forgetAnswers.run(id);
    bounces.forget(id);
    blank.run(id);
    return true;
  };

  const shownTo = (issueId: number, variant: string): readonly Pmid[] => {
    const { omit } = JSON.parse(variant) as Variant;
    return entries
      .all(issueId)
      .map(pmidOf)
      .filter((pmid) => !omit.includes(pmid));
  };

  const eraseOne = immediate(db, erase);
  const forgetOld = immediate(db, (before: string): number => {
    const ids = unconfirmed.all(before);
    ids.forEach(erase);
    oldRequests.run(before);
    return ids.length;
  });

  return {
    eraseSubscriber: (id: number): boolean => forGood(() => eraseOne(id)),

    forgetUnconfirmed: (before: string): number => forGood(() => forgetOld(before)),

    listDeliveriesOf: db.transaction((id: number): readonly SentIssue[] =>
      deliveries.all(id).map(({ issue_id, finished_at, variant, ...row }) => ({
        ...row,
        ...(finished_at === null ? {} : { finishedAt: finished_at }),
        pmids: shownTo(issue_id, variant),
      })),
    ),
  };
}
