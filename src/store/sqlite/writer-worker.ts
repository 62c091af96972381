import { parentPort, workerData } from "node:worker_threads";
import { workThreadInBackground } from "../../background.ts";
import { AppError } from "../../domain/errors.ts";
import { openSqliteStore } from "./open.ts";
import type { Call, Reply } from "./writer-thread.ts";

/** The other side of writer-thread.ts: one connection, one call after another. */
workThreadInBackground();
const store = openSqliteStore({ url: String(workerData) });
const methods = store as unknown as Readonly<Record<Call["method"], (...args: readonly unknown[]) => Promise<unknown>>>;
let line = Promise.resolve();

parentPort?.on("message", (call: Call) => {
  line = line.then(async () => {
    parentPort?.postMessage(await answer(call));
  });
});

async function answer({ id, method, args }: Call): Promise<Reply> {
  try {
    return { id, value: await methods[method](...args) };
  } catch (error) {
    return { id, failure: asFailure(error) };
  }
}

function asFailure(error: unknown): Extract<Reply, { failure: unknown }>["failure"] {
  if (error instanceof AppError) return { code: error.code, message: error.message, cause: error.cause };
  return { message: error instanceof Error ? error.message : String(error), cause: error };
}
