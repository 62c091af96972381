import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { understand } from "../../src/search/understand.ts";
import { connect } from "../../src/store/sqlite/connect.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { incoming } from "../support/study-factory.ts";

const MONDAY = "2026-11-23T04:17:00.000Z";

test("an index that another version of the program filled is filled anew when the database opens", async () => {
  const url = `sqlite:${join(mkdtempSync(join(tmpdir(), "search-index-")), "digest.db")}`;
  const first = openSqliteStore({ url });
  await first.saveStudies([incoming({ title: ["Anaesthesia"] })], MONDAY);
  await first.close();
  const db = connect(url);
  db.exec(
    "INSERT INTO studies_fts (studies_fts) VALUES ('delete-all'); DELETE FROM study_search; UPDATE search_index SET version = 0",
  );
  db.close();

  const store = openSqliteStore({ url });
  const { plan } = understand("anesthesia[ti] has:abstract OR anesthesia[ti]", { today: "2026-11-23" });
  expect(await store.searchPmids({ plan, sort: "newest" })).toEqual(["1"]);
  expect(await store.checkIntegrity()).toEqual([]);
  await store.close();
});

test("what another process saves is found at once", async () => {
  const url = `sqlite:${join(mkdtempSync(join(tmpdir(), "search-index-")), "digest.db")}`;
  const [reader, writer] = [openSqliteStore({ url }), openSqliteStore({ url })];
  const { plan } = understand("bladder", { today: "2026-11-23" });
  expect(await reader.searchPmids({ plan, sort: "newest" })).toEqual([]);
  await writer.saveStudies([incoming({ title: ["The bladder"] })], MONDAY);
  expect(await reader.searchPmids({ plan, sort: "newest" })).toEqual(["1"]);
  await Promise.all([reader.close(), writer.close()]);
});
