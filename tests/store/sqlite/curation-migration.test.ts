import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { MIGRATIONS, migrate } from "../../../src/store/sqlite/migrate.ts";
import { makeStudy } from "../../support/study-factory.ts";

test("a database from before trials were gathered knows them afterwards, and keeps its history", () => {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const before = join(folder, "before");
  mkdirSync(before);
  for (const name of readdirSync(MIGRATIONS).filter((file) => file < "0005"))
    copyFileSync(new URL(name, MIGRATIONS), join(before, name));
  const db = new Database(":memory:");
  migrate(db, pathToFileURL(`${before}/`));
  const study = makeStudy({
    registrations: [
      { id: "NCT00000001", registry: "ClinicalTrials.gov", saidBy: ["abstract"] },
      { id: "2015-000001-10", registry: "EudraCT", saidBy: ["data-bank"] },
    ],
  });
  db.prepare(
    `INSERT INTO studies (id, pmid, origin, entered, published, version, revised, first_seen_at, changed_at, checked_at, title, document)
     VALUES (134217729, 1, 'pubmed', '2024-03-07', '2024-03', 1, '', '2026-11-23T04:17:00.000Z', '2026-11-23T04:17:00.000Z', '', '', ?)`,
  ).run(JSON.stringify(study));
  db.exec("INSERT INTO study_revisions (pmid, at, kind, changes) VALUES (1, '2026-11-23T04:17:00.000Z', 'new', '[]')");

  migrate(db);

  expect(db.prepare("SELECT registration FROM study_registrations ORDER BY registration").pluck().all()).toEqual([
    "2015-000001-10",
    "NCT00000001",
  ]);
  expect(db.prepare("SELECT pmid, kind FROM study_revisions").all()).toEqual([{ pmid: 1, kind: "new" }]);
  db.close();
});
