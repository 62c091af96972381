import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import type { PeerRecord } from "../search-collection.ts";
import { median } from "../measure.ts";
import { medianWithin, type Peer } from "./peer.ts";

const MATCHING = "SELECT rowid FROM words WHERE words MATCH ?";

/** SQLite's full-text index as its documentation uses it: bm25 with LIMIT, count(*), GROUP BY over the matches, snippet(). */
export const fts5: Peer = {
  name: "raw FTS5",
  counts: "one facet",
  missing: () => undefined,

  build: async (folder, lines) => {
    const db = new Database(join(folder, "fts5.db"));
    db.pragma("synchronous = OFF");
    db.exec(`
      CREATE TABLE records (id INTEGER PRIMARY KEY, design TEXT NOT NULL) STRICT;
      CREATE VIRTUAL TABLE words USING fts5 (text);
    `);
    const record = db.prepare<[number, string]>("INSERT INTO records (id, design) VALUES (?, ?)");
    const word = db.prepare<[number, string]>("INSERT INTO words (rowid, text) VALUES (?, ?)");
    db.exec("BEGIN");
    let id = 0;
    for await (const line of createInterface(createReadStream(lines))) {
      const { text, design } = JSON.parse(line) as PeerRecord;
      id += 1;
      record.run(id, design);
      word.run(id, text);
    }
    db.exec("INSERT INTO words (words) VALUES ('optimize'); COMMIT");
    db.close();
  },

  ask: async (folder, queries, seconds) => {
    const db = new Database(join(folder, "fts5.db"), { readonly: true });
    const best = db.prepare("SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 20");
    const shown = db.prepare(
      "SELECT rowid, snippet(words, 0, '<b>', '</b>', '…', 44) FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 20",
    );
    const count = db.prepare<[string], number>("SELECT count(*) FROM words WHERE words MATCH ?").pluck();
    const facet = db.prepare(`SELECT design, count(*) FROM records WHERE id IN (${MATCHING}) GROUP BY design`);
    const timed = (work: () => void) => {
      const before = performance.now();
      work();
      return performance.now() - before;
    };
    const match = (query: string) =>
      query
        .split(" ")
        .map((word) => `"${word}"`)
        .join(" ");
    const page = (query: string) => timed(() => [shown.all(match(query)), count.get(match(query)), facet.all(match(query))]);
    const [first = "", ...others] = queries;
    const repeated = (work: () => unknown) => medianWithin(seconds, () => Promise.resolve(timed(work)));
    page(first);
    const newWords = median(others.map(page));
    const times = {
      found: count.get(match(first)) ?? 0,
      counted: await repeated(() => [best.all(match(first)), count.get(match(first))]),
      facets: await repeated(() => [best.all(match(first)), count.get(match(first)), facet.all(match(first))]),
      page: await repeated(() => page(first)),
      newWords,
    };
    db.close();
    return times;
  },
};
