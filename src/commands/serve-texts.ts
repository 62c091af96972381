import { Worker } from "node:worker_threads";
import type { TextsSoFar } from "../ingest/keep-texts.ts";
import type { Store } from "../store/ports.ts";
import { workerEntry } from "../worker-entry.ts";

export type TextsMessage =
  ({ readonly kind: "so-far" | "done" } & TextsSoFar) | { readonly kind: "failed"; readonly why: string };

type Say = (fields: object, sentence: string) => void;
type TextsNeeds = {
  readonly store: Pick<Store, "dataVersion">;
  readonly url: string;
  readonly log: { readonly info: Say; readonly warn: Say };
  readonly lookMs?: number;
};

/** How often the data's version is looked at, and so how long the data must rest before texts are written. */
const LOOK_MS = 5_000;
/** After a failure: a disk may have been cleared, a lock let go. */
const TRY_AGAIN_MS = 10 * 60_000;

/**
 * Has the citation texts of new and changed studies written on a thread of their own, at once and whenever the data have changed and
 * come to rest. A database in memory belongs to one connection and is left alone.
 */
export function startTexts({ store, url, log, lookMs = LOOK_MS }: TextsNeeds) {
  let worker: Worker | undefined;
  let ended = Promise.resolve();
  let [kept, seen, rests, trouble] = ["", "", 0, ""];
  let isStopped = false;

  const take = (message: TextsMessage): void => {
    if (message.kind === "failed") {
      [kept, rests] = ["", Math.ceil(TRY_AGAIN_MS / lookMs)];
      if (message.why !== trouble)
        log.warn({ why: message.why }, "citation texts are not written beforehand: exports write them");
      trouble = message.why;
      return;
    }
    const { kind, ...soFar } = message;
    if (kind === "so-far") log.info(soFar, "writing citation texts beforehand");
    else if (soFar.written > 0) log.info(soFar, "citation texts written beforehand");
    if (kind === "done") trouble = "";
  };

  const run = (): void => {
    const thread = new Worker(workerEntry(new URL("./serve-texts-worker.ts", import.meta.url)), { workerData: url });
    thread.unref();
    worker = thread;
    thread.on("message", take);
    thread.on("error", (error) => {
      take({ kind: "failed", why: error.message });
    });
    ended = new Promise((resolve) => {
      thread.once("exit", () => {
        worker = undefined;
        resolve();
      });
    });
  };

  const look = async (): Promise<void> => {
    if (worker !== undefined) return;
    if (rests > 0) {
      rests -= 1;
      return;
    }
    const now = await store.dataVersion();
    const isAtRest = now === seen;
    seen = now;
    if (now === kept || !isAtRest || isStopped) return;
    kept = now;
    run();
  };

  const looks = setInterval(() => {
    look().catch((error: unknown) => {
      log.warn({ err: error }, "the data's version cannot be read");
    });
  }, lookMs).unref();
  if (url === "sqlite::memory:") clearInterval(looks);

  return {
    /** Kept when the thread has put down what it was at, some milliseconds. */
    async stop(): Promise<void> {
      clearInterval(looks);
      isStopped = true;
      worker?.ref();
      worker?.postMessage("stop");
      await ended;
    },
  };
}
