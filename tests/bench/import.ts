import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { edirectImport } from "./support/edirect.ts";
import { expatScan } from "./support/expat.ts";
import { inTurn } from "./support/measure.ts";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { ourCommand, ourImport } from "./support/our-import.ts";
import { recordMill } from "./support/records.ts";
import { printTable } from "./support/table.ts";

/** `import` of a PubmedArticleSet beside EDirect and SQLite's shell, beside a bare expat scan, and done again. */
const folder = temporaryFolder();
const mill = await recordMill(folder);
const { path: xml, count, megabytes } = await mill.write("records.xml", isQuick ? 2000 : 10_000);
const database = join(folder, "ours.db");
const scan = expatScan(folder);
const hasEdirect = spawnSync("xtract", ["-version"]).status === 0 && spawnSync("sqlite3", ["-version"]).status === 0;
const absent = () => Promise.resolve(Number.NaN);

await ourCommand(["status"], database);
const seconds = await inTurn(isQuick ? 1 : 3, {
  scan: async () => (scan ? (await scan.run(xml)).seconds : await absent()),
  edirect: async () => (hasEdirect ? (await edirectImport(xml, folder)).seconds : await absent()),
  first: async () => (await ourImport(xml, database, { fresh: true })).seconds,
  again: async () => (await ourImport(xml, database, { fresh: false })).seconds,
  start: async () => (await ourCommand(["status"], database)).seconds,
});

const row = (name: string, time: number) => [name, time, time / seconds.edirect, time / seconds.scan, count / time];
printTable(
  `import: ${count} records, ${megabytes.toFixed(0)} MB (${mill.kind}); whole processes`,
  ["path", "s", "× EDirect", "× expat", "records/s"],
  [
    row(scan?.name ?? "expat: neither a C compiler nor Python is here", seconds.scan),
    row(hasEdirect ? "EDirect xtract → sqlite3 + FTS5" : "EDirect: xtract or sqlite3 is not installed", seconds.edirect),
    row("import (parse, tag, store, index, raw kept)", seconds.first),
    row("the same without the program's start", seconds.first - seconds.start),
    row("import again, nothing changed", seconds.again),
    row("the same without the program's start", seconds.again - seconds.start),
  ],
);
printTable(
  "goals",
  ["goal", "measured", "wanted"],
  [
    ["first import ÷ EDirect", seconds.first / seconds.edirect, "≤ 1.0"],
    ["unchanged import ÷ first", seconds.again / seconds.first, "≤ 0.35"],
    ["unchanged import ÷ expat scan", seconds.again / seconds.scan, ""],
  ],
);
