import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { inTurn } from "./support/measure.ts";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { grownDatabase } from "./support/grown-database.ts";
import { answers, freePort } from "./support/our-server.ts";
import { recordMill } from "./support/records.ts";
import { runChild } from "./support/run-child.ts";
import { printTable } from "./support/table.ts";

/** From `npm start`'s own command to the first whole page, with a large database behind it. */
const folder = temporaryFolder();
const mill = await recordMill(folder);
const count = isQuick ? 5000 : 100_000;
const { database } = await grownDatabase(folder, mill, count);
const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const settings = { DATABASE_URL: `sqlite:${database}`, LOG_LEVEL: "error", SCHEDULER: "off", LANDMARKS: "off" };

/** How long from starting the process until `path` has arrived whole. */
async function firstPage(path: string): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", main, "serve"], {
    env: { ...process.env, ...settings, HOST: "127.0.0.1", PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  await answers(`http://127.0.0.1:${port}${path}`, () => child.exitCode !== null);
  const seconds = (performance.now() - startedAt) / 1000;
  child.kill("SIGTERM");
  await ended;
  return seconds;
}

const node = async (...args: readonly string[]) => (await runChild(process.execPath, args, settings)).seconds;
const seconds = await inTurn(isQuick ? 2 : 7, {
  bare: () => node("-e", "0"),
  tsx: () => node("--import", "tsx", "-e", "0"),
  status: () => node("--import", "tsx", main, "status"),
  home: () => firstPage("/"),
  studies: () => firstPage("/studies"),
  search: () => firstPage("/studies?q=ketamine"),
});
printTable(
  `start: ${count} studies (${mill.kind}); from starting the process to the whole page`,
  ["step", "s", "wanted"],
  [
    ["node with nothing to do", seconds.bare, ""],
    ["node with tsx and nothing to do", seconds.tsx, ""],
    ["`status`, whole", seconds.status, ""],
    ["`serve` to `/`", seconds.home, "≤ 1.5"],
    ["`serve` to `/studies`", seconds.studies, "≤ 1.5"],
    ["`serve` to a first search", seconds.search, ""],
  ],
);
