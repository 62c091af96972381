import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";

const PROGRAM = new URL("../../support/store-processes.ts", import.meta.url).pathname;
const newUrl = () => `sqlite:${join(mkdtempSync(join(tmpdir(), "processes-")), "digest.db")}`;

function start(action: string, url: string) {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, action, url], { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => lines.push(...text.split("\n").filter(Boolean)));
  return { child, lines, exited: once(child, "close") };
}

const numbers = (lines: readonly string[], word: string, at: number) =>
  lines.filter((line) => line.startsWith(word)).map((line) => Number(line.split(" ")[at]));

describe("several processes on one database", () => {
  test("a process killed while it saves leaves each batch whole or not at all", { timeout: 60_000 }, async () => {
    const url = newUrl();
    for (const [round, wait] of [3, 11, 27].entries()) {
      const { child, lines, exited } = start("save-for-ever", url);
      const enough = 3 + round;
      while (numbers(lines, "saved", 1).length < enough && child.exitCode === null) await pause(2);
      await pause(wait);
      child.kill("SIGKILL");
      await exited;

      const store = openSqliteStore({ url });
      const { total } = await store.countStudies();
      expect(total % 100).toBe(0);
      expect(total).toBeGreaterThanOrEqual(enough * 100);
      expect(await store.checkIntegrity()).toEqual([]);
      await store.close();
    }
  });

  test("request slots claimed by two processes keep their distance from each other", { timeout: 60_000 }, async () => {
    const url = newUrl();
    await openSqliteStore({ url }).close();
    const both = [start("claim-slots", url), start("claim-slots", url)];
    await Promise.all(both.map(({ exited }) => exited));

    const times = both.flatMap(({ lines }) => numbers(lines, "claimed", 2)).sort((a, b) => a - b);
    expect(times).toHaveLength(30);
    // A line is written some moments after its claim; over several claims that evens out.
    for (let n = 5; n < times.length; n += 1) expect((times[n] ?? 0) - (times[n - 5] ?? 0)).toBeGreaterThan(5 * 40 - 35);
  });

  test("a lease is never held by two processes at once", { timeout: 60_000 }, async () => {
    const url = newUrl();
    await openSqliteStore({ url }).close();
    const both = [start("take-lease", url), start("take-lease", url)];
    await Promise.all(both.map(({ exited }) => exited));

    const lines = both.flatMap((one) => one.lines);
    expect(lines.filter((line) => line.startsWith("had it beside another"))).toEqual([]);
    expect(lines.filter((line) => line === "had it alone").length).toBeGreaterThan(100);
  });

  test("two processes that open a new database at once both find it ready", { timeout: 60_000 }, async () => {
    const url = newUrl();
    const all = [1, 2, 3].map(() => start("take-lease", url));
    await Promise.all(all.map(({ exited }) => exited));
    expect(all.map(({ child }) => child.exitCode)).toEqual([0, 0, 0]);
  });
});
