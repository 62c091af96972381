import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { toPmid } from "../../src/domain/pmid.ts";
import type { IncomingStudy } from "../../src/store/ports.ts";
import { incoming } from "../support/study-factory.ts";
import { startWebServer } from "../support/web-server.ts";

/** Requests/s of our pages beside a raw node:http server that sends the same bytes, in one process, with wrk (performance.md §4, goal 8). */
const SECONDS = 3;
const STUDIES = 10_000;
const WARM_UP = 300;

const WORDS =
  "ketamine esketamine infusion depression treatment resistant randomised placebo response remission dose weeks patients".split(
    " ",
  );

function invented(index: number): IncomingStudy {
  const word = (offset: number): string => WORDS[(index * 7 + offset * 5) % WORDS.length] ?? "ketamine";
  const sentence = (length: number): string => Array.from({ length }, (_, offset) => word(offset)).join(" ");
  return incoming({
    pmid: toPmid(String(10_000_000 + index)),
    entered: new Date(Date.UTC(2026, 10, 23) - Math.floor(index / 5) * 86_400_000).toISOString().slice(0, 10),
    title: [`An invented study of ${sentence(9)}.`],
    abstract: ["BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS"].map((label) => ({ label, text: [`${sentence(60)}.`] })),
    authors: Array.from({ length: 6 }, (_, author) => ({
      kind: "person",
      name: { family: `Author${index + author}`, given: "Given", initials: "G" },
      affiliations: ["Institute of Examples, Exampletown"],
    })),
    journal: { title: "The Example Journal of Invented Psychiatry", isoAbbreviation: "Example J Invent Psychiatry" },
    mesh: Array.from({ length: 8 }, (_, at) => ({ descriptor: `Heading ${at} ${word(at)}`, major: at < 2, qualifiers: [] })),
  });
}

async function requestsPerSecond(url: string, header?: string): Promise<number> {
  const wrk = spawn("wrk", ["-t1", "-c16", `-d${SECONDS}s`, ...(header === undefined ? [] : ["-H", header]), url]);
  const [report] = await Promise.all([text(wrk.stdout), once(wrk, "close")]);
  if (report.includes("Non-2xx") && header?.startsWith("If-None-Match") !== true) throw new Error(report);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(report)?.[1]);
}

async function startRawServer(body: Buffer, headers: Record<string, string>): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { ...headers, "content-length": body.length });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

if (spawnSync("wrk", ["--version"]).error !== undefined) {
  console.error("wrk is not installed: pages cannot be measured.");
  process.exit(1);
}

const kept = await startWebServer();
for (let at = 0; at < STUDIES; at += 1000) {
  await kept.store.saveStudies(
    Array.from({ length: 1000 }, (_, index) => invented(at + index)),
    "2026-11-22T04:17:30.000Z",
  );
}
const cold = await startWebServer([], { store: kept.store, cacheBytes: 0 });

console.log(
  `${STUDIES} invented studies, wrk -t1 -c16 -d${SECONDS}s on loopback; each ratio is against raw node:http sending the same bytes\n`,
);
console.log("| page | kB | raw req/s | cold | × | kept | × | kept gzip | × | 304 | × |");
console.log("|---|---|---|---|---|---|---|---|---|---|---|");
for (const path of ["/", "/studies", "/studies/10000042"]) {
  const answer = await fetch(kept.url + path);
  const body = Buffer.from(await answer.arrayBuffer());
  const raw = await startRawServer(body, { "content-type": "text/html; charset=utf-8" });
  for (let turn = 0; turn < WARM_UP; turn += 1) await (await fetch(cold.url + path)).arrayBuffer();
  await requestsPerSecond(raw.url);
  const limit = await requestsPerSecond(raw.url);
  const measured = [
    await requestsPerSecond(cold.url + path),
    await requestsPerSecond(kept.url + path),
    await requestsPerSecond(kept.url + path, "Accept-Encoding: gzip"),
    await requestsPerSecond(kept.url + path, `If-None-Match: *`),
  ];
  raw.stop();
  const cells = measured.map((rate) => `${Math.round(rate)} | ${(rate / limit).toFixed(2)}`).join(" | ");
  console.log(`| ${path} | ${(body.length / 1000).toFixed(1)} | ${Math.round(limit)} | ${cells} |`);
}
await cold.stop().catch(() => undefined);
await kept.stop().catch(() => undefined);
