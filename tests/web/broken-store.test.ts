import { afterEach, expect, test } from "vitest";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { startWebServer } from "../support/web-server.ts";
import type { WebServer } from "../support/web-server.ts";

let server: WebServer;

afterEach(() => server.stop());

test("when the store is gone the process lives, is not ready, and says so without a stack trace", async () => {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  server = await startWebServer([], { store });
  await store.close();

  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${server.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ ready: false, reason: "The database does not answer." });

  for (const path of ["/", "/studies", "/studies/1", "/status", "/api/v1/studies"]) {
    const response = await fetch(server.url + path);
    const text = await response.text();
    expect([500, 503], path).toContain(response.status);
    expect(text).not.toMatch(/SqliteError|better-sqlite3|\.ts:\d+/);
  }
});
