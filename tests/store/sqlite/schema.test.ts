import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { connect } from "../../../src/store/sqlite/connect.ts";
import { migrate } from "../../../src/store/sqlite/migrate.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { schemaText } from "../../../src/store/sqlite/schema-text.ts";
import { RETAGGED } from "../../../src/store/sqlite/revisions.ts";
import { STATED } from "../../../src/store/sqlite/stated.ts";
import { BY_PUBLICATION, NEWEST } from "../../../src/store/sqlite/study-reads.ts";

const newFile = () => join(mkdtempSync(join(tmpdir(), "schema-")), "digest.db");

describe("the schema", () => {
  test("the migrations add up to db/schema.sql", () => {
    const db = connect("sqlite::memory:");
    expect(schemaText(db)).toBe(readFileSync(new URL("../../../db/schema.sql", import.meta.url), "utf8"));
  });

  test("every table of ours is STRICT", () => {
    const db = connect("sqlite::memory:");
    const lax = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'",
      )
      .pluck();
    expect(lax.all()).toEqual([]);
  });

  test("a migration that fails leaves the database at the one before it", () => {
    const folder = mkdtempSync(join(tmpdir(), "migrations-"));
    writeFileSync(join(folder, "0001_good.sql"), "CREATE TABLE good (id INTEGER PRIMARY KEY) STRICT;");
    writeFileSync(join(folder, "0002_bad.sql"), "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; CREATE TABL oops;");
    const db = new Database(":memory:");
    expect(() => {
      migrate(db, pathToFileURL(`${folder}/`));
    }).toThrow();
    expect(db.pragma("user_version", { simple: true })).toBe(1);
    expect(db.prepare("SELECT name FROM sqlite_schema").pluck().all()).toEqual(["good"]);
  });
});

describe("opening", () => {
  test("a database made by a newer program is refused, and left as it was", () => {
    const file = newFile();
    const db = connect(`sqlite:${file}`);
    db.pragma("user_version = 99");
    db.close();
    expect(() => openSqliteStore({ url: `sqlite:${file}` })).toThrow(/schema version 99.*Update the program/);
    expect(new Database(file).pragma("user_version", { simple: true })).toBe(99);
  });

  test("another program's database is refused", () => {
    const file = newFile();
    new Database(file).exec("CREATE TABLE theirs (x)");
    expect(() => openSqliteStore({ url: `sqlite:${file}` })).toThrow("another program's database");
  });

  test("a file that is no database is refused with one sentence", () => {
    const file = newFile();
    writeFileSync(file, "This is a letter, not a database. ".repeat(100));
    expect(() => openSqliteStore({ url: `sqlite:${file}` })).toThrow("is not an SQLite database");
  });

  test("a folder that cannot be made is named", () => {
    const file = newFile();
    writeFileSync(file, "");
    expect(() => openSqliteStore({ url: `sqlite:${file}/below/digest.db` })).toThrow(/folder for the database cannot be made/);
    expect(() => openSqliteStore({ url: "sqlite:/proc/nowhere/below/digest.db" })).toThrow(
      /folder for the database cannot be made/,
    );
  });

  test.each(["", "sqlite:", "postgres://localhost/x"])("the address %j is refused", (url) => {
    expect(() => openSqliteStore({ url })).toThrow(/is not a database address/);
  });
});

describe("the plan", () => {
  const plan = (sql: string) =>
    connect("sqlite::memory:")
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all({ first: 0n, last: 1n, limit: 1, offset: 0, since: "" })
      .map(({ detail }) => detail);

  test("newest first is a walk along keys: no sort, no scan, whatever the size", () => {
    const steps = plan(NEWEST);
    expect(steps.join("\n")).not.toMatch(/SCAN|TEMP B-TREE/);
    expect(steps).toEqual([expect.stringMatching(/USING (?:COVERING )?INDEX studies_live \(id>\? AND id<\?\)/)]);
  });

  test("by publication, too", () => {
    expect(plan(BY_PUBLICATION)).toEqual([expect.stringMatching(/USING (?:COVERING )?INDEX studies_live_by_publication/)]);
  });

  test.each(Object.entries(STATED))("what is stated (%s) is read along an index, already in groups", (_name, sql) => {
    expect(plan(sql)).toEqual([expect.stringMatching(/^(?:SCAN|SEARCH) \w+ USING (?:COVERING )?INDEX study_\w+_by_\w+/)]);
  });

  test("what was tagged anew is read along an index of its own", () => {
    expect(plan(RETAGGED)).toEqual([expect.stringMatching(/^SEARCH study_revisions USING INDEX study_revisions_retagged/)]);
  });
});
