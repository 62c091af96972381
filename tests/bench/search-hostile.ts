import { readFileSync } from "node:fs";
import { HOSTILE } from "../search/hostile.ts";
import { isQuick } from "./support/options.ts";
import { atRest, startOurServer, type Served } from "./support/our-server.ts";
import { searchCollection } from "./support/search-collection.ts";
import { printTable } from "./support/table.ts";

/** Searches made to cost much, each asked once of a server in a process of its own, over HTTP, none of them known to it. */
const sizes = isQuick ? [2_000] : (process.env["SEARCH_SIZES"]?.split(",").map(Number) ?? [10_000, 100_000]);
const GOAL_MS = 200;
const SHOWN = 5;

type Asked = { readonly name: string; readonly ms: number; readonly processorMs: number; readonly status: number };

async function ask({ url, pid }: Served, name: string, typed: string): Promise<Asked> {
  const [before, worked] = [performance.now(), processorMs(pid)];
  const response = await fetch(`${url}/studies?${new URLSearchParams({ q: typed }).toString()}`);
  await response.arrayBuffer();
  return { name, ms: performance.now() - before, processorMs: processorMs(pid) - worked, status: response.status };
}

/** What the thread that serves has worked so far: a busy machine does not lengthen it. NaN where the system does not tell. */
function processorMs(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${String(pid)}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

for (const size of sizes) {
  const server = await startOurServer((await searchCollection(size)).database);
  // What the server prepares when it starts is no search's cost, and would be counted as the cost of whichever it falls upon.
  await atRest(server.pid);
  // The program compiles itself as it runs: a few plain searches first.
  for (const typed of ["ketamine", "placebo OR midazolam", "suicid* NOT rats", '"treatment resistant"[tiab]', ""])
    for (let round = 0; round < 3; round += 1) await ask(server, typed, `${typed} ${round}`.trim());
  const asked: Asked[] = [];
  for (const [name, typed] of Object.entries(HOSTILE)) asked.push(await ask(server, name, typed));
  await server.stop();
  asked.sort((a, b) => b.processorMs - a.processorMs);
  const refused = asked.filter(({ status }) => status === 400).length;
  const broken = asked.filter(({ status }) => status !== 200 && status !== 400).length;
  const late = asked.filter(({ processorMs: worked }) => worked > GOAL_MS).length;
  printTable(
    `${size.toLocaleString("en-US")} studies: ${asked.length} hostile searches, ${refused} refused with a sentence, ${broken} broken, ${late} over ${GOAL_MS} ms of processor time; the dearest:`,
    ["search", "answer", "processor ms", "ms"],
    asked.slice(0, SHOWN).map((one) => [one.name, one.status === 200 ? "a page" : "a sentence", one.processorMs, one.ms]),
  );
}
