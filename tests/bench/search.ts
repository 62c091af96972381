import { highlighter } from "../../src/search/fragments.ts";
import { studyWords, type StudyWords } from "../../src/search/study-words.ts";
import { understand } from "../../src/search/understand.ts";
import { usualSearches } from "../../src/search/usual-searches.ts";
import type { SearchSort, Store } from "../../src/store/ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { median } from "./support/measure.ts";
import { isQuick } from "./support/options.ts";
import { searchCollection, TODAY } from "./support/search-collection.ts";
import { medianWithin } from "./support/search-peers/peer.ts";
import { askPeer, PEERS } from "./support/search-peers/peers.ts";
import { printTable } from "./support/table.ts";

/**
 * A page of search as readers get it (20 studies, exact total, every facet, fragments) beside raw FTS5, Xapian, Groonga and PostgreSQL
 * over the same words, and what it costs as the collection grows. Other sizes with SEARCH_SIZES=10000,1000000.
 */
const sizes = isQuick ? [2_000] : (process.env["SEARCH_SIZES"]?.split(",").map(Number) ?? [10_000, 100_000]);
const SECONDS = isQuick ? 0.2 : 2;
const QUERY = "ketamine depression";
/** Each is asked once: the first eight before anything is prepared, the others, of the peers too, after. */
const COLD = ["midazolam", "relapse", "sleep", "blood", "dysgeusia", "nausea", "cognition", "pain"].map(
  (word) => `${word} adults`,
);
const NEW = ["placebo", "anxiety", "suicidal", "intranasal", "infusion", "response", "veterans", "remission"].flatMap((word) =>
  ["trial", "weeks", "scale"].map((other) => `${word} ${other}`),
);

/** A server that has run for a minute has compiled what it uses: as many other pages before the last measurements. */
const SERVED = [
  "depress* OR mania",
  "ECT",
  "single infusion",
  "oral OR sublingual",
  "mice OR rats",
  "review[pt]",
  '"side effects"',
  "2015:2020[dp]",
].flatMap((one) =>
  ["women", "children", "inpatients", "acute", "chronic", "dose", "safety", "months"].map((other) => `${one} ${other}`),
);

type Row = readonly (string | number)[];

/** What a server remembers of the words it has shown, each store's by itself. */
const shownWords = new WeakMap<Store, StudyWords>();

function wordsOf(store: Store): StudyWords {
  const known = shownWords.get(store) ?? studyWords();
  shownWords.set(store, known);
  return known;
}

/** From the typed text to the fragments. */
async function page(store: Store, typed: string, sort: SearchSort): Promise<number> {
  const before = performance.now();
  const { plan, scored } = understand(typed, { today: TODAY });
  const { studies } = await store.searchStudies({ plan, scored, sort, page: 1, perPage: 20 });
  const mark = highlighter(plan, wordsOf(store));
  for (const { study } of studies) mark(study);
  return performance.now() - before;
}

async function eachOnce(store: Store, queries: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const typed of queries) times.push(await page(store, typed, "relevance"));
  return median(times);
}

const COMMON = "ketamine[tiab]";
const RARE = "bladder[tiab]";

const opened = async (size: number): Promise<Store> =>
  openSqliteStore({ url: `sqlite:${(await searchCollection(size)).database}` });

/** Ours alone, just opened, with nothing prepared. */
async function unprepared(size: number) {
  const store = await opened(size);
  const first = await page(store, QUERY, "relevance");
  const cold = await eachOnce(store, COLD);
  const [common, rare] = [await page(store, COMMON, "newest"), await page(store, RARE, "newest")];
  await store.close();
  return { first, cold, commonByRare: common / rare };
}

/** Ours alone, with searches prepared. */
async function prepared(size: number) {
  const store = await opened(size);
  const again = (typed: string, sort: SearchSort) => medianWithin(SECONDS / 2, () => page(store, typed, sort));
  const before = performance.now();
  await store.warmSearch(usualSearches(TODAY));
  const warmingSeconds = (performance.now() - before) / 1000;
  await eachOnce(store, SERVED);
  const [common, rare] = [await page(store, COMMON, "newest"), await page(store, RARE, "newest")];
  const times = {
    warmingSeconds,
    commonByRare: common / rare,
    newWords: await eachOnce(store, NEW),
    found: (await store.searchStudies({ ...understand(QUERY, { today: TODAY }), sort: "newest", page: 1, perPage: 1 })).total,
    page: await again(QUERY, "relevance"),
    common: await again("ketamine", "newest"),
    rare: await again("bladder", "newest"),
    newest: await again("", "newest"),
    deep: await deepPage(store, size),
  };
  await store.close();
  return times;
}

