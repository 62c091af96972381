import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, expect, test } from "vitest";

import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { maxRequestsInAnySecond } from "../support/eutils/request-log.ts";
import { startEutils } from "../support/eutils/start-eutils.ts";

const ASK = fileURLToPath(new URL("../support/ask-politely.ts", import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const finished = (args: readonly string[]) =>
  new Promise<number | null>((resolve) => {
    spawn(process.execPath, ["--import", "tsx", ASK, ...args], { stdio: ["ignore", "ignore", "inherit"] }).on("close", resolve);
  });

test.each([
  ["without a key", 3, undefined, "5"],
  ["with a key", 10, "0123456789abcdef0123456789abcdef0123", "14"],
])(
  "%s, two processes on one database never send PubMed more than %d requests in any second",
  { timeout: 60_000 },
  async (_what, most, key, times) => {
    const folder = mkdtempSync(join(tmpdir(), "politeness-"));
    folders.push(folder);
    const url = `sqlite:${join(folder, "shared.db")}`;
    await openSqliteStore({ url }).close();
    const server = await startEutils();
    const args = [server.url, url, times, ...(key === undefined ? [] : [key])];
    expect(await Promise.all([finished(args), finished(args)])).toEqual([0, 0]);
    await server.close();
    expect(server.log.length).toBeGreaterThanOrEqual(2 * Number(times));
    expect(maxRequestsInAnySecond(server.log)).toBeLessThanOrEqual(most);
    expect(server.log.filter(({ status }) => status === 429)).toEqual([]);
  },
);
