import { hostname } from "node:os";
import process from "node:process";
import type { CommandContext } from "./commands/command.ts";
import { parseAndTag } from "./ingest/parse-records.ts";
import type { Progress } from "./ingest/progress.ts";
import type { SyncNeeds } from "./ingest/sync.ts";
import { tagger, vocabularyVersion } from "./ingest/tagging.ts";
import { eutilsClient, type Eutils } from "./pubmed/client.ts";
import { sleep, type Clock } from "./pubmed/clock.ts";
import { gapFor, pacer } from "./pubmed/pace.ts";
import type { Origin, Store } from "./store/ports.ts";
import { landmarks } from "./topic/landmarks.ts";
import { now } from "./wiring.ts";

const clock: Clock = { now: () => Date.now(), sleep };

export type IngestContext = Pick<CommandContext, "config" | "log"> & {
  readonly report: (progress: Progress) => void;
  /** The demonstration's records are invented. */
  readonly origin?: Origin;
};

/** What every run that writes studies needs: import and reparse no more, sync also E-utilities. */
export function runNeeds(store: Store, { report, origin }: IngestContext) {
  return {
    store,
    now,
    sleep,
    random: Math.random,
    holder: `${hostname()} ${process.pid}`,
    report,
    parse: parseAndTag(tagger(vocabularyVersion())),
    ...(origin && { origin }),
  };
}

/** What tagging the store anew needs; `vocabulary` names the tagger as it is now. */
export function retagNeeds(store: Store, report: (progress: Progress) => void) {
  const vocabulary = vocabularyVersion();
  return { store, now, report, vocabulary, tag: tagger(vocabulary) };
}

/** A client for one run; its pacer shares the store's request slots with every other process on this database. */
export function syncNeeds(store: Store, context: IngestContext): SyncNeeds & { readonly eutils: Eutils } {
  const { pubmed } = context.config;
  const pace = pacer({ claim: (request) => store.claimRequestSlot(request), clock, gapMs: gapFor(pubmed.apiKey) });
  const eutils = eutilsClient({ ...pubmed, pace, clock, random: Math.random, log: context.log });
  return { ...runNeeds(store, context), eutils, landmarks: context.origin === "invented" ? [] : landmarks };
}
