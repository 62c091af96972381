import type { Database } from "better-sqlite3";
import type { ContentVersion } from "../content-version.ts";
import { correctionStore } from "./corrections.ts";
import { editionStore } from "./editions.ts";
import { erasureStore } from "./erasure.ts";
import { issueStore } from "./issues.ts";
import { outboxStore } from "./outbox.ts";
import { queueStore } from "./queue.ts";
import { requestStore } from "./requests.ts";
import { softBounces } from "./soft-bounces.ts";
import { subscriberStore } from "./subscribers.ts";

/** Subscribers, issues and the ledger of deliveries. */
export function digestStore(db: Database, version: ContentVersion) {
  const bounces = softBounces(db);
  return {
    ...subscriberStore(db, bounces),
    ...requestStore(db),
    ...erasureStore(db, bounces, version),
    ...editionStore(db, version),
    ...issueStore(db, version),
    ...correctionStore(db, version),
    ...queueStore(db),
    ...outboxStore(db, bounces),
  };
}
