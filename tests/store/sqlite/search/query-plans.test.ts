import { expect, test } from "vitest";
import { connect } from "../../../../src/store/sqlite/connect.ts";
import { SLICE } from "../../../../src/store/sqlite/search/collection.ts";
import { MATCHING, MATCHING_MANY } from "../../../../src/store/sqlite/search/matching-word.ts";
import { ONE_STUDY } from "../../../../src/store/sqlite/search/study-search.ts";
import { SCORING } from "../../../../src/store/sqlite/search/word-scores.ts";

/** What SQLite means to do, a step a line. */
function planOf(sql: string, ...values: readonly unknown[]): string {
  const db = connect("sqlite::memory:");
  const steps = db.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
  db.close();
  return steps.map(({ detail }) => detail).join("\n");
}

test.each([
  ["a phrase's studies", MATCHING, ['{title} : ("a")']],
  ["a common word's studies", MATCHING_MANY, ['{title} : ("a")']],
  ["a phrase's scores", SCORING, ['{title} : ("a")']],
])("%s come from the full-text index in order, and nothing is sorted", (_, sql, values) => {
  const plan = planOf(sql, ...values);
  expect(plan).toMatch(/^SCAN studies_fts VIRTUAL TABLE INDEX \d+:.*M/);
  expect(plan).not.toContain("TEMP B-TREE");
});

test("the collection is read along its primary key", () => {
  const plan = planOf(SLICE, 0, 100);
  expect(plan).toContain("SEARCH study_search USING INTEGER PRIMARY KEY (rowid>?)");
  expect(plan).not.toContain("TEMP B-TREE");
});

test("a study that is shown is looked up, with its tags, and no table is scanned", () => {
  const plan = planOf(ONE_STUDY, 1);
  expect(plan).toContain("SEARCH studies USING INTEGER PRIMARY KEY (rowid=?)");
  expect(plan).not.toMatch(/^\s*SCAN (?!.*json_each)/m);
});
