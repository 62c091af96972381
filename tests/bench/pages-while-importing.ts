import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { grownDatabase } from "./support/grown-database.ts";
import { ourImport } from "./support/our-import.ts";
import { startOurServer } from "./support/our-server.ts";
import { recordMill } from "./support/records.ts";
import { printTable } from "./support/table.ts";

/** How long readers wait while another process imports into the same database. */
const folder = temporaryFolder();
const mill = await recordMill(folder);
const [before, arriving] = isQuick ? [500, 2000] : [10_000, 20_000];
const { database } = await grownDatabase(folder, mill, before);
const copy = join(folder, "while-importing.db");
copyFileSync(database, copy);
const server = await startOurServer(copy);
const PER_SECOND = 50;

/** Readers come at their own pace, whether or not those before them were served; each looks at another page. */
async function latencies(until: Promise<unknown>): Promise<readonly number[]> {
  const waits: Promise<number>[] = [];
  const over = new AbortController();
  const ended = until.finally(() => {
    over.abort();
  });
  for (let turn = 0; !over.signal.aborted; turn += 1) {
    waits.push(timed(`${server.url}${pathOf(turn)}`));
    await wait(1000 / PER_SECOND);
  }
  await ended;
  return Promise.all(waits);
}

function pathOf(turn: number): string {
  const pages = ["/", "/studies", `/studies?page=${(turn % 20) + 1}`, `/studies/${1_000_000 + ((turn * 37) % before)}`];
  return pages[turn % pages.length] ?? "/";
}

async function timed(url: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return performance.now() - startedAt;
}

const quantile = (values: readonly number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;

await latencies(wait(2000));
const idle = await latencies(wait(isQuick ? 3000 : 15_000));
const file = await mill.write("arriving.xml", arriving, 50_000_000);
const importing = ourImport(file.path, copy, { fresh: false });
const busy = await latencies(importing);
const { seconds } = await importing;
await server.stop();

const row = (name: string, waits: readonly number[]) => [
  name,
  waits.length,
  quantile(waits, 0.5),
  quantile(waits, 0.99),
  quantile(waits, 1 - 1e-9),
];
printTable(
  `pages while importing: ${before} studies, ${PER_SECOND} readers/s on the first pages, lists and studies; ${arriving} records arrive in ${seconds.toFixed(0)} s (${mill.kind})`,
  ["", "pages", "p50 ms", "p99 ms", "longest ms"],
  [row("idle", idle), row("while a full import runs", busy)],
);
printTable(
  "goals",
  ["goal", "measured", "wanted"],
  [["p99 while importing ÷ idle", quantile(busy, 0.99) / quantile(idle, 0.99), "≤ 3"]],
);
