import { inTurn } from "./support/measure.ts";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { grownDatabase } from "./support/grown-database.ts";
import { atRest, startOurServer, startRawServer } from "./support/our-server.ts";
import { recordMill } from "./support/records.ts";
import { printTable } from "./support/table.ts";
import { freshAddresses, hasWrk, wrk } from "./support/wrk.ts";

/** Requests/s of our pages beside node:http sending the same bytes, each in a process of its own. */
if (!hasWrk) {
  process.stderr.write("wrk is not installed: pages cannot be measured.\n");
  process.exit(1);
}
const folder = temporaryFolder();
const mill = await recordMill(folder);
const count = isQuick ? 500 : 10_000;
const seconds = isQuick ? 1 : 2;
const { database } = await grownDatabase(folder, mill, count);
const ours = await startOurServer(database);
// What a server prepares after its start would take the processor from those who are measured.
await atRest(ours.pid);
const paths = ["/", "/studies", "/studies/1000042"];
const raw = await startRawServer(ours.url, paths);

const gzip = { "accept-encoding": "gzip" };
const rows: (string | number)[][] = [];
for (const path of paths) {
  const answer = await fetch(ours.url + path, { headers: { "accept-encoding": "identity" } });
  const bytes = (await answer.arrayBuffer()).byteLength;
  const unchanged = { "if-none-match": answer.headers.get("etag") ?? "" };
  const rate = (base: string, headers?: Record<string, string>) => async () =>
    (await wrk(base + path, { seconds, ...(headers && { headers }) })).perSecond;
  const contenders = {
    raw: rate(raw.url),
    kept: rate(ours.url),
    cold: async () => (await wrk(ours.url + path, { seconds, script: freshAddresses(folder, path) })).perSecond,
    rawGzip: rate(raw.url, gzip),
    keptGzip: rate(ours.url, gzip),
    raw304: rate(raw.url, unchanged),
    kept304: rate(ours.url, unchanged),
  };
  // A round that does not count: until Node has compiled what it runs often, either may be twice as slow.
  if (!isQuick) await inTurn(1, contenders);
  const measured = await inTurn(isQuick ? 1 : 5, contenders);
  rows.push(
    [path, (bytes / 1000).toFixed(0), "kept, plain", measured.raw, measured.kept, measured.kept / measured.raw, "≥ 0.8"],
    ["", "", "kept, gzip", measured.rawGzip, measured.keptGzip, measured.keptGzip / measured.rawGzip, "≥ 0.8"],
    ["", "", "304", measured.raw304, measured.kept304, measured.kept304 / measured.raw304, "≥ 0.8"],
    ["", "", "made anew, queries included", measured.raw, measured.cold, measured.cold / measured.raw, "≥ 0.05"],
  );
}
await ours.stop();
await raw.stop();
printTable(
  `pages: ${count} studies (${mill.kind}); wrk, one thread, 16 connections, requests/s`,
  ["page", "kB", "answer", "raw node:http", "ours", "×", "wanted"],
  rows,
);
