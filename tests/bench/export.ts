import { closeSync, openSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { citationFormat } from "../../src/citation/formats.ts";
import { writeCitations } from "../../src/citation/write-citations.ts";
import type { Study } from "../../src/domain/study.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { bibutilsTime, citationJsTimes } from "./support/citation-peers.ts";
import { leastTime } from "./support/cpu-time.ts";
import { grownDatabase } from "./support/grown-database.ts";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { recordMill } from "./support/records.ts";
import { runChild } from "./support/run-child.ts";
import { printTable } from "./support/table.ts";

/** Stored studies to citation files, as `export` does it, beside citation-js (from memory), bibutils, and the bare work of a disk. */
const [COUNT, MANY, RUNS] = isQuick ? [1000, 10_000, 2] : [10_000, 100_000, 6];
const FORMATS = ["ris", "bibtex", "csl-json"] as const;
const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

const folder = temporaryFolder();
const mill = await recordMill(folder);
const { database } = await grownDatabase(folder, mill, COUNT);
const store = openSqliteStore({ url: `sqlite:${database}` });
const nowhere = openSync("/dev/null", "w");

const studies: Study[] = [];
for await (const study of store.streamDocuments()) studies.push(study);
const citationJs = await citationJsTimes(studies, Math.ceil(RUNS / 2));
const bibutils = bibutilsTime(studies);
studies.length = 0;

const rows = [];
for (const name of FORMATS) {
  const { writer } = citationFormat(name);
  const pieces: Buffer[] = [];
  for await (const piece of writeCitations(writer, store.streamDocuments())) pieces.push(Buffer.from(piece));
  const bare = await leastTime(RUNS, () => {
    readBare(database);
    for (const piece of pieces) writeSync(nowhere, piece);
  });
  pieces.length = 0;
  const ours = await leastTime(RUNS, async () => {
    for await (const piece of writeCitations(writer, store.streamDocuments())) writeSync(nowhere, piece);
  });
  const peer = name === "ris" ? bibutils : undefined;
  rows.push([
    name,
    ours,
    bare,
    ours / bare,
    citationJs[name],
    citationJs[name] / ours,
    peer ?? Number.NaN,
    (peer ?? Number.NaN) / ours,
  ]);
}
closeSync(nowhere);
await store.close();
printTable(
  `${COUNT.toLocaleString("en-US")} stored studies (${mill.kind}) to a file: processor milliseconds, least of ${RUNS} runs. Goals: at most 3 times the bare rows, at least 5 times citation-js and 50 times bibutils.`,
  [
    "format",
    "ours",
    "rows read, bytes written",
    "ours ÷ bare",
    "citation-js, from memory",
    "÷ ours",
    "bibutils xml2ris",
    "÷ ours",
  ],
  rows,
);

const few = await peakOf(database);
const many = await peakOf((await grownDatabase(folder, mill, MANY)).database);
printTable(
  "Peak memory of `export --format ris`, a process of its own",
  ["studies", "MB"],
  [
    [COUNT.toLocaleString("en-US"), few],
    [MANY.toLocaleString("en-US"), many],
    ["ratio", many / few],
  ],
);

/** Every row of what an export needs, one at a time, and nothing done with it. */
function readBare(file: string): void {
  const db = new Database(file, { readonly: true });
  const documents = db.prepare("SELECT document FROM studies WHERE deleted_at IS NULL ORDER BY id").pluck();
  for (const document of documents.iterate()) if (typeof document !== "string") throw new Error("A row holds no document.");
  db.close();
}

async function peakOf(file: string): Promise<number> {
  const command = [process.execPath, "--import", "tsx", MAIN, "export", "--format", "ris"];
  const run = await runChild("bash", ["-c", 'exec "$@" > /dev/null', "export", ...command], {
    DATABASE_URL: `sqlite:${file}`,
    LANDMARKS: "off",
    LOG_LEVEL: "error",
  });
  return run.peakMb;
}
