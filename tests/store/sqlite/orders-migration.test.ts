import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { toPmid } from "../../../src/domain/pmid.ts";
import { MIGRATIONS, migrate } from "../../../src/store/sqlite/migrate.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { incoming } from "../../support/study-factory.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const AT = "2026-11-23T04:17:00.000Z";
const ONE = toPmid("90000001");

/** A database as it was before the indexes of 0011, with what the program of today stores in it. */
async function databaseFromBefore(): Promise<string> {
  const folder = temporaryFolder();
  const file = join(folder, "digest.db");
  const store = openSqliteStore({ url: `sqlite:${file}` });
  const facts = { participants: 67, comparator: "midazolam", doses: [], registrations: [], quotes: {} };
  await store.saveStudies([{ ...incoming({ pmid: ONE }), tagging: { vocabulary: "v1", tags: [], facts } }], AT);
  await store.close();
  const db = new Database(file);
  const made = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").pluck().all();
  const before = new Set(indexesBefore());
  for (const name of made) if (!before.has(name)) db.exec(`DROP INDEX ${name}`);
  db.pragma("user_version = 10");
  db.close();
  return file;
}

function indexesBefore(): readonly string[] {
  const folder = temporaryFolder();
  for (const name of readdirSync(MIGRATIONS).filter((file) => file < "0011"))
    copyFileSync(new URL(name, MIGRATIONS), join(folder, name));
  const db = new Database(":memory:");
  migrate(db, pathToFileURL(`${folder}/`));
  return db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").pluck().all();
}

test("a database from before is ordered by what its studies state as soon as it is opened", async () => {
  const store = openSqliteStore({ url: `sqlite:${await databaseFromBefore()}` });
  expect(await store.listStated("comparator")).toEqual([{ said: { comparator: "midazolam" }, pmids: [ONE] }]);
  expect(await store.listStated("participants")).toEqual([{ said: { participants: 67 }, pmids: [ONE] }]);
  await store.close();
});

test("the studies of a year are looked up, not searched for among all", async () => {
  const db = new Database(await databaseFromBefore());
  migrate(db);
  const steps = db
    .prepare<[object], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT id FROM study_search
      WHERE published BETWEEN @from AND @to OR electronic BETWEEN @from AND @to ORDER BY id`,
    )
    .all({ from: 20240000, to: 20249999 });
  expect(steps.map(({ detail }) => detail).join("\n")).toMatch(
    /MULTI-INDEX OR[^]*study_search_by_published[^]*study_search_by_electronic/,
  );
});
