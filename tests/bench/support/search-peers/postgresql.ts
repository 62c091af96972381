import { spawnSync } from "node:child_process";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { median } from "../measure.ts";
import { runChild } from "../run-child.ts";
import type { PeerRecord } from "../search-collection.ts";
import type { Peer } from "./peer.ts";

/** No start-up file, nothing but the rows, and an end at the first error. */
const QUIETLY = ["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1"];
const VERSIONS = "/usr/lib/postgresql";
const binaries = (): string | undefined =>
  existsSync(VERSIONS)
    ? readdirSync(VERSIONS)
        .sort((a, b) => Number(b) - Number(a))
        .map((one) => join(VERSIONS, one, "bin"))[0]
    : undefined;
/** PostgreSQL refuses to run as root; Debian makes this user with the package. */
const isRoot = process.getuid?.() === 0;
const USER = "postgres";

/** A cluster of our own in the peer's folder, reached by a socket in it and by nothing else. */
export const postgresql: Peer = {
  name: "PostgreSQL",
  counts: "one facet",
  missing: () => (binaries() === undefined ? "PostgreSQL is not installed" : undefined),

  build: async (folder, lines) => {
    const cluster = clusterIn(folder);
    mkdirSync(cluster.folder, { recursive: true });
    if (isRoot) spawnSync("chown", ["-R", USER, cluster.folder]);
    chmodSync(cluster.folder, 0o700);
    await cluster.run("initdb", ["-D", cluster.data, "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]);
    const rows = join(folder, "postgresql.copy");
    await copyRows(lines, rows);
    await cluster.running(async (sql) => {
      await sql(`
        CREATE TABLE records (id integer, design text, body text, words tsvector);
        CREATE TEMP TABLE loaded (id integer, design text, body text);
        \\copy loaded FROM '${rows}'
        INSERT INTO records SELECT id, design, body, to_tsvector('simple', body) FROM loaded;
        CREATE INDEX records_words ON records USING gin (words);
        ALTER TABLE records ADD PRIMARY KEY (id);
        VACUUM ANALYZE records;
      `);
    });
  },

  ask: async (folder, queries, seconds) =>
    clusterIn(folder).running(async (sql) => {
      const [first = "", ...others] = queries;
      const rounds = async (statements: readonly string[]): Promise<number> => {
        const [single = Number.NaN] = totals(await sql(timing(statements, 1)), statements.length);
        const count = Math.min(40, Math.max(1, Math.floor((seconds * 1000) / Math.max(single, 1))));
        return median(totals(await sql(timing(statements, count)), statements.length));
      };
      const newWords = totals(await sql(timing(others.flatMap(page), 1)), 3);
      const found = /^\s*(\d+)\s*$/m.exec(await sql(`${counting(first)};`))?.[1];
      return {
        found: Number(found),
        counted: await rounds([best(first, "id"), counting(first)]),
        facets: await rounds([best(first, "id"), counting(first), facet(first)]),
        page: await rounds(page(first)),
        newWords: median(newWords),
      };
    }),
};

const asks = (query: string) => `to_tsquery('simple', '${query.split(" ").join(" & ")}')`;
const best = (query: string, columns: string) =>
  `SELECT ${columns} FROM (SELECT id, body FROM records WHERE words @@ ${asks(query)} ORDER BY ts_rank(words, ${asks(query)}) DESC LIMIT 20) AS best`;
const counting = (query: string) => `SELECT count(*) FROM records WHERE words @@ ${asks(query)}`;
const facet = (query: string) => `SELECT design, count(*) FROM records WHERE words @@ ${asks(query)} GROUP BY design`;
const page = (query: string) => [best(query, `id, ts_headline('simple', body, ${asks(query)})`), counting(query), facet(query)];

const timing = (statements: readonly string[], rounds: number): string =>
  `\\timing on\n${Array.from({ length: rounds }, () => statements.map((one) => `${one};`).join("\n")).join("\n")}`;

/** psql prints `Time: 1.234 ms` for each statement; so many of them are one page. */
function totals(printed: string, statements: number): readonly number[] {
  const times = [...printed.matchAll(/^Time: ([\d.]+) ms/gm)].map(([, ms]) => Number(ms));
  return Array.from({ length: times.length / statements }, (_, at) =>
    times.slice(at * statements, (at + 1) * statements).reduce((sum, ms) => sum + ms, 0),
  );
}

async function copyRows(lines: string, path: string): Promise<void> {
  const file = createWriteStream(path);
  let id = 0;
  for await (const line of createInterface(createReadStream(lines))) {
    const { text, design } = JSON.parse(line) as PeerRecord;
    id += 1;
    if (!file.write(`${id}\t${design}\t${text}\n`)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
}

function clusterIn(peerFolder: string) {
  const folder = join(peerFolder, "postgresql");
  const data = join(folder, "data");
  const bin = binaries() ?? "";
  const run = (program: string, args: readonly string[]) => {
    const command = [join(bin, program), ...args];
    return isRoot
      ? runChild("setpriv", [`--reuid=${USER}`, `--regid=${USER}`, "--clear-groups", ...command])
      : runChild(join(bin, program), args);
  };
  return {
    folder,
    data,
    run,
    running: async <T>(work: (sql: (text: string) => Promise<string>) => Promise<T>): Promise<T> => {
      const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c max_parallel_workers_per_gather=0 -c fsync=off -c shared_buffers=512MB -c work_mem=256MB -c maintenance_work_mem=512MB -c jit=off`;
      await run("pg_ctl", ["-D", data, "-w", "-t", "60", "-l", join(folder, "log"), "-o", settings, "start"]);
      // A bench that is broken off leaves no server behind.
      const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
      const stopNow = () => process.kill(pid, "SIGINT");
      process.once("exit", stopNow);
      try {
        return await work(async (sql) => {
          const script = join(peerFolder, "postgresql.sql");
          writeFileSync(script, sql);
          return (await run("psql", ["-h", folder, "-d", "postgres", ...QUIETLY, "-f", script])).stdout;
        });
      } finally {
        process.removeListener("exit", stopNow);
        await run("pg_ctl", ["-D", data, "-m", "fast", "-w", "stop"]);
      }
    },
  };
}
