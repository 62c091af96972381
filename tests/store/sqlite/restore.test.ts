import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import { toPmid } from "../../../src/domain/pmid.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { restoreSqlite } from "../../../src/store/sqlite/restore.ts";
import { incoming } from "../../support/study-factory.ts";

const MONDAY = "2026-11-23T04:17:00.000Z";
const one = toPmid("1");
let folder: string;
let target: string;
let backup: string;

/** A backup that knows study 1, and a database that has gone on to study 2 since. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "restore-"));
  [target, backup] = [join(folder, "digest.db"), join(folder, "backup.db")];
  const store = openSqliteStore({ url: `sqlite:${target}` });
  await store.saveStudies([incoming()], MONDAY);
  await store.backup(backup);
  await store.saveStudies([incoming({ pmid: toPmid("2") })], MONDAY);
  await store.close();
});

const totalAt = async (file: string) => {
  const store = openSqliteStore({ url: `sqlite:${file}` });
  const { total } = await store.countStudies();
  await store.close();
  return total;
};

describe("restoring", () => {
  test("the backup stands in the database's place, and what stood there is kept beside it", async () => {
    const { kept } = restoreSqlite(backup, `sqlite:${target}`, () => new Date(MONDAY));
    expect(await totalAt(target)).toBe(1);
    expect(kept).toBe(`${target}.before-restore-2026-11-23T04-17-00-000Z`);
    expect(await totalAt(kept ?? "")).toBe(2);
    expect(readdirSync(folder).filter((name) => name.includes("restoring"))).toEqual([]);
  });

  test("a restored database never repeats a data version with other content", async () => {
    const versions = new Set<string>();
    for (let round = 0; round < 2; round += 1) {
      restoreSqlite(backup, `sqlite:${target}`, () => new Date(Date.parse(MONDAY) + round));
      const store = openSqliteStore({ url: `sqlite:${target}` });
      await store.saveStudies([incoming({ pmid: toPmid(String(10 + round)) })], MONDAY);
      versions.add(await store.dataVersion());
      await store.close();
    }
    expect(versions.size).toBe(2);
  });

  test("a backup needs no file beside it and can be restored where there was no database", async () => {
    expect(readdirSync(folder).filter((name) => name.startsWith("backup"))).toEqual(["backup.db"]);
    expect(restoreSqlite(backup, `sqlite:${join(folder, "fresh.db")}`)).toEqual({});
    expect(await totalAt(join(folder, "fresh.db"))).toBe(1);
  });

  test.each([
    ["that is not there", () => join(folder, "nothing.db"), /There is no file/],
    ["that is no database", () => fileWith("letter", "Dear reader, ".repeat(500)), /not an SQLite database/],
    ["of another program", () => foreign(), /not a database of this program/],
    ["made by a newer program", () => aged(), /newer program \(schema 99/],
    ["that is damaged", () => damaged(), /damaged|integrity check/],
  ])("a file %s is refused, and the database stays as it was", async (_, file, reason) => {
    expect(() => restoreSqlite(file(), `sqlite:${target}`)).toThrow(reason);
    expect(await totalAt(target)).toBe(2);
    expect(readdirSync(folder).filter((name) => name.includes("restor"))).toEqual([]);
  });

  test("a database that a process has open, or holds a lease on, is not replaced", async () => {
    const store = openSqliteStore({ url: `sqlite:${target}` });
    await store.findStudy(one);
    expect(() => restoreSqlite(backup, `sqlite:${target}`)).toThrow("in use by another process");
    await store.takeLease({ name: "sync", holder: "a", now: MONDAY, ttlMs: 60_000 });
    await store.close();
    expect(() => restoreSqlite(backup, `sqlite:${target}`, () => new Date(MONDAY))).toThrow(
      "sync is held until 2026-11-23T04:18",
    );
    expect(await totalAt(target)).toBe(2);
    restoreSqlite(backup, `sqlite:${target}`, () => new Date("2026-11-23T05:00:00.000Z"));
    expect(await totalAt(target)).toBe(1);
  });

  test("a damaged database can be replaced", async () => {
    writeFileSync(target, "scorched earth ".repeat(1000));
    const { kept } = restoreSqlite(backup, `sqlite:${target}`);
    expect(await totalAt(target)).toBe(1);
    expect(existsSync(kept ?? "")).toBe(true);
  });

  test("memory is no place to restore to", () => {
    expect(() => restoreSqlite(backup, "sqlite::memory:")).toThrow("set DATABASE_URL to a file");
  });
});

function fileWith(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function foreign(): string {
  const file = join(folder, "foreign.db");
  new Database(file).exec("CREATE TABLE theirs (x)").close();
  return file;
}

function aged(): string {
  const db = new Database(backup);
  db.pragma("user_version = 99");
  db.close();
  return backup;
}

function damaged(): string {
  const bytes = readFileSync(backup);
  for (let page = 2; page * 4096 < bytes.length; page += 3) bytes.fill(0x5a, page * 4096, page * 4096 + 100);
  return fileWith("damaged.db", bytes);
}
