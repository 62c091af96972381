import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { toPmid } from "../../../src/domain/pmid.ts";
import { plainText } from "../../../src/domain/study-text.ts";
import type { TextWriter } from "../../../src/store/export-ports.ts";
import type { Store } from "../../../src/store/ports.ts";
import { connect } from "../../../src/store/sqlite/connect.ts";
import { MIGRATIONS, migrate } from "../../../src/store/sqlite/migrate.ts";
import { openSqliteStore, sqliteStore } from "../../../src/store/sqlite/open.ts";
import { incoming, makeStudy } from "../../support/study-factory.ts";

const AT = "2026-11-23T04:17:00.000Z";
const studies = Array.from({ length: 250 }, (_, at) =>
  incoming({ pmid: toPmid(String(at + 1)), title: [`Invented ${at + 1} ${"words ".repeat(200)}`] }),
);
const writer: TextWriter = {
  format: "ris",
  version: "1",
  between: "\n",
  kept: "when-taken",
  record: ({ pmid, title }) => `${pmid} ${plainText(title)}`,
};
const whole = studies.map(({ study }) => writer.record(study)).join(writer.between);

async function textOf(store: Store, by: TextWriter = writer): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const { text } of store.streamCitations(by)) pieces.push(text);
  return Buffer.concat(pieces).toString();
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "texts-"));
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

const keptIn = (db: Database.Database) => db.prepare<[], number>("SELECT count(*) FROM citation_texts").pluck().get();

describe("an export goes on where nothing can be kept", () => {
  test("on a full disk", async () => {
    const db = connect("sqlite::memory:");
    const store = sqliteStore(db, "digest.db");
    await store.saveStudies(studies, AT);
    db.pragma(`max_page_count = ${Number(db.pragma("page_count", { simple: true })) + 20}`);
    expect(await textOf(store)).toBe(whole);
    expect(keptIn(db)).toBeLessThan(250);
    db.pragma("max_page_count = 1000000");
    expect(await textOf(store)).toBe(whole);
    expect(keptIn(db)).toBe(250);
    expect(await store.checkIntegrity()).toEqual([]);
  });

  test("in a database that is read-only", async () => {
    const db = connect("sqlite::memory:");
    const store = sqliteStore(db, "digest.db");
    await store.saveStudies(studies, AT);
    db.pragma("query_only = ON");
    expect(await textOf(store)).toBe(whole);
    expect(keptIn(db)).toBe(0);
  });

  test("while another process writes, without waiting for it", async () => {
    const file = join(folder(), "digest.db");
    const db = connect(`sqlite:${file}`);
    const store = sqliteStore(db, file);
    await store.saveStudies(studies, AT);
    const other = new Database(file);
    other.exec("BEGIN IMMEDIATE");
    const began = performance.now();
    expect(await textOf(store)).toBe(whole);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(keptIn(db)).toBe(0);
    other.exec("ROLLBACK");
    other.close();
    expect(db.pragma("busy_timeout", { simple: true })).toBe(5000);
    expect(await textOf(store)).toBe(whole);
    expect(keptIn(db)).toBe(250);
    await store.close();
  });
});

describe("two processes", () => {
  test("no record can change between the writing of its text and its keeping", async () => {
    const file = join(folder(), "digest.db");
    const [one, other] = [openSqliteStore({ url: `sqlite:${file}` }), connect(`sqlite:${file}`)];
    await one.saveStudies([incoming({ title: ["Before"] })], AT);
    other.pragma("busy_timeout = 0");
    const change = (document: string) => other.prepare("UPDATE studies SET document = ? WHERE pmid = 1").run(document);
    let tries = 0;
    const watched: TextWriter = {
      ...writer,
      record(study) {
        tries += 1;
        expect(() => change("{}")).toThrow(/locked/);
        return writer.record(study);
      },
    };
    expect(await textOf(one, watched)).toBe("1 Before");
    change(JSON.stringify(makeStudy({ title: ["After"] })));
    expect(await textOf(one)).toBe("1 After");
    expect([tries, keptIn(other)]).toEqual([1, 1]);
    other.close();
    await one.close();
  });

  test("what one keeps, the other reads; what one changes, the other has anew", async () => {
    const url = `sqlite:${join(folder(), "digest.db")}`;
    const [one, other] = [openSqliteStore({ url }), openSqliteStore({ url })];
    await one.saveStudies(studies, AT);
    expect(await textOf(one)).toBe(whole);
    const never: TextWriter = { ...writer, record: ({ pmid }) => `written again: ${pmid}` };
    expect(await textOf(other, never)).toBe(whole);
    await other.saveStudies([incoming({ pmid: toPmid("7"), title: ["Seven, corrected"] })], AT);
    const lines = (await textOf(one)).split("\n");
    expect(lines[6]).toBe("7 Seven, corrected");
    expect(lines).toHaveLength(250);
    await Promise.all([one.close(), other.close()]);
  });

  test("two versions of the program, exporting in turn, each have their own text", async () => {
    const url = `sqlite:${join(folder(), "digest.db")}`;
    const [one, other] = [openSqliteStore({ url }), openSqliteStore({ url })];
    await one.saveStudies([incoming({ title: ["One"] })], AT);
    const newer: TextWriter = { ...writer, version: "2", record: ({ pmid }) => `newer ${pmid}` };
    for (const round of [1, 2]) {
      expect(await textOf(one), `round ${round}`).toBe("1 One");
      expect(await textOf(other, newer)).toBe("newer 1");
    }
    await Promise.all([one.close(), other.close()]);
  });
});

