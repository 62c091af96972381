import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { MIGRATIONS, migrate } from "../../../src/store/sqlite/migrate.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const AT = "2026-11-23T04:17:00.000Z";

test("a database from before returned mail was counted by report keeps its counts and what was set aside", () => {
  const before = temporaryFolder();
  for (const name of readdirSync(MIGRATIONS).filter((file) => file < "0008"))
    copyFileSync(new URL(name, MIGRATIONS), join(before, name));
  const db = new Database(":memory:");
  migrate(db, pathToFileURL(`${before}/`));
  const subscriber = db.prepare(
    `INSERT INTO subscribers (id, handle, address, address_key, state, since, preferences, profile, rhythm, soft_bounces)
     VALUES (@id, @handle, @address, @address, 'active', @at, '{}', '', 'weekly', @count)`,
  );
  [0, 2].forEach((count, id) =>
    subscriber.run({ id: id + 1, handle: "h".repeat(21) + String(id), address: `${id}@example.org`, at: AT, count }),
  );
  db.prepare("INSERT INTO quarantine (pmid, reason, at, hash, body) VALUES (NULL, 'No PMID.', ?, zeroblob(32), x'00')").run(AT);

  migrate(db);

  expect(db.prepare("SELECT subscriber_id, count(*) AS count FROM soft_bounces GROUP BY subscriber_id").all()).toEqual([
    { subscriber_id: 2, count: 2 },
  ]);
  expect(db.prepare("SELECT reason, source, owed, at FROM quarantine").all()).toEqual([
    { reason: "No PMID.", source: "PubMed", owed: "[]", at: AT },
  ]);
  expect(db.pragma("foreign_key_check")).toEqual([]);
  db.close();
});
