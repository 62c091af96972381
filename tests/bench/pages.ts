import { inTurn, median } from "./support/measure.ts";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { grownDatabase } from "./support/grown-database.ts";
import { atRest, startOurServer, startRawServer, type Served } from "./support/our-server.ts";
import { recordMill } from "./support/records.ts";
import { printTable } from "./support/table.ts";
import { freshAddresses, hasWrk, wrk } from "./support/wrk.ts";

/**
 * Our pages beside node:http sending the same bytes with the same headers, each in a process of its own. What a request costs the
 * server's process does not depend on what else the machine does; requests a second, which wrk shares the processors with, do.
 */
if (!hasWrk) {
  process.stderr.write("wrk is not installed: pages cannot be measured.\n");
  process.exit(1);
}
const folder = temporaryFolder();
const mill = await recordMill(folder);
const count = isQuick ? 500 : 10_000;
const seconds = 1;
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
  const cpu: Record<string, number[]> = {};
  const rate =
    (name: string, { url, pid }: Served, asked: { headers?: Record<string, string>; script?: string }) =>
    async () => {
      const { perSecond, cpuMicros } = await wrk(url + path, { seconds, pid, ...asked });
      (cpu[name] ??= []).push(cpuMicros);
      return perSecond;
    };
  const contenders = {
    raw: rate("raw", raw, {}),
    kept: rate("kept", ours, {}),
    cold: () => rate("cold", ours, { script: freshAddresses(folder, path) })(),
    rawGzip: rate("rawGzip", raw, { headers: gzip }),
    keptGzip: rate("keptGzip", ours, { headers: gzip }),
    raw304: rate("raw304", raw, { headers: unchanged }),
    kept304: rate("kept304", ours, { headers: unchanged }),
  };
  // A round that does not count: until Node has compiled what it runs often, either may be twice as slow.
  if (!isQuick) await inTurn(1, contenders);
  for (const name of Object.keys(cpu)) cpu[name] = [];
  const measured = await inTurn(isQuick ? 1 : 5, contenders);
  const row = (answer: string, theirs: keyof typeof contenders, own: keyof typeof contenders, wanted: string) => {
    const [peer, us] = [median(cpu[theirs] ?? []), median(cpu[own] ?? [])];
    return [answer, measured[theirs], measured[own], peer, us, peer / us, wanted];
  };
  rows.push(
    [path, (bytes / 1000).toFixed(0), ...row("kept, plain", "raw", "kept", "≥ 0.8")],
    ["", "", ...row("kept, gzip", "rawGzip", "keptGzip", "≥ 0.8")],
    ["", "", ...row("304", "raw304", "kept304", "≥ 0.8")],
    ["", "", ...row("made anew, queries included", "raw", "cold", "≥ 0.05")],
  );
}
await ours.stop();
await raw.stop();
printTable(
  `pages: ${count} studies (${mill.kind}); wrk, one thread, 16 connections, requests/s`,
  ["page", "kB", "answer", "raw node:http, /s", "ours, /s", "raw, µs of processor", "ours, µs", "× by processor time", "wanted"],
  rows,
);
