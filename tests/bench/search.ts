import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { indexText } from "../../src/domain/index-words.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import { abstractText, titleText } from "../../src/domain/study-text.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { highlighter } from "../../src/search/fragments.ts";
import { understand } from "../../src/search/understand.ts";
import type { IncomingStudy, SearchSort, Store } from "../../src/store/ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { tagStudy } from "../../src/tagging/tag-study.ts";
import { taggerInputFromStudy } from "../../src/tagging/tagger-input.ts";
import { inventedStudies } from "../support/invented-studies/invented-studies.ts";
import { median } from "./support/measure.ts";
import { isQuick, temporaryFolder } from "./support/options.ts";
import { printTable } from "./support/table.ts";

/**
 * A page of search as readers get it (20 studies, exact total, every facet, fragments) beside raw FTS5 and Xapian over the same words.
 * Other sizes with SEARCH_SIZES=10000,1000000.
 */
const sizes = isQuick ? [2_000] : (process.env["SEARCH_SIZES"]?.split(",").map(Number) ?? [10_000, 100_000]);
const ROUNDS = isQuick ? 5 : 40;
const DISTINCT = 2_000;
const QUERY = "ketamine depression";
const TODAY = "2026-11-23";
const folder = temporaryFolder();

const originals = [...inventedStudies({ count: DISTINCT, seed: 7, today: TODAY })].map((xml) => {
  const study = studyFromXml(xml);
  return { study, tagging: { ...tagStudy(taggerInputFromStudy(study)), vocabulary: "bench" } };
});

/** The invented studies over and over under new PMIDs; one in fifty also speaks of the bladder. */
function* studies(count: number): Generator<IncomingStudy> {
  for (let at = 0; at < count; at += 1) {
    const { study, tagging } = originals[at % originals.length] ?? originals[0] ?? fail();
    const title = at % 50 === 0 ? [...study.title, " and the bladder"] : study.title;
    yield {
      study: { ...study, pmid: toPmid(String(1_000_000 + at)), title, registrations: [] },
      tagging,
      raw: "",
      rawHash: "",
      origin: "invented",
    };
  }
}

function fail(): never {
  throw new Error("No invented study.");
}

async function fill(file: string, count: number): Promise<void> {
  const store = openSqliteStore({ url: `sqlite:${file}` });
  const lines = createWriteStream(`${file}.lines`);
  let batch: IncomingStudy[] = [];
  for (const one of studies(count)) {
    batch.push(one);
    const text = indexText(`${titleText(one.study)} ${abstractText(one.study)}`);
    const design = one.tagging?.tags.find(({ facet }) => facet === "design")?.value ?? "";
    if (!lines.write(`${JSON.stringify({ text, design })}\n`)) await once(lines, "drain");
    if (batch.length === 1_000) {
      await store.saveStudies(batch, "2026-11-23T04:17:00.000Z");
      batch = [];
    }
  }
  await store.saveStudies(batch, "2026-11-23T04:17:00.000Z");
  lines.end();
  await once(lines, "close");
  await store.tidy();
  await store.close();
}

async function timed(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function medianOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(work));
  return median(times);
}

/** What a page of results costs, from the typed text to the fragments. */
async function page(store: Store, typed: string, sort: SearchSort): Promise<number> {
  const { plan, scored } = understand(typed, { today: TODAY });
  const { total, studies: shown } = await store.searchStudies({ plan, scored, sort, page: 1, perPage: 20 });
  const mark = highlighter(plan);
  for (const { study } of shown) mark(study);
  return total;
}

const rows: (readonly (string | number)[])[] = [];
const byWord: (readonly (string | number)[])[] = [];
for (const size of sizes) {
  const file = join(folder, `search-${size}.db`);
  process.stderr.write(`Filling ${size} …\n`);
  await fill(file, size);
  const store = openSqliteStore({ url: `sqlite:${file}` });
  const first = await timed(() => page(store, QUERY, "relevance"));
  const unseen: number[] = [];
  // Other words each time: nothing of them is known yet but the collection.
  for (const word of ["placebo", "anxiety", "suicidal", "nasal", "infusion", "response", "veterans", "remission"])
    unseen.push(await timed(() => page(store, `${word} trial`, "relevance")));
  const again = await medianOf(() => page(store, QUERY, "relevance"));
  const common = await medianOf(() => page(store, "ketamine", "newest"));
  const rare = await medianOf(() => page(store, "bladder", "newest"));
  const newest = await medianOf(() => page(store, "", "newest"));
  const total = await page(store, `"ketamine"[tiab] AND "depression"[tiab]`, "newest");
  await store.close();

  const db = new Database(file, { readonly: true });
  const match = `{title abstract} : "ketamine" AND {title abstract} : "depression"`;
  const best = db.prepare("SELECT rowid FROM studies_fts WHERE studies_fts MATCH ? ORDER BY bm25(studies_fts, 8, 6, 1) LIMIT 20");
  const count = db.prepare("SELECT count(*) FROM studies_fts WHERE studies_fts MATCH ?").pluck();
  const raw = await medianOf(() => [best.all(match), count.get(match)]);
  db.close();
  const peer = xapian(`${file}.lines`);
  rows.push([
    size,
    total,
    first,
    median(unseen),
    again,
    raw,
    peer?.counted ?? NaN,
    peer?.facet ?? NaN,
    median(unseen) / (peer?.facet ?? NaN),
    again / (peer?.facet ?? NaN),
  ]);
  byWord.push([size, common, rare, common / rare, newest]);
}

printTable(
  `“${QUERY}”, 20 studies by relevance, milliseconds. Ours: exact total, every facet, fragments; first after opening, words not asked before, asked again. FTS5: bm25 and count, no facet. Xapian: exact count without and with one facet.`,
  [
    "studies",
    "found",
    "ours, first",
    "ours, new words",
    "ours, again",
    "raw FTS5",
    "Xapian, count",
    "Xapian, one facet",
    "new words × Xapian",
    "again × Xapian",
  ],
  rows,
);
printTable(
  "The same page newest first, milliseconds: the commonest word, a rare one (1 in 50), and no word at all.",
  ["studies", "ketamine", "bladder", "common × rare (goal ≤ 2)", "everything"],
  byWord,
);
const [smallest, largest] = [byWord[0]?.[4], byWord.at(-1)?.[4]];
if (typeof smallest === "number" && typeof largest === "number" && byWord.length > 1)
  process.stdout.write(
    `\nGrowth of the newest-first page from ${sizes[0] ?? 0} to ${sizes.at(-1) ?? 0} studies: ${(largest / smallest).toFixed(1)} × (goal ≤ 3).\n`,
  );

function xapian(lines: string): { counted: number; facet: number } | undefined {
  const script = fileURLToPath(new URL("search-xapian.py", import.meta.url));
  const { status, stdout } = spawnSync("/usr/bin/python3", [script, lines, QUERY, String(ROUNDS)], { encoding: "utf8" });
  if (status === 0) return JSON.parse(stdout) as { counted: number; facet: number };
  process.stdout.write("Xapian for Python is not installed: its columns are empty.\n");
  return undefined;
}