/** The last page of everything, which no engine likes. */
async function deepPage(store: Store, size: number): Promise<number> {
  const { plan } = understand("", { today: TODAY });
  return medianWithin(SECONDS / 2, async () => {
    const before = performance.now();
    await store.searchStudies({ plan, sort: "newest", page: Math.ceil(size / 20), perPage: 20 });
    return performance.now() - before;
  });
}

const engines: Row[] = [];
const verdicts: string[] = [];
const ourRows: Row[] = [];
const wordRows: Row[] = [];
for (const size of sizes) {
  const atFirst = await unprepared(size);
  const our = await prepared(size);
  engines.push([size, "ours", "all facets", our.found, "", "", our.page, our.newWords]);
  const faceted: (readonly [name: string, ms: number, newWords: number])[] = [];
  for (const peer of PEERS) {
    const times = await askPeer(peer, await searchCollection(size), [QUERY, ...NEW], SECONDS);
    engines.push(
      times === undefined
        ? [size, `${peer.name}: not installed`, peer.counts, "", "", "", "", ""]
        : [size, peer.name, peer.counts, times.found, times.counted, times.facets, times.page, times.newWords],
    );
    if (times !== undefined && (peer.name === "Xapian" || peer.name === "Groonga"))
      faceted.push([peer.name, times.facets, times.newWords]);
  }
  const [name, ms = Number.NaN, newWords = Number.NaN] = [...faceted].sort((a, b) => a[1] - b[1])[0] ?? ["neither"];
  verdicts.push(
    `${size.toLocaleString("en-US")} studies, against the faster of Xapian and Groonga with facets and without fragments (${name}): ` +
      `asked again ${(our.page / ms).toFixed(2)} ×, words not asked before ${(our.newWords / newWords).toFixed(2)} × (goal ≤ 1.0, then ≤ 0.35).`,
  );
  ourRows.push([size, atFirst.first, atFirst.cold, our.warmingSeconds, our.newWords, our.page]);
  wordRows.push([
    size,
    atFirst.commonByRare,
    our.commonByRare,
    our.common,
    our.rare,
    our.common / our.rare,
    our.newest,
    our.deep,
  ]);
}

printTable(
  `“${QUERY}”, 20 studies by relevance, milliseconds. Ours takes in MeSH, synonyms and every field, and so finds more; the peers read title and abstract.`,
  ["studies", "engine", "facets", "found", "exact count", "+ facets", "+ fragments", "new words, whole page"],
  engines,
);
process.stdout.write(`\n${verdicts.join("\n")}\n`);
printTable(
  "Ours from opening on, milliseconds: the very first page; new words before anything is prepared; preparing, in seconds, on its own thread; new words after that and 64 other pages; asked again.",
  ["studies", "first", "new words, cold", "preparing, s", "new words", "again"],
  ourRows,
);
printTable(
  "Newest first, milliseconds: the commonest word against a rare one (1 in 50), in [tiab] for the first time, with nothing prepared and after preparing; again; everything, first and last page.",
  [
    "studies",
    "common × rare, unprepared",
    "first asked, prepared",
    "ketamine",
    "bladder",
    "common × rare (goal ≤ 2)",
    "everything",
    "its last page",
  ],
  wordRows,
);
const [smallest, largest] = [wordRows[0]?.[6], wordRows.at(-1)?.[6]];
if (typeof smallest === "number" && typeof largest === "number" && wordRows.length > 1)
  process.stdout.write(
    `\nGrowth of the newest-first page from ${sizes[0] ?? 0} to ${sizes.at(-1) ?? 0} studies: ${(largest / smallest).toFixed(1)} × (goal ≤ 3).\n`,
  );
