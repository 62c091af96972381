import { parentPort, workerData } from "node:worker_threads";
import { workThreadInBackground } from "../background.ts";
import { keepTexts } from "../ingest/keep-texts.ts";
import { sleep } from "../pubmed/clock.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { TextsMessage } from "./serve-texts.ts";
import { textNeeds } from "./text-needs.ts";

/** The other side of serve-texts.ts: a connection of its own, until nothing is missing or until told to stop. */
workThreadInBackground();
const url = String(workerData);
const stop = new AbortController();
const say = (message: TextsMessage): void => parentPort?.postMessage(message);
parentPort?.once("message", () => {
  stop.abort();
});

try {
  const store = openSqliteStore({ url });
  try {
    const done = await keepTexts({
      ...textNeeds(url),
      store,
      sleep,
      report: (soFar) => {
        say({ kind: "so-far", ...soFar });
      },
      signal: stop.signal,
    });
    say({ kind: "done", ...done });
  } finally {
    await store.close();
  }
} catch (error) {
  say({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
}
parentPort?.close();
