import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { grownDatabase } from "./support/grown-database.ts";
import { ourImport } from "./support/our-import.ts";
import { atRest, startOurServer } from "./support/our-server.ts";
import { pathsAmong, quantile, readersWait, WAIT_COLUMNS, waitRow } from "./support/readers.ts";
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
const waits = (until: Promise<unknown>) => readersWait(server.url, pathsAmong(before), until);

await atRest(server.pid);
await waits(wait(2000));
const idle = await waits(wait(isQuick ? 3000 : 15_000));
const file = await mill.write("arriving.xml", arriving, 50_000_000);
const importing = ourImport(file.path, copy, { fresh: false });
const busy = await waits(importing);
const { seconds } = await importing;
await server.stop();

printTable(
  `pages while importing: ${before} studies, 50 readers/s on the first pages, lists and studies; ${arriving} records arrive in ${seconds.toFixed(0)} s (${mill.kind})`,
  WAIT_COLUMNS,
  [waitRow("idle", idle), waitRow("while a full import runs", busy)],
);
printTable(
  "goals",
  ["goal", "measured", "wanted"],
  [["p99 while importing ÷ idle", quantile(busy, 0.99) / quantile(idle, 0.99), "≤ 3"]],
);
