import type { Database } from "better-sqlite3";
import type { Pmid } from "../../../domain/pmid.ts";
import type { SearchAnswer, SearchPage, SearchRequest, StoredStudy } from "../../ports.ts";
import type { ContentVersion } from "../content-version.ts";
import { pmidOfId, STORED_COLUMNS, toStoredStudy, type StoredRow } from "../study-rows.ts";
import type { PhraseLeaf } from "../../../search/plan.ts";
import { andBits, countBits, type Bits } from "./bits.ts";
import { collectionReader, type Collection } from "./collection.ts";
import { entryBits, evaluate, phraseBits, timeKeeper, type Evaluation } from "./evaluate.ts";
import { chosenTags, facetCounts, facetSets } from "./facet-counts.ts";
import { leafIds } from "./leaf-ids.ts";
import { rank, unranked } from "./relevance.ts";
import { roomFor, type Found, type Room } from "./room.ts";
import type { Warmth } from "./warmth.ts";
import { tellingPhrases, wordScores, type PhraseScores } from "./word-scores.ts";

/** What a study takes in memory for each character of its row. */
const BYTES_A_CHARACTER = 4;

type PageRequest = SearchRequest & { readonly page: number; readonly perPage: number };

/** Studies are read one by one, by their row ids, and only those shown: there is no join before the limit. */
export const ONE_STUDY = `SELECT ${STORED_COLUMNS} FROM studies WHERE id = ?`;

export type Searcher = ReturnType<typeof studySearch>;

/** Searching: a plan becomes a set of ordinals, from which totals, facets and any page follow without touching a table. */
export function studySearch(db: Database, version: ContentVersion, now: () => number = () => performance.now()) {
  const readCollection = collectionReader(db, version);
  const leaves = leafIds(db);
  const scoresOf = wordScores(db);
  const one = db.prepare<[number], StoredRow>(ONE_STUDY);
  let kept: Room | undefined;

  const roomNow = (): Room => {
    if (kept?.collection.version !== version.current()) kept = roomFor(readCollection());
    return kept;
  };

  const evaluation = (room: Room, budgetMs?: number): Evaluation => ({
    collection: room.collection,
    leaves,
    known: room.sets,
    checkTime: timeKeeper(budgetMs, now),
    missing: [],
  });

  const find = (request: SearchRequest, room: Room, on: Evaluation): Found => {
    const { plan, from, to } = request;
    const chosen = chosenTags(request);
    const key = JSON.stringify([plan, from, to, chosen]);
    const known = room.found.get(key);
    if (known !== undefined) return known;

    const asked = evaluate(plan, on);
    const dated = from === undefined && to === undefined ? asked : andBits(asked, entryBits(request, room.collection));
    const facets = facetCounts(dated, chosen, room.collection);
    const bits = [...facetSets(chosen, room.collection).values()].reduce(andBits, dated);
    return room.found.put(key, { bits, total: countBits(bits), facets, missingIds: on.missing });
  };

  const phraseScores = (leaf: PhraseLeaf, room: Room, on: Evaluation): PhraseScores => {
    const key = JSON.stringify(leaf);
    const known = room.scores.get(key);
    if (known !== undefined) return known;
    on.checkTime();
    return room.scores.put(key, scoresOf(leaf, room.collection));
  };

  /** What the telling words scored comes first; the rest by merit. */
  const byRelevance = (
    { scored = [] }: SearchRequest,
    room: Room,
    { bits, total }: Found,
    on: Evaluation,
    skip: number,
    limit: number,
  ) => {
    const telling = total === 0 ? [] : tellingPhrases(scored, on).map((leaf) => phraseScores(leaf, room, on));
    if (telling.length === 0) return room.orders.slice(bits, total, "merit", skip, limit);
    const ranked = rank(telling, bits, room.orders.merit(), room.collection, Math.min(skip + limit, total));
    const page = ranked.ordinals.slice(skip, skip + limit);
    if (page.length === limit) return page;
    const rest = unranked(bits, ranked);
    const restSkip = Math.max(0, skip - ranked.ordinals.length);
    return [...page, ...room.orders.slice(rest, countBits(rest), "merit", restSkip, limit - page.length)];
  };

  /** `limit` ids of what the search finds, after `skip`, in its order; all of them without a limit. */
  const idsOf = (request: SearchRequest, room: Room, skip = 0, limit?: number) => {
    const on = evaluation(room, request.budgetMs);
    const found = find(request, room, on);
    const most = limit ?? found.total;
    const ordinals =
      request.sort === "relevance"
        ? byRelevance(request, room, found, on, skip, most)
        : room.orders.slice(found.bits, found.total, request.sort, skip, most);
    return { found, ids: ordinals.map((ordinal) => room.collection.ids[ordinal] ?? 0) };
  };

  /** Studies shown lately stay as they were read: the same objects, so that others can keep what they make of them. */
  const readStudies = (ids: readonly number[], room: Room): readonly StoredStudy[] =>
    ids.flatMap((id) => {
      const key = String(id);
      const known = room.studies.get(key);
      if (known !== undefined) return [known.stored];
      const row = one.get(id);
      if (row === undefined) return [];
      const characters = row.document.length + (row.tags?.length ?? 0) + (row.facts?.length ?? 0);
      return [room.studies.put(key, { stored: toStoredStudy(row), bytes: characters * BYTES_A_CHARACTER }).stored];
    });

  const allIds = (request: SearchRequest): readonly number[] => idsOf(request, roomNow()).ids;

  const pageIds = (request: PageRequest, room: Room) => {
    const { found, ids } = idsOf(request, room, (request.page - 1) * request.perPage, request.perPage);
    const { total, facets, missingIds } = found;
    return { total, facets, missingIds, ids };
  };

  return {
    // One transaction, so that totals and page agree.
    searchStudies: db.transaction((request: PageRequest): SearchAnswer => {
      const room = roomNow();
      const { ids, ...answer } = pageIds(request, room);
      return { ...answer, studies: readStudies(ids, room) };
    }),

    searchPage: db.transaction((request: PageRequest): SearchPage => {
      const { ids, ...answer } = pageIds(request, roomNow());
      return { ...answer, pmids: ids.map(pmidOfId) };
    }),

    searchPmids: db.transaction((request: SearchRequest): readonly Pmid[] => allIds(request).map(pmidOfId)),

    /** Where one phrase stands, among which studies. */
    findPhrase: (leaf: PhraseLeaf): { readonly bits: Bits; readonly collection: Collection } => {
      const room = roomNow();
      return { bits: phraseBits([leaf], evaluation(room)), collection: room.collection };
    },
    /** For streams, which read chunk by chunk. */

    /** Takes what a thread prepared, where it is still true. */
    warm: (warmth: Warmth): void => {
      if (warmth.version !== version.current()) return;
      if (warmth.kind === "collection") {
        if (kept?.collection.version !== warmth.version) kept = roomFor(warmth.collection, warmth.orders);
      } else if (kept?.collection.version === warmth.version) {
        for (const [key, bits] of warmth.sets) kept.sets.put(key, bits);
        for (const [key, scores] of warmth.scores) kept.scores.put(key, scores);
      }
    },
  };
}
