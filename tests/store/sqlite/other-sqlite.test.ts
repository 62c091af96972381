import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const shell = spawnSync("sqlite3", ["--version"], { encoding: "utf8" });
if (shell.status !== 0) console.warn("No sqlite3 program is installed: what another SQLite says of our file is not tested.");

test.skipIf(shell.status !== 0)("another SQLite than our own, even an older one, finds the file sound", async () => {
  const file = join(temporaryFolder(), "ours.db");
  const store = openSqliteStore({ url: `sqlite:${file}` });
  await store.startRun({
    kind: "sync",
    query: "ketamine",
    startedAt: "2026-11-23T04:17:00.000Z",
    holder: "a run without progress",
  });
  await store.close();
  expect(execFileSync("sqlite3", [file, "PRAGMA integrity_check"], { encoding: "utf8" })).toBe("ok\n");
});
