import { closeSync, copyFileSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import {
  CITATION_FORMATS,
  citationFormat,
  textWriter,
  writersBeforehand,
  type CitationFormat,
} from "../../src/citation/formats.ts";
import { aroundTexts } from "../../src/citation/write-citations.ts";
import type { Study } from "../../src/domain/study.ts";
import type { CitationPiece, TextWriter } from "../../src/store/export-ports.ts";
import type { Store } from "../../src/store/ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { bibutilsTime, citationJsTimes } from "./support/citation-peers.ts";
import { leastTime } from "./support/cpu-time.ts";
import { grownDatabase } from "./support/grown-database.ts";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { startOurServer } from "./support/our-server.ts";
import { pathsAmong, readersWait, WAIT_COLUMNS, waitRow } from "./support/readers.ts";
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

const bareBytes = sizeOf(copy);
const firstTimes = new Map<string, number>();
for (const format of CITATION_FORMATS) firstTimes.set(format.name, await leastTime(1, () => write(format)));
clear(copy);
const writing = [];
for (const writer of writersBeforehand()) {
  const before = sizeOf(copy);
  const ms = await leastTime(1, () => writeBeforehand(store, [writer]));
  writing.push([writer.format, ms, (sizeOf(copy) - before) / 1e6, (100 * (sizeOf(copy) - before)) / bareBytes]);
}
clear(copy);
const beforeAll = sizeOf(copy);
const together = await leastTime(1, () => writeBeforehand(store, writersBeforehand()));
const grown = sizeOf(copy) - beforeAll;
writing.push(["all three, as a server writes them", together, grown / 1e6, (100 * grown) / bareBytes]);

const rows = [];
for (const format of CITATION_FORMATS) {
  const first = firstTimes.get(format.name) ?? Number.NaN;
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
  rows.push([format.name, first, ours, bare, ours / bare, ...rivals]);
}
closeSync(nowhere);
await store.close();
rmSync(copy);
printTable(
  `${COUNT.toLocaleString("en-US")} stored studies (${mill.kind}) to a file: processor milliseconds, least of ${RUNS} runs. Goals: at most 3 times the bare rows, at least 5 times citation-js and 50 times bibutils.`,
  [
    "format",
    "ours, nothing written beforehand",
    "ours, texts kept",
    "rows read, bytes written",
    "kept ÷ bare",
    "citation-js, from memory",
    "÷ kept",
    "bibutils xml2ris",
    "÷ kept",
  ],
  rows,
);
printTable(
  `Writing the texts of ${COUNT.toLocaleString("en-US")} studies beforehand, and what they cost on the disk`,
  ["texts", "processor ms", "MB", "database grows, %"],
  writing,
);

await printWaits();
const few = await peaksOf(database);
const many = await peaksOf((await grownDatabase(folder, mill, MANY)).database);
printTable(
  "Peak memory of `export --format ris`, a process of its own, MB",
  ["studies", "nothing written beforehand", "texts kept"],
  [
    [COUNT.toLocaleString("en-US"), few.written, few.kept],
    [MANY.toLocaleString("en-US"), many.written, many.kept],
    ["ratio", many.written / few.written, many.kept / few.kept],
  ],
);

async function write(format: CitationFormat): Promise<void> {
  for await (const piece of file(store, format)) writeSync(nowhere, Buffer.from(piece));
}

async function writeBeforehand(to: Store, writers: readonly TextWriter[]): Promise<void> {
  for (let after: number | undefined = 0; after !== undefined;) after = (await to.keepMissingTexts(writers, after)).next;
}

/** As if nobody had ever exported anything. */
function clear(path: string): void {
  const db = new Database(path);
  db.exec("DELETE FROM citation_texts; VACUUM");
  db.close();
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

/** How long readers wait while a server writes the texts: it begins when the data have rested, and the file tells when it is done. */
async function printWaits(): Promise<void> {
  const own = `${database}.served`;
  copyFileSync(database, own);
  const db = new Database(own);
  const texts = db.prepare<[], number>("SELECT count(*) FROM (SELECT 1 FROM citation_texts LIMIT 1)").pluck();
  const lacking = db.prepare<[], number>(`
    SELECT count(*) FROM studies
    WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM citation_texts WHERE citation_texts.pmid = studies.pmid)
  `);
  const server = await startOurServer(own);
  try {
    const waits = (until: Promise<unknown>) => readersWait(server.url, pathsAmong(COUNT), until);
    await waits(until(() => texts.get() === 1));
    const writing = await waits(until(() => lacking.pluck().get() === 0));
    await wait(1000);
    const idle = await waits(wait(isQuick ? 2000 : 15_000));
    printTable(
      `Pages while a server writes the texts of ${COUNT.toLocaleString("en-US")} studies, 50 readers a second`,
      WAIT_COLUMNS,
      [waitRow("idle", idle), waitRow("while texts are written", writing)],
    );
  } finally {
    await server.stop();
    db.close();
    rmSync(own);
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(50);
}

/** On a copy, so that the database stays without texts for whoever comes next. */
async function peaksOf(path: string): Promise<{ readonly written: number; readonly kept: number }> {
  const own = `${path}.copy`;
  settle(path);
  copyFileSync(path, own);
  try {
    const written = await peakOf(own);
    const opened = openSqliteStore({ url: `sqlite:${own}` });
    await writeBeforehand(opened, [textWriter(citationFormat("ris"))]);
    await opened.close();
    return { written, kept: await peakOf(own) };
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
