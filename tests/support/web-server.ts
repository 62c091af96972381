import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import type { IncomingStudy, Store } from "../../src/store/ports.ts";
import type { WebNeeds } from "../../src/web/needs.ts";
import { createServer } from "../../src/web/server.ts";

export type WebServer = {
  readonly url: string;
  readonly store: Store;
  readonly logged: readonly (readonly [level: string, fields: object])[];
  stop(): Promise<void>;
};

/** A Monday; the tests' studies enter in the days before it. */
export const NOW = new Date("2026-11-23T09:30:00.000Z");

/** The real server on a free port over a real store in memory, with these studies in it. */
export async function startWebServer(
  studies: readonly IncomingStudy[] = [],
  overrides: Partial<WebNeeds> & { readonly store?: Store } = {},
): Promise<WebServer> {
  const store = overrides.store ?? openSqliteStore({ url: "sqlite::memory:", clock: () => NOW });
  if (studies.length > 0) await store.saveStudies(studies, "2026-11-22T04:17:30.000Z");
  const logged: (readonly [string, object])[] = [];
  const note =
    (level: string) =>
    (fields: object): void => {
      logged.push([level, fields]);
    };
  const server = createServer({
    siteName: "Ketamine Digest",
    subject: "ketamine and depression research",
    publicUrl: "https://digest.example.org",
    invented: false,
    clock: () => NOW,
    log: { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") },
    syncState: () => ({ scheduled: true, next: "2026-11-24T04:17:00.000Z" }),
    version: "0.0.0-test",
    views: new URL("../../views/", import.meta.url),
    cacheBytes: 8 * 1024 * 1024,
    ...overrides,
    store,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    store,
    logged,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await store.close();
    },
  };
}
