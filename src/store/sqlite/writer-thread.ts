import { Worker } from "node:worker_threads";
import { AppError, type ErrorCode } from "../../domain/errors.ts";
import type { Store } from "../ports.ts";
import { databaseFile } from "./connect.ts";
import { openSqliteStore } from "./open.ts";
import { workerEntry } from "../../worker-entry.ts";

/** What a run writes while it works; all of it goes to the thread, in the order in which it was asked for. */
const WRITES = [
  "saveStudies",
  "saveTagging",
  "touchStudies",
  "quarantine",
  "releaseFromQuarantine",
  "releaseNameless",
  "markDeleted",
  "recordMissing",
  "recordReplacement",
  "moveWatermark",
  "recordProvenWindow",
  "forgetProvenWindows",
  "takeLease",
  "renewLease",
  "releaseLease",
  "startRun",
  "reportProgress",
  "finishRun",
  "tidy",
] as const satisfies readonly (keyof Store)[];

type Write = (typeof WRITES)[number];

export type Call = { readonly id: number; readonly method: Write | "close"; readonly args: readonly unknown[] };
export type Reply = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly failure: { readonly code?: ErrorCode; readonly message: string; readonly cause?: unknown } }
);

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void };

/**
 * The store with its writes on a thread and a connection of their own: records are read while the ones before them are stored, and
 * whoever else lives on this thread is not held up by a transaction. Reads see what was written as soon as its promise is kept.
 * A database in memory belongs to one connection, so it is opened as it is.
 */
export function openThreadedSqliteStore(options: { readonly url: string; readonly clock: () => Date }): Store {
  const store = openSqliteStore(options);
  if (databaseFile(options.url) === ":memory:") return store;
  const { call, close } = startWriter(options.url);
  const writes = Object.fromEntries(WRITES.map((method) => [method, (...args: unknown[]) => call(method, args)]));
  return {
    ...store,
    ...(writes as Pick<Store, Write>),
    async close() {
      await close();
      await store.close();
    },
  };
}

function startWriter(url: string) {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let dead: Error | undefined;
  let thread: Worker | undefined;

  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) thread?.unref();
    return found;
  };
  const fail = (error: Error): void => {
    dead = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  /** It begins with the first write, so that a server's first pages need not wait for it. */
  const begun = (): Worker => {
    const worker = new Worker(workerEntry(new URL("./writer-worker.ts", import.meta.url)), { workerData: url });
    worker.on("message", (reply: Reply) => {
      const found = settle(reply.id);
      if ("value" in reply) found?.resolve(reply.value);
      else found?.reject(failureOf(reply.failure));
    });
    worker.on("error", fail);
    worker.on("exit", () => {
      fail(dead ?? new Error("The thread that writes to the database has ended."));
    });
    return worker;
  };

  const call = (method: Call["method"], args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead !== undefined) {
        reject(dead);
        return;
      }
      last += 1;
      waiting.set(last, { resolve, reject });
      thread ??= begun();
      // Only a write under way keeps the process alive.
      thread.ref();
      thread.postMessage({ id: last, method, args } satisfies Call);
    });

  return {
    call,
    /** Answered after everything asked for before it. */
    close: async (): Promise<void> => {
      if (thread !== undefined && dead === undefined) await call("close", []);
      await thread?.terminate();
    },
  };
}

/** What a reader may see stays what it was; a bug keeps its own stack as the cause. */
function failureOf({
  code,
  message,
  cause,
}: {
  readonly code?: ErrorCode;
  readonly message: string;
  readonly cause?: unknown;
}): Error {
  return code === undefined ? new Error(message, { cause }) : new AppError(code, message, { cause });
}