describe("texts written beforehand", () => {
  test("are never of a record that another process changed meanwhile", async () => {
    const file = join(folder(), "digest.db");
    const [one, other] = [openSqliteStore({ url: `sqlite:${file}` }), connect(`sqlite:${file}`)];
    await one.saveStudies([incoming({ title: ["Before"] })], AT);
    const after = JSON.stringify(makeStudy({ title: ["After"] }));
    let tries = 0;
    const overtaken: TextWriter = {
      ...writer,
      record(study) {
        tries += 1;
        if (tries === 1) other.prepare("UPDATE studies SET document = ? WHERE pmid = 1").run(after);
        return writer.record(study);
      },
    };
    expect(await one.keepMissingTexts([overtaken], 0)).toMatchObject({ studies: 1, lacking: 1 });
    expect(tries).toBe(2);
    expect(other.prepare("SELECT text FROM citation_texts").pluck().all()).toEqual(["1 After"]);
    other.close();
    await one.close();
  });

  test("are refused in a sentence on a full disk, and what was there stays whole", async () => {
    const db = connect("sqlite::memory:");
    const store = sqliteStore(db, "digest.db");
    await store.saveStudies(studies, AT);
    db.pragma(`max_page_count = ${Number(db.pragma("page_count", { simple: true })) + 20}`);
    await expect(store.keepMissingTexts([writer], 0)).rejects.toThrow(/disk that holds the database is full/);
    expect(keptIn(db)).toBe(0);
    expect(await store.checkIntegrity()).toEqual([]);
  });

  test("are refused in a sentence where the database is read-only or locked", async () => {
    const file = join(folder(), "digest.db");
    const db = connect(`sqlite:${file}`);
    const store = sqliteStore(db, file);
    await store.saveStudies(studies, AT);
    db.pragma("query_only = ON");
    await expect(store.keepMissingTexts([writer], 0)).rejects.toThrow(/read-only/);
    db.pragma("query_only = OFF");
    db.pragma("busy_timeout = 0");
    const other = new Database(file);
    other.exec("BEGIN IMMEDIATE");
    await expect(store.keepMissingTexts([writer], 0)).rejects.toThrow(/locked by another process/);
    other.exec("ROLLBACK");
    other.close();
    expect(await store.keepMissingTexts([writer], 0)).toMatchObject({ studies: 100, lacking: 100 });
    await store.close();
  });
});

test("keeping texts is nothing a reader sees: the data's version stays", async () => {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  await store.saveStudies(studies, AT);
  const before = await store.dataVersion();
  await textOf(store);
  await store.keepMissingTexts([{ ...writer, format: "other" }], 0);
  expect(await store.dataVersion()).toBe(before);
});

test("a database from before there were texts takes the migration and keeps them from then on", async () => {
  const before = join(folder(), "before");
  mkdirSync(before);
  for (const name of readdirSync(MIGRATIONS).filter((file) => file < "0007"))
    copyFileSync(new URL(name, MIGRATIONS), join(before, name));
  const db = new Database(":memory:");
  migrate(db, pathToFileURL(`${before}/`));
  db.prepare(
    `INSERT INTO studies (id, pmid, origin, entered, published, version, revised, first_seen_at, changed_at, checked_at, title, document)
     VALUES (134217729, 1, 'pubmed', '2024-03-07', '2024-03', 1, '', '${AT}', '${AT}', '', '', ?)`,
  ).run(JSON.stringify(makeStudy({ title: ["Old"] })));
  migrate(db);
  const store = sqliteStore(db, "digest.db");
  expect(await textOf(store)).toBe("1 Old");
  expect(keptIn(db)).toBe(1);
  db.prepare("UPDATE studies SET document = ? WHERE pmid = 1").run(JSON.stringify(makeStudy({ title: ["New"] })));
  expect(await textOf(store)).toBe("1 New");
});
