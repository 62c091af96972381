import { closeSync, copyFileSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { CITATION_FORMATS, textWriter, type CitationFormat } from "../../src/citation/formats.ts";
import { aroundTexts } from "../../src/citation/write-citations.ts";
import type { Study } from "../../src/domain/study.ts";
import type { CitationPiece } from "../../src/store/export-ports.ts";
import type { Store } from "../../src/store/ports.ts";
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
const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

const folder = temporaryFolder();
const mill = await recordMill(folder);
const { database } = await grownDatabase(folder, mill, COUNT);
// The shared database stays without texts; what keeping them costs is measured on a copy.
const copy = join(folder, "export.db");
settle(database);
copyFileSync(database, copy);
const store = openSqliteStore({ url: `sqlite:${copy}` });
const nowhere = openSync("/dev/null", "w");

const studies: Study[] = [];
for await (const { study } of store.streamStudies()) studies.push(study);
const citationJs: Readonly<Record<string, number>> = await citationJsTimes(studies, Math.ceil(RUNS / 2));
const bibutils = bibutilsTime(studies);
studies.length = 0;

const rows = [];
for (const format of CITATION_FORMATS) {
  const before = sizeOf(copy);
  const first = await leastTime(1, () => write(format));
  const kept = sizeOf(copy) - before;
  const ours = await leastTime(RUNS, () => write(format));
  const pieces = await piecesOf(format);
  const bare = await leastTime(RUNS, () => {
    readBare(copy);
    for (const piece of pieces) writeSync(nowhere, piece);
  });
  const peer = citationJs[format.name] ?? Number.NaN;
  const rivals = [
    peer,
    peer / ours,
    ...(format.name === "ris" ? [bibutils ?? Number.NaN, (bibutils ?? Number.NaN) / ours] : ["", ""]),
  ];
  rows.push([format.name, first, ours, bare, ours / bare, ...rivals, (100 * kept) / before]);
}
closeSync(nowhere);
await store.close();
rmSync(copy);
printTable(
  `${COUNT.toLocaleString("en-US")} stored studies (${mill.kind}) to a file: processor milliseconds, least of ${RUNS} runs. Goals: at most 3 times the bare rows, at least 5 times citation-js and 50 times bibutils.`,
  [
    "format",
    "ours, the first time",
    "ours, again",
    "rows read, bytes written",
    "again ÷ bare",
    "citation-js, from memory",
    "÷ again",
    "bibutils xml2ris",
    "÷ again",
    "database grows, %",
  ],
  rows,
);

const few = await peaksOf(database);
const many = await peaksOf((await grownDatabase(folder, mill, MANY)).database);
printTable(
  "Peak memory of `export --format ris`, a process of its own, MB",
  ["studies", "the first time", "again"],
  [
    [COUNT.toLocaleString("en-US"), few.first, few.again],
    [MANY.toLocaleString("en-US"), many.first, many.again],
    ["ratio", many.first / few.first, many.again / few.again],
  ],
);

async function write(format: CitationFormat): Promise<void> {
  for await (const piece of file(store, format)) writeSync(nowhere, Buffer.from(piece));
}

async function piecesOf(format: CitationFormat): Promise<readonly Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of file(store, format)) pieces.push(Buffer.from(piece));
  return pieces;
}

function file(from: Store, format: CitationFormat): AsyncIterable<string | Uint8Array> {
  return aroundTexts(format.writer, textsOf(from.streamCitations(textWriter(format))));
}

async function* textsOf(pieces: AsyncIterable<CitationPiece>): AsyncGenerator<Uint8Array> {
  for await (const { text } of pieces) yield text;
}

/** Every row of what an export needs, one at a time, and nothing done with it. */
function readBare(path: string): void {
  const db = new Database(path, { readonly: true });
  const documents = db.prepare("SELECT document FROM studies WHERE deleted_at IS NULL ORDER BY id").pluck();
  for (const document of documents.iterate()) if (typeof document !== "string") throw new Error("A row holds no document.");
  db.close();
}

/** Bytes of the file, once all that was written lies in it. */
function sizeOf(path: string): number {
  settle(path);
  return statSync(path).size;
}

function settle(path: string): void {
  const db = new Database(path);
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
}

/** On a copy, so that the first time is one whoever ran before. */
async function peaksOf(path: string): Promise<{ readonly first: number; readonly again: number }> {
  const own = `${path}.copy`;
  settle(path);
  copyFileSync(path, own);
  try {
    return { first: await peakOf(own), again: await peakOf(own) };
  } finally {
    rmSync(own);
  }
}

async function peakOf(path: string): Promise<number> {
  const command = [process.execPath, "--import", "tsx", MAIN, "export", "--format", "ris"];
  const run = await runChild("bash", ["-c", 'exec "$@" > /dev/null', "export", ...command], {
    DATABASE_URL: `sqlite:${path}`,
    LANDMARKS: "off",
    LOG_LEVEL: "error",
  });
  return run.peakMb;
}
