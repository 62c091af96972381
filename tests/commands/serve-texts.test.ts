import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { startTexts } from "../../src/commands/serve-texts.ts";
import { citationFormat, textWriter } from "../../src/citation/formats.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { incoming } from "../support/study-factory.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const AT = "2026-11-23T04:17:00.000Z";
const many = Array.from({ length: 250 }, (_, at) => incoming({ pmid: toPmid(String(at + 1)), title: [`Invented ${at}`] }));

async function until(isSo: () => boolean): Promise<void> {
  for (let waits = 0; !isSo(); waits += 1) {
    if (waits > 600) throw new Error("It did not happen within half a minute.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function lab() {
  const file = join(temporaryFolder(), "digest.db");
  const url = `sqlite:${file}`;
  const store = openSqliteStore({ url });
  await store.saveStudies(many, AT);
  const db = new Database(file);
  const count = db.prepare<[string], number>("SELECT count(*) FROM citation_texts WHERE format LIKE ?").pluck();
  const said: { readonly level: string; readonly sentence: string; readonly fields: object }[] = [];
  const say = (level: string) => (fields: object, sentence: string) => void said.push({ level, sentence, fields });
  const start = () => startTexts({ store, url, log: { info: say("info"), warn: say("warn") }, lookMs: 20 });
  onTestFinished(async () => {
    db.close();
    await store.close();
  });
  return { file, store, start, said, kept: (format = "%") => count.get(format) ?? 0, db };
}

test("while a server runs, texts in the usual formats are there before anybody asks, and again after a change", async () => {
  const { store, start, kept, said } = await lab();
  const texts = start();
  await until(() => kept() === 750);
  expect([kept("ris"), kept("bibtex"), kept("csl-json")]).toEqual([250, 250, 250]);
  await store.saveStudies([incoming({ pmid: toPmid("7"), title: ["Seven, corrected"] })], AT);
  expect(kept()).toBe(747);
  await until(() => kept() === 750);
  const never = { ...textWriter(citationFormat("ris")), record: () => "written by who takes it" };
  const pieces: string[] = [];
  for await (const { text } of store.streamCitations(never)) pieces.push(Buffer.from(text).toString());
  expect(pieces.join("")).toContain("TI  - Seven, corrected\r\n");
  expect(pieces.join("")).not.toContain(never.record());
  await texts.stop();
  expect(said).toMatchObject([
    { level: "info", sentence: "citation texts written beforehand", fields: { studies: 250, written: 250 } },
    { level: "info", sentence: "citation texts written beforehand", fields: { studies: 250, written: 1 } },
  ]);
});

test("it is stopped at once, even before it began or while it writes", async () => {
  const { start, kept } = await lab();
  await start().stop();
  expect(kept()).toBe(0);
  const texts = start();
  await until(() => kept() > 0);
  await texts.stop();
  const then = kept();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(kept()).toBe(then);
});

test("where nothing can be kept it is said once", async () => {
  const { start, said, db, kept } = await lab();
  db.exec("CREATE TRIGGER full BEFORE INSERT ON citation_texts BEGIN SELECT RAISE(ABORT, 'no room'); END");
  const texts = start();
  await until(() => said.length > 0);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await texts.stop();
  expect(kept()).toBe(0);
  expect(said).toEqual([
    { level: "warn", sentence: "citation texts are not written beforehand: exports write them", fields: { why: "no room" } },
  ]);
});
