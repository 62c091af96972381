import { mkdtempSync, openSync, statSync, writeSync, closeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { toPmid } from "../../../src/domain/pmid.ts";
import { connect } from "../../../src/store/sqlite/connect.ts";
import { openSqliteStore, sqliteStore } from "../../../src/store/sqlite/open.ts";
import { incoming } from "../../support/study-factory.ts";

const MONDAY = "2026-11-23T04:17:00.000Z";
const newFile = () => join(mkdtempSync(join(tmpdir(), "trouble-")), "digest.db");
const studies = (from: number, count: number, title = "Invented") =>
  Array.from({ length: count }, (_, n) =>
    incoming({
      pmid: toPmid(String(from + n)),
      title: [title],
      abstract: [{ text: [`Noise ${Math.sin(from + n)} `.repeat(100)] }],
    }),
  );

describe("when the disk or another process is in the way", () => {
  test("a full disk stores nothing of the batch, says so, and heals when there is room", async () => {
    const db = connect("sqlite::memory:");
    const store = sqliteStore(db, "digest.db");
    await store.saveStudies(studies(1, 50), MONDAY);
    const pages = db.pragma("page_count", { simple: true }) as number;
    db.pragma(`max_page_count = ${pages + 20}`);

    await expect(store.saveStudies(studies(1000, 200), MONDAY)).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("disk that holds the database is full") as string,
    });
    expect((await store.countStudies()).total).toBe(50);
    expect(await store.checkIntegrity()).toEqual([]);

    db.pragma("max_page_count = 1000000");
    expect((await store.saveStudies(studies(1000, 200), MONDAY)).new).toHaveLength(200);
    expect(await store.checkIntegrity()).toEqual([]);
  });

  test("a locked database is a sentence, not a stack trace, and reading goes on meanwhile", async () => {
    const file = newFile();
    const db = connect(`sqlite:${file}`);
    const store = sqliteStore(db, file);
    db.pragma("busy_timeout = 50");
    const other = new Database(file);
    other.exec("BEGIN IMMEDIATE");

    await expect(store.saveStudies([incoming()], MONDAY)).rejects.toMatchObject({ code: "unavailable" });
    expect(await store.findStudy(toPmid("1"))).toBeUndefined();
    other.exec("ROLLBACK");
    expect((await store.saveStudies([incoming()], MONDAY)).new).toEqual(["1"]);
    other.close();
    await store.close();
  });

  test("a damaged file is found by the integrity check or refused with a sentence", async () => {
    const file = newFile();
    const store = openSqliteStore({ url: `sqlite:${file}` });
    await store.saveStudies(studies(1, 300), MONDAY);
    await store.close();
    const handle = openSync(file, "r+");
    for (let at = 40 * 4096; at < statSync(file).size; at += 8 * 4096) writeSync(handle, Buffer.alloc(64, 0x5a), 0, 64, at);
    closeSync(handle);

    const opened = openSqliteStore({ url: `sqlite:${file}` });
    expect(await opened.checkIntegrity().catch(String)).not.toEqual([]);
    await opened.close();
  });

  test("a file is checked on another thread: pages are served meanwhile, and writing goes on", async () => {
    const file = newFile();
    const store = openSqliteStore({ url: `sqlite:${file}` });
    for (let batch = 0; batch < 10; batch += 1) await store.saveStudies(studies(1 + batch * 300, 300), MONDAY);
    let beats = 0;
    const beat = setInterval(() => (beats += 1), 5);
    const checked = store.checkIntegrity();
    expect((await store.saveStudies([incoming({ pmid: toPmid("99999") })], MONDAY)).new).toEqual(["99999"]);
    expect(await checked).toEqual([]);
    clearInterval(beat);
    // On this thread there would be none.
    expect(beats).toBeGreaterThan(5);
    await store.close();
  });

  test("a full-text row that went missing is told", async () => {
    const db = connect("sqlite::memory:");
    const store = sqliteStore(db, "digest.db");
    await store.saveStudies(studies(1, 3), MONDAY);
    db.exec("DELETE FROM studies_fts WHERE rowid = (SELECT min(id) FROM studies)");
    expect(await store.checkIntegrity()).toEqual(["1 studies are missing from the full-text index"]);
  });

  test("a reader that never lets go lets the WAL grow, and its end lets it shrink to its limit", async () => {
    const file = newFile();
    const store = openSqliteStore({ url: `sqlite:${file}` });
    await store.saveStudies(studies(1, 10), MONDAY);
    const pinned = new Database(file);
    pinned.exec("BEGIN");
    pinned.prepare("SELECT count(*) FROM studies").get();
    for (let round = 0; round < 12; round += 1) await store.saveStudies(studies(1, 200, `Round ${round}`), MONDAY);
    expect(pinned.prepare("SELECT count(*) FROM studies").pluck().get()).toBe(10);
    const grown = statSync(`${file}-wal`).size;
    expect(grown).toBeGreaterThan(4 * 1024 * 1024);

    pinned.close();
    await store.tidy();
    expect(statSync(`${file}-wal`).size).toBe(0);
    await store.close();
  });

  test("streaming pins nothing: a walk left standing does not let the WAL grow", async () => {
    const file = newFile();
    const store = openSqliteStore({ url: `sqlite:${file}` });
    await store.saveStudies(studies(1, 500), MONDAY);
    const walk = store.streamStudies()[Symbol.asyncIterator]();
    await walk.next();
    await store.tidy();
    expect(statSync(`${file}-wal`).size).toBe(0);
    await store.close();
  });

  test("what one process saves, another sees, version and all; the version survives a restart", async () => {
    const url = `sqlite:${newFile()}`;
    const [one, other] = [openSqliteStore({ url }), openSqliteStore({ url })];
    const before = await other.dataVersion();
    expect((await other.countStudies()).total).toBe(0);
    await one.saveStudies([incoming()], MONDAY);
    expect((await other.countStudies()).total).toBe(1);
    const after = await other.dataVersion();
    expect(after).not.toBe(before);
    await Promise.all([one.close(), other.close()]);
    expect(await openSqliteStore({ url }).dataVersion()).toBe(after);
  });
});
