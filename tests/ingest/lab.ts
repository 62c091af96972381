import { onTestFinished } from "vitest";
import { type SyncOptions, type SyncNeeds, syncOnce } from "../../src/ingest/sync.ts";
import type { Receipt } from "../../src/domain/sync-run.ts";
import type { Timeouts } from "../../src/pubmed/http.ts";
import type { Store } from "../../src/store/ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import type { Landmark } from "../../src/topic/landmarks.ts";
import { baseNeeds, impatientClient } from "./impatient.ts";
import { type EutilsOptions, type EutilsServer, startEutils } from "../support/eutils/start-eutils.ts";

const DAY_MS = 86_400_000;

/** Everything that stands in a stand-in: what a search for `all[sb]` finds. */
export const EVERYTHING = "all[sb]";

/** No test waits for a politeness that it does not test. */
export const UNLIMITED = { perSecond: 100_000, withKeyPerSecond: 100_000 };

export type Lab = {
  readonly eutils: EutilsServer;
  readonly store: Store;
  readonly now: () => Date;
  /** Lets days go by, for the sync and for PubMed alike. */
  readonly laterBy: (days: number) => void;
  readonly sync: (options?: Partial<SyncOptions>, needs?: Partial<SyncNeeds>) => Promise<Receipt>;
};

export type LabOptions = EutilsOptions & {
  readonly url?: string;
  readonly landmarks?: readonly Landmark[];
  readonly timeouts?: Timeouts;
};

/** A stand-in PubMed and a real store, joined by the real client; both end with the test. */
export async function openLab({ url = "sqlite::memory:", landmarks = [], timeouts, ...options }: LabOptions = {}): Promise<Lab> {
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const eutils = await startEutils({ rate: UNLIMITED, clock: now, ...options });
  const store = openSqliteStore({ url, clock: now });
  onTestFinished(async () => {
    await eutils.close();
    await store.close();
  });
  return {
    eutils,
    store,
    now,
    laterBy(days) {
      offset += days * DAY_MS;
    },
    async sync(sync, needs) {
      const client = impatientClient(eutils.url, store, timeouts);
      try {
        return await syncOnce(
          { query: EVERYTHING, leaseMs: 2000, ...sync },
          { ...baseNeeds(store, now), eutils: client, landmarks, ...needs },
        );
      } finally {
        await client.close();
      }
    },
  };
}
