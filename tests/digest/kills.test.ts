import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { wireAddress } from "../../src/domain/mail-address.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { smtpError, startSmtpSink } from "../support/smtp-sink.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { digestLab, trial } from "./digest-lab.ts";

const CHILD = fileURLToPath(new URL("deliver-child.ts", import.meta.url));
const LONG = process.env["KD_LONG"] === "1";
const SUBSCRIBERS = LONG ? 10_000 : 500;
const KILLS = LONG ? 20 : 5;

/** Repeatable chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Row = { readonly address: string; readonly state: string; readonly doubtful: 0 | 1 };

function ledgerOf(file: string): readonly Row[] {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare<[], Row>(
        `SELECT subscribers.address, deliveries.state, deliveries.doubtful FROM deliveries
         JOIN subscribers ON subscribers.id = deliveries.subscriber_id`,
      )
      .all();
  } finally {
    db.close();
  }
}

/** Runs the child for `ms`, then kills it without warning; Infinity lets it finish. */
async function runChild(file: string, smtpUrl: string, ms: number): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, `sqlite:${file}`, smtpUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", (piece: Buffer) => {
      output += piece.toString();
      if (output.includes("ready")) resolve();
    });
    child.once("close", () => {
      resolve();
    });
  });
  const ended = new Promise<void>((resolve) =>
    child.once("close", () => {
      resolve();
    }),
  );
  await ready;
  if (ms !== Infinity) setTimeout(() => child.kill("SIGKILL"), ms);
  await ended;
  return output;
}

describe("kill -9", () => {
  test(
    `at any moment, with a server that refuses, delays and drops: nobody of ${SUBSCRIBERS} is lost, and twice only what was in doubt`,
    async () => {
      const file = join(temporaryFolder(), "digest.db");
      const lab = await digestLab({ store: openSqliteStore({ url: `sqlite:${file}` }) });
      for (let index = 0; index < SUBSCRIBERS; index += 1)
        await lab.subscribe(`reader${index}@example.org`, {}, "2026-11-20T00:00:00.000Z");
      await lab.sync([trial(1), trial(2)]);
      // Everything is queued, and nothing sent: the signal is aborted before the first mail.
      await lab.run("due", AbortSignal.abort());
      expect(await lab.store.countDeliveries()).toMatchObject({ queued: 0 });
      await lab.run("due", stopAfterCompose());
      expect(await lab.store.countDeliveries()).toMatchObject({ queued: SUBSCRIBERS });

      const random = chance(7);
      const dead = (address: string) => /reader\d*77@/.test(address);
      const dropped = new Set<string>();
      const sink = await startSmtpSink({
        delayMs: () => (random() < 0.05 ? 30 : 0),
        atRecipient: (address) =>
          dead(address) ? smtpError(550, "5.1.1 no such user") : random() < 0.05 ? smtpError(451, "4.7.1 greylisted") : undefined,
        atEnd: (address) => {
          const luck = random();
          if (luck < 0.03) return smtpError(452, "4.3.1 no space");
          if (luck < 0.04) {
            dropped.add(address);
            return "drop";
          }
          return undefined;
        },
      });
      for (let kill = 0; kill < KILLS; kill += 1)
        await runChild(file, sink.url, LONG ? 300 + random() * 1200 : 40 + random() * 160);
      const output = await runChild(file, sink.url, Infinity);
      await sink.close();

      const ledger = ledgerOf(file);
      const got = new Map<string, number>();
      const ids = new Map<string, Set<string>>();
      for (const { to, id } of sink.received) {
        got.set(to, (got.get(to) ?? 0) + 1);
        ids.set(to, (ids.get(to) ?? new Set()).add(id));
      }
      const sent = ledger.filter(({ state }) => state === "sent");
      const refused = ledger.filter(({ state }) => state === "failed");
      console.log(
        `kills ${KILLS}; sent ${sent.length}; refused ${refused.length}; in doubt ${ledger.filter(({ doubtful }) => doubtful === 1).length}; ` +
          `twice ${[...got.values()].filter((count) => count > 1).length}; lost answers ${dropped.size}; last process ${output.trim().split(" ").at(-1) ?? ""} MB`,
      );
      expect(ledger).toHaveLength(SUBSCRIBERS);
      expect(sent.length + refused.length).toBe(SUBSCRIBERS);
      expect(refused.every(({ address }) => dead(address))).toBe(true);
      // Lost: the ledger says sent, the server never saw it.
      expect(sent.filter(({ address }) => !got.has(wireAddress(address)))).toEqual([]);
      // Sent to somebody whom the ledger does not name, or who was refused.
      expect(new Set(got.keys())).toEqual(new Set(sent.map(({ address }) => wireAddress(address))));
      const doubtful = new Set(ledger.filter((row) => row.doubtful === 1).map(({ address }) => address));
      expect([...got].filter(([address, count]) => count > 1 && !doubtful.has(address))).toEqual([]);
      // Whoever got it twice got it under one Message-ID, so that mail programs can tell.
      expect([...ids.values()].every((set) => set.size === 1)).toBe(true);
    },
    LONG ? 600_000 : 120_000,
  );
});

/** Lets composing and queueing through, and stops before the first delivery. */
function stopAfterCompose(): AbortSignal {
  let asked = 0;
  return new Proxy(new AbortController().signal, {
    get(target, name) {
      if (name === "aborted") return asked++ > 0;
      return Reflect.get(target, name, target) as unknown;
    },
  });
}
