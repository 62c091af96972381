import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import type { CommandContext } from "./commands/command.ts";
import type { Store } from "./store/ports.ts";
import { openSqliteStore } from "./store/sqlite/open.ts";
import { openThreadedSqliteStore } from "./store/sqlite/writer-thread.ts";

/** The system's clock: the only place, with main.ts, where time is read. */
export const now = (): Date => new Date();

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

/** The house's own version, as package.json says. */
export const version: string = (
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }
).version;
