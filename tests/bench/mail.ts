import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "../../src/config.ts";
import { runDigest } from "../../src/digest/run-digest.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import { usualPreferences } from "../../src/domain/subscription.ts";
import { createLog } from "../../src/log.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { readAddress } from "../../src/subscription/address.ts";
import { mailNeeds, randomToken, suppressionOf } from "../../src/wiring-mail.ts";
import { isQuick } from "./support/options.ts";
import { incoming } from "../support/study-factory.ts";

/**
 * How fast mail goes out, the ledger included, beside Postfix's smtp-source sending messages of the same size over as many sessions to the
 * same smtp-sink: `npm run bench -- mail`. The two take turns, three times; medians count.
 */
const COUNT = isQuick ? 500 : 5000;
const SESSIONS = 10;
const ROUNDS = 3;
const BINARIES = ["/usr/sbin", "/usr/lib/postfix/sbin", process.env["POSTFIX_BIN"] ?? ""];

const find = (name: string) => BINARIES.map((folder) => join(folder, name)).find((path) => existsSync(path));
const [source, sinkProgram] = [find("smtp-source"), find("smtp-sink")];
if (source === undefined || sinkProgram === undefined) {
  console.log("skipped: Postfix's smtp-source and smtp-sink are not here (Debian: apt-get install postfix, or POSTFIX_BIN)");
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "mail-bench-"));
const port = await freePort();
// As root it insists on a user to become.
const asUser = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
const sink = spawn(sinkProgram, [...asUser, `127.0.0.1:${port}`, "1000"], { stdio: "ignore" });
try {
  await listening(port);
  const size = await messageSize();
  const [theirs, ours, memory] = [[] as number[], [] as number[], [] as number[]];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await smtpSource(source, size));
    const { rate, megabytes } = await digest(`sqlite:${join(folder, `round-${round}.db`)}`, COUNT);
    ours.push(rate);
    memory.push(megabytes);
  }
  const [peer, own] = [median(theirs), median(ours)];
  console.log(`${COUNT} messages of ${Math.round(size / 1000)} kB, ${SESSIONS} sessions, ${ROUNDS} rounds taking turns, medians`);
  console.log(`smtp-source                 ${Math.round(peer)} messages/s`);
  console.log(
    `the digest, ledger included ${Math.round(own)} messages/s, ${(own / peer).toFixed(2)} of smtp-source (goal 0.05, then 0.15)`,
  );
  console.log(`growth of memory while sending, a round each: ${memory.map((one) => `${Math.round(one)} MB`).join(", ")}`);
} finally {
  sink.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function smtpSource(program: string, size: number): Promise<number> {
  const began = performance.now();
  const file = join(folder, "message");
  writeFileSync(
    file,
    "x"
      .repeat(70)
      .concat("\n")
      .repeat(Math.ceil(size / 71)),
  );
  const args = [
    "-s",
    String(SESSIONS),
    "-m",
    String(COUNT),
    "-d",
    "-f",
    "a@example.org",
    "-t",
    "b@example.org",
    "-F",
    file,
    `127.0.0.1:${port}`,
  ];
  await ended(spawn(program, args, { stdio: "ignore" }));
  return (COUNT * 1000) / (performance.now() - began);
}

async function prepared(url: string, count: number) {
  const store = openSqliteStore({ url });
  const config = readConfig(
    {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: "Digest <digest@example.org>",
      PUBLIC_URL: "https://digest.example.org",
      MAIL_PER_SECOND: "0",
    },
    () => true,
  );
  const at = "2026-11-23T06:00:00.000Z";
  const studies = Array.from({ length: 25 }, (_, index) =>
    incoming({
      pmid: toPmid(String(index + 1)),
      entered: "2026-11-18",
      title: [
        `An invented randomised trial of ketamine in depression, number ${index}, with a title as long as titles usually are.`,
      ],
    }),
  );
  await store.saveStudies(studies, at);
  const run = await store.startRun({ kind: "import", query: "", startedAt: at, holder: "bench" });
  const none = {
    fetched: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    missing: [],
    deleted: [],
    quarantined: [],
    warnings: [],
    retries: 0,
    requests: 0,
  };
  await store.finishRun(run, { state: "complete", query: "", window: { from: at, to: at }, count: 0, ids: 0, ...none }, at);
  for (let index = 0; index < count; index += 1) {
    const { address, key } = readAddress(`reader${index}@example.org`);
    const { hash } = await suppressionOf(store, address);
    const act = { at: "2026-11-20T00:00:00.000Z", source: "bench" };
    await store.addSubscriber({
      address,
      addressKey: key,
      addressHash: hash,
      handle: randomToken(16),
      preferences: usualPreferences,
      act,
    });
  }
  const wired = mailNeeds(store, { config, log: createLog("silent") });
  return { store, wired };
}

/** From "the week is due" to "every row says sent": composing, queueing, claiming, sending, recording. */
async function digest(url: string, count: number): Promise<{ rate: number; megabytes: number }> {
  const { store, wired } = await prepared(url, count);
  const needs = { ...wired.digest, now: () => new Date("2026-11-23T07:00:00.000Z") };
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const { sent } = await runDigest("due", new AbortController().signal, needs);
  const took = performance.now() - began;
  const megabytes = (process.memoryUsage().rss - before) / 2 ** 20;
  await wired.close();
  await store.close();
  if (sent !== count) throw new Error(`${sent} of ${count} were sent.`);
  return { rate: (count * 1000) / took, megabytes };
}

/** The size of one real message of ours, so that the peer sends as many bytes. */
async function messageSize(): Promise<number> {
  const { store, wired } = await prepared("sqlite::memory:", 1);
  let size = 0;
  const mailer = {
    connections: 1,
    send: (message: { readonly raw: Buffer }) => {
      size = message.raw.length;
      return Promise.resolve({ kind: "accepted" as const, answer: "" });
    },
    close: () => Promise.resolve(),
  };
  await runDigest("due", new AbortController().signal, {
    ...wired.digest,
    mailer,
    now: () => new Date("2026-11-23T07:00:00.000Z"),
  });
  await wired.close();
  await store.close();
  return size;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

async function listening(where: number): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(where, "127.0.0.1");
      socket.once("connect", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => {
        resolve(false);
      });
    });
    if (open) return;
    await sleep(100);
  }
  throw new Error("smtp-sink does not listen.");
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${child.spawnfile} ended with ${String(code)}.`));
    });
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
