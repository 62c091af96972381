import { join } from "node:path";
import { expect, test } from "vitest";
import { studyFromXml } from "../../../../src/pubmed/study-from-xml.ts";
import { understand } from "../../../../src/search/understand.ts";
import { usualSearches } from "../../../../src/search/usual-searches.ts";
import type { IncomingStudy, SearchAnswer, SearchSort, Store } from "../../../../src/store/ports.ts";
import { openSqliteStore } from "../../../../src/store/sqlite/open.ts";
import { tagStudy } from "../../../../src/tagging/tag-study.ts";
import { taggerInputFromStudy } from "../../../../src/tagging/tagger-input.ts";
import { inventedStudies } from "../../../support/invented-studies/invented-studies.ts";
import { incoming } from "../../../support/study-factory.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const AT = "2026-11-23T04:17:00.000Z";
const today = "2026-11-23";
const usual = usualSearches(today);

function invented(count: number): readonly IncomingStudy[] {
  return [...inventedStudies({ count, seed: 3, today })].map((xml) => {
    const study = studyFromXml(xml);
    const tagging = { ...tagStudy(taggerInputFromStudy(study)), vocabulary: "test" };
    return { study, tagging, raw: "", rawHash: "00".repeat(32), origin: "invented" };
  });
}

const QUERIES = [
  "ketamine depression",
  "placebo",
  "suicid* OR bladder",
  "esketamine NOT rats",
  "humans[mh] nausea",
  "ketamine[tiab]",
  "depression[ti]",
  "",
  "zzzz",
];
const SORTS: readonly SearchSort[] = ["relevance", "newest", "evidence", "published"];

async function answers(store: Store): Promise<readonly SearchAnswer[]> {
  const all: SearchAnswer[] = [];
  for (const typed of QUERIES)
    for (const sort of SORTS) {
      const { plan, scored } = understand(typed, { today });
      all.push(await store.searchStudies({ plan, scored, sort, tags: { design: ["rct"] }, page: 1, perPage: 50 }));
      all.push(await store.searchStudies({ plan, scored, sort, page: 3, perPage: 7 }));
    }
  return all;
}

test("a search that was prepared finds what one that was not finds, in the same order", async () => {
  const url = `sqlite:${join(temporaryFolder(), "a.db")}`;
  const [cold, warm] = [openSqliteStore({ url }), openSqliteStore({ url })];
  await cold.saveStudies(invented(400), AT);
  await warm.warmSearch(usual);
  const [expected, found] = [await answers(cold), await answers(warm)];
  expect(expected.some(({ total }) => total > 100)).toBe(true);
  expect(found).toEqual(expected);
  await Promise.all([cold.close(), warm.close()]);
});

test("what was prepared is never used once the studies are others", async () => {
  const url = `sqlite:${join(temporaryFolder(), "a.db")}`;
  const store = openSqliteStore({ url });
  await store.saveStudies(invented(60), AT);
  await store.warmSearch(usual);
  const { plan } = understand("ketamine", { today });
  const before = (await store.searchPmids({ plan, sort: "newest" })).length;
  await store.saveStudies([incoming({ title: ["Ketamine, one more"] }, { origin: "invented" })], AT);
  expect(await store.searchPmids({ plan, sort: "newest" })).toHaveLength(before + 1);
  await store.close();
});

test("a store is closed while its searches are being prepared", async () => {
  const store = openSqliteStore({ url: `sqlite:${join(temporaryFolder(), "a.db")}` });
  await store.saveStudies(invented(100), AT);
  const warming = store.warmSearch(usual);
  await store.close();
  await warming;
});

test("a database in memory has nothing prepared, and finds all the same", async () => {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  await store.saveStudies(invented(30), AT);
  await store.warmSearch(usual);
  expect((await answers(store)).some(({ total }) => total > 0)).toBe(true);
  await store.close();
});
