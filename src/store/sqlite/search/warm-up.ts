import { Worker } from "node:worker_threads";
import type { Database } from "better-sqlite3";
import type { Plan } from "../../../search/plan.ts";
import type { ContentVersion } from "../content-version.ts";
import { workerEntry } from "../../../worker-entry.ts";
import type { Warmth } from "./warmth.ts";

/** How often the version is looked at, and so how long the data must rest before anything is prepared. */
const LOOK_MS = 5_000;

/**
 * Prepares on a thread what searches will ask for most, at once and again whenever the data have changed and come to rest: while
 * a load runs, nothing is prepared that the next batch makes untrue. A database in memory belongs to one connection and is left alone.
 */
export function warmUp({ name, memory }: Database, version: ContentVersion, take: (warmth: Warmth) => void) {
  let timer: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;

  const prepare = (plans: readonly Plan[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const thread = new Worker(workerEntry(new URL("./warm-worker.ts", import.meta.url)), { workerData: { file: name, plans } });
      worker = thread;
      thread.on("message", take);
      thread.once("error", reject);
      thread.once("exit", () => {
        worker = undefined;
        resolve();
      });
    });

  return {
    /** Kept when all is prepared for the first time. */
    start: async (plans: readonly Plan[]): Promise<void> => {
      if (memory || timer !== undefined) return;
      let [prepared, seen] = [version.current(), ""];
      timer = setInterval(() => {
        const now = version.current();
        const isAtRest = now === seen;
        seen = now;
        if (now === prepared || !isAtRest || worker !== undefined) return;
        prepared = now;
        // What is not prepared costs its first reader a little more, and no answer depends on it.
        prepare(plans).catch(() => undefined);
      }, LOOK_MS).unref();
      await prepare(plans);
    },

    stop: async (): Promise<void> => {
      clearInterval(timer);
      worker?.off("message", take);
      await worker?.terminate();
    },
  };
}
