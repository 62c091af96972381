import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { toPmid } from "../../../../src/domain/pmid.ts";
import { understand } from "../../../../src/search/understand.ts";
import { openSqliteStore } from "../../../../src/store/sqlite/open.ts";
import { countBits } from "../../../../src/store/sqlite/search/bits.ts";
import { prepareWarmth } from "../../../../src/store/sqlite/search/warmth.ts";
import { incoming } from "../../../support/study-factory.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** Of each set that is prepared by itself, how many studies it holds. */
async function prepared(titles: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const file = join(temporaryFolder(), "a.db");
  const store = openSqliteStore({ url: `sqlite:${file}` });
  const studies = titles.map((title, at) => incoming({ pmid: toPmid(String(at + 1)), title: [title] }, { origin: "invented" }));
  await store.saveStudies(studies, "2026-11-23T04:17:00.000Z");
  await store.close();
  const db = new Database(file, { readonly: true });
  const counts = new Map<string, number>();
  prepareWarmth(db, [], (warmth) => {
    if (warmth.kind === "phrases") for (const [key, bits] of warmth.sets) counts.set(key, countBits(bits));
  });
  db.close();
  return counts;
}

const keyOf = (typed: string) => JSON.stringify([understand(typed, { today: "2026-11-23" }).plan]);

test("a common word is prepared for titles and for titles and abstracts too, as searches ask for it", async () => {
  const titles = Array.from({ length: 20 }, (_, at) =>
    at < 12 ? `Zolmix in ${at} people` : `Of ${at === 19 ? "quorby" : "others"}`,
  );
  const counts = await prepared(titles);
  expect(counts.get(keyOf("zolmix[tiab]"))).toBe(12);
  expect(counts.get(keyOf("zolmix[ti]"))).toBe(12);
  expect(counts.has(keyOf("quorby[tiab]"))).toBe(false);
});
