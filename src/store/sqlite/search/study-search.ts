import type { Database } from "better-sqlite3";
import type { Pmid } from "../../../domain/pmid.ts";
import type { StudyId } from "../../../search/tree.ts";
import type { FacetCounts, SearchAnswer, SearchPage, SearchRequest, StoredStudy } from "../../ports.ts";
import type { ContentVersion } from "../content-version.ts";
import { pmidOfId, STORED_COLUMNS, toStoredStudy, type StoredRow } from "../study-rows.ts";
import type { PhraseLeaf } from "../../../search/plan.ts";
import { andBits, countBits, type Bits } from "./bits.ts";
import { collectionReader, type Collection } from "./collection.ts";
import { entryBits, evaluate, phraseBits, timeKeeper, type Evaluation } from "./evaluate.ts";
import { chosenTags, facetCounts, facetSets } from "./facet-counts.ts";
import { leafIds } from "./leaf-ids.ts";
import { orders } from "./order.ts";
import { recentSets } from "./recent-sets.ts";
import { rank, unranked } from "./relevance.ts";
import { isTelling, wordScores, type PhraseScores } from "./word-scores.ts";

const SETS_BYTES = 64 * 1024 * 1024;

type PageRequest = SearchRequest & { readonly page: number; readonly perPage: number };

/** What a search found, before any page of it is read. */
type Found = {
  readonly bits: Bits;
  readonly total: number;
  readonly facets: FacetCounts;
  readonly missingIds: readonly StudyId[];
};

/** Everything that holds for one data version and is thrown away with it. */
function roomFor(collection: Collection) {
  return {
    collection,
    orders: orders(collection),
    sets: recentSets<Bits>(SETS_BYTES, (bits) => bits.byteLength),
    scores: recentSets<PhraseScores>(SETS_BYTES, ({ scores }) => scores.byteLength * 2),
    found: recentSets<Found>(SETS_BYTES / 4, ({ bits }) => bits.byteLength + 8000),
  };
}

type Room = ReturnType<typeof roomFor>;

export type Searcher = ReturnType<typeof studySearch>;

/** Searching: a plan becomes a set of ordinals, from which totals, facets and any page follow without touching a table. */
export function studySearch(db: Database, version: ContentVersion, now: () => number = () => performance.now()) {
  const collectionNow = collectionReader(db, version);
  const leaves = leafIds(db);
  const scoresOf = wordScores(db);
  const one = db.prepare<[number], StoredRow>(`SELECT ${STORED_COLUMNS} FROM studies WHERE id = ?`);
  let kept: Room | undefined;

  const roomNow = (): Room => {
    const collection = collectionNow();
    if (kept?.collection !== collection) kept = roomFor(collection);
    return kept;
  };

  const evaluation = (room: Room, budgetMs?: number): Evaluation => ({
    collection: room.collection,
    leaves,
    known: room.sets,
    checkTime: timeKeeper(budgetMs, now),
    missing: [],
  });

  const find = (request: SearchRequest, room: Room): Found => {
    const { plan, from, to, budgetMs } = request;
    const chosen = chosenTags(request);
    const key = JSON.stringify([plan, from, to, chosen]);
    const known = room.found.get(key);
    if (known !== undefined) return known;

    const on = evaluation(room, budgetMs);
    const asked = evaluate(plan, on);
    const dated = from === undefined && to === undefined ? asked : andBits(asked, entryBits(request, room.collection));
    const facets = facetCounts(dated, chosen, room.collection);
    const bits = [...facetSets(chosen, room.collection).values()].reduce(andBits, dated);
    return room.found.put(key, { bits, total: countBits(bits), facets, missingIds: on.missing });
  };

  const phraseScores = (leaf: PhraseLeaf, room: Room): PhraseScores => {
    const key = JSON.stringify(leaf);
    return room.scores.get(key) ?? room.scores.put(key, scoresOf(leaf, room.collection));
  };

  /** What the telling words scored comes first; the rest by merit. */
  const byRelevance = (
    { scored = [], budgetMs }: SearchRequest,
    room: Room,
    { bits, total }: Found,
    skip: number,
    limit: number,
  ) => {
    const on = evaluation(room, budgetMs);
    const telling = scored.filter((leaf) => isTelling(leaf, on)).map((leaf) => phraseScores(leaf, room));
    if (telling.length === 0) return room.orders.slice(bits, total, "merit", skip, limit);
    const ranked = rank(telling, bits, room.orders.merit(), room.collection, Math.min(skip + limit, total));
    const page = ranked.ordinals.slice(skip, skip + limit);
    if (page.length === limit) return page;
    const rest = unranked(bits, ranked);
    const restSkip = Math.max(0, skip - ranked.ordinals.length);
    return [...page, ...room.orders.slice(rest, countBits(rest), "merit", restSkip, limit - page.length)];
  };

  const ordinalsOf = (request: SearchRequest, room: Room, found: Found, skip: number, limit: number): readonly number[] =>
    request.sort === "relevance"
      ? byRelevance(request, room, found, skip, limit)
      : room.orders.slice(found.bits, found.total, request.sort, skip, limit);

  const readStudies = (ids: readonly number[]): readonly StoredStudy[] =>
    ids.flatMap((id) => {
      const row = one.get(id);
      return row === undefined ? [] : [toStoredStudy(row)];
    });

  const idOf = ({ collection }: Room, ordinal: number) => collection.ids[ordinal] ?? 0;

  const allIds = (request: SearchRequest): readonly number[] => {
    const room = roomNow();
    const found = find(request, room);
    return ordinalsOf(request, room, found, 0, found.total).map((ordinal) => idOf(room, ordinal));
  };

  const pageIds = (request: PageRequest) => {
    const room = roomNow();
    const found = find(request, room);
    const ordinals = ordinalsOf(request, room, found, (request.page - 1) * request.perPage, request.perPage);
    const { total, facets, missingIds } = found;
    return { total, facets, missingIds, ids: ordinals.map((ordinal) => idOf(room, ordinal)) };
  };

  return {
    // One transaction, so that totals and page agree.
    searchStudies: db.transaction((request: PageRequest): SearchAnswer => {
      const { ids, ...answer } = pageIds(request);
      return { ...answer, studies: readStudies(ids) };
    }),

    searchPage: db.transaction((request: PageRequest): SearchPage => {
      const { ids, ...answer } = pageIds(request);
      return { ...answer, pmids: ids.map(pmidOfId) };
    }),

    searchPmids: db.transaction((request: SearchRequest): readonly Pmid[] => allIds(request).map(pmidOfId)),

    /** Where one phrase stands, among which studies. */
    findPhrase: (leaf: PhraseLeaf): { readonly bits: Bits; readonly collection: Collection } => {
      const room = roomNow();
      return { bits: phraseBits([leaf], evaluation(room)), collection: room.collection };
    },
    /** For streams, which read chunk by chunk. */
    foundIds: db.transaction(allIds),
    readStudies,
  };
}
