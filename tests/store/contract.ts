import type { Store } from "../../src/store/ports.ts";
import { citationContract } from "./contract/citations.ts";
import { exportContract } from "./contract/exports.ts";
import { issueContract } from "./contract/issues.ts";
import { leaseContract } from "./contract/leases.ts";
import { ledgerContract } from "./contract/ledger.ts";
import { outboxContract } from "./contract/outbox.ts";
import { searchContract } from "./contract/search.ts";
import { studyContract } from "./contract/studies.ts";
import { subscriptionContract } from "./contract/subscriptions.ts";
import { taggingContract } from "./contract/tagging.ts";
import { upkeepContract } from "./contract/upkeep.ts";

/** Makes an empty store; its clock shows the time that `now` gives. */
export type MakeStore = (clock?: () => Date) => Promise<Store>;

/** What every store must do, whatever its engine: hand it a way to make one. */
export function storeContract(name: string, makeStore: MakeStore): void {
  studyContract(name, makeStore);
  searchContract(name, makeStore);
  citationContract(name, makeStore);
  leaseContract(name, makeStore);
  ledgerContract(name, makeStore);
  taggingContract(name, makeStore);
  subscriptionContract(name, makeStore);
  issueContract(name, makeStore);
  outboxContract(name, makeStore);
  exportContract(name, makeStore);
  upkeepContract(name, makeStore);
}
