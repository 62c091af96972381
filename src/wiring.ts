import { existsSync, readFileSync } from "node:fs";
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
import { openSqliteStore } from "./store/sqlite/open.ts";
import { openThreadedSqliteStore } from "./store/sqlite/writer-thread.ts";
import { landmarks } from "./topic/landmarks.ts";

/** The system's clock: the only place, with main.ts, where time is read. */
export const now = (): Date => new Date();
const clock: Clock = { now: () => Date.now(), sleep };

/** `.env` beside the working directory, where there is one; what the environment already says stands. */
export function loadSettingsFile(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/** Aborts at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => {
      stop.abort();
      process.once(name, () => process.exit(130));
    });
  }
  return stop.signal;
}

type WithConfig = Pick<CommandContext, "config">;

/** Opens the store of the settings for as long as `work` lasts. */
export async function withStore<T>(context: WithConfig, work: (store: Store) => Promise<T>): Promise<T> {
  return lent(openSqliteStore({ url: context.config.databaseUrl, clock: now }), work);
}

/** The same for work that writes much: its writes have a thread of their own. */
export async function withThreadedStore<T>(context: WithConfig, work: (store: Store) => Promise<T>): Promise<T> {
  return lent(openThreadedSqliteStore({ url: context.config.databaseUrl, clock: now }), work);
}

async function lent<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

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

/** The house's own version, as package.json says. */
export const version: string = (
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }
).version;
