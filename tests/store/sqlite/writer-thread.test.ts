import { join } from "node:path";
import { expect, test } from "vitest";
import { AppError } from "../../../src/domain/errors.ts";
import { toPmid } from "../../../src/domain/pmid.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { openThreadedSqliteStore } from "../../../src/store/sqlite/writer-thread.ts";
import { incoming } from "../../support/study-factory.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const AT = "2026-11-23T04:17:00.000Z";
const clock = () => new Date(AT);
const pmids = (first: number, count: number) => Array.from({ length: count }, (_, index) => toPmid(String(first + index)));
const batch = (first: number, count: number) => pmids(first, count).map((pmid) => incoming({ pmid }));

test("what the thread wrote is there for readers as soon as the promise is kept", async () => {
  const store = openThreadedSqliteStore({ url: `sqlite:${join(temporaryFolder(), "a.db")}`, clock });
  const saved = await store.saveStudies(batch(1, 3), AT);
  expect(saved.new).toEqual(["1", "2", "3"]);
  expect((await store.countStudies()).total).toBe(3);
  expect(await store.markDeleted([toPmid("2")], AT)).toEqual(["2"]);
  expect((await store.findStudy(toPmid("2")))?.deletedAt).toBe(AT);
  await store.close();
});

test("writes happen in the order in which they were asked for, and closing waits for them all", async () => {
  const url = `sqlite:${join(temporaryFolder(), "a.db")}`;
  const store = openThreadedSqliteStore({ url, clock });
  const asked = Array.from({ length: 10 }, (_, index) => store.saveStudies(batch(index * 50 + 1, 50), AT));
  const runs = store.markDeleted(pmids(491, 10), AT);
  await store.close();
  expect((await Promise.all(asked)).every((saved) => saved.new.length === 50)).toBe(true);
  expect(await runs).toHaveLength(10);
  const again = openSqliteStore({ url, clock });
  expect(await again.countStudies()).toMatchObject({ total: 490, deleted: 10 });
  await again.close();
});

test("a failure on the thread keeps its code and its sentence", async () => {
  const store = openThreadedSqliteStore({ url: `sqlite:${join(temporaryFolder(), "a.db")}`, clock });
  await store.saveStudies(batch(1, 1), AT);
  const mixture = store.saveStudies([incoming({ pmid: toPmid("1") }, { origin: "invented", raw: "<PubmedArticle/>" })], AT);
  await expect(mixture).rejects.toThrow(AppError);
  await expect(mixture).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("never mix") as string });
  expect((await store.saveStudies(batch(2, 1), AT)).new).toEqual(["2"]);
  await store.close();
});

test("a database in memory, which one connection owns, is opened as it is", async () => {
  const store = openThreadedSqliteStore({ url: "sqlite::memory:", clock });
  await store.saveStudies(batch(1, 1), AT);
  expect((await store.countStudies()).total).toBe(1);
  await store.close();
});
