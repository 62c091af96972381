import type { Database } from "better-sqlite3";
import type { Pmid } from "../../../domain/pmid.ts";
import type { StudyId } from "../../../search/tree.ts";
import type { FacetCounts, SearchAnswer, SearchRequest, StoredStudy } from "../../ports.ts";
import type { ContentVersion } from "../content-version.ts";
import { pmidOf, STORED_COLUMNS, toStoredStudy, type StoredRow } from "../study-rows.ts";
import { andBits, countBits, type Bits } from "./bits.ts";
import { collectionReader, type Collection } from "./collection.ts";
import { entryBits, evaluate, timeKeeper, type Evaluation } from "./evaluate.ts";
import { chosenTags, facetCounts, facetSets } from "./facet-counts.ts";
import { leafIds } from "./leaf-ids.ts";
import { orders } from "./order.ts";
import { recentSets } from "./recent-sets.ts";

const SETS_BYTES = 64 * 1024 * 1024;
const PMID_RANGE = 2 ** 27;

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
    found: recentSets<Found>(SETS_BYTES / 4, ({ bits }) => bits.byteLength + 8000),
  };
}

type Room = ReturnType<typeof roomFor>;

export type Searcher = ReturnType<typeof studySearch>;

/** Searching: a plan becomes a set of ordinals, from which totals, facets and any page follow without touching a table. */
export function studySearch(db: Database, version: ContentVersion, now: () => number = () => performance.now()) {
  const collectionNow = collectionReader(db, version);
  const leaves = leafIds(db);
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

  const ordinalsOf = (request: SearchRequest, room: Room, { bits, total }: Found, skip: number, limit: number) => {
    const sort = request.sort === "relevance" ? "merit" : request.sort;
    return limit >= total && skip === 0 ? room.orders.all(bits, sort) : room.orders.slice(bits, total, sort, skip, limit);
  };

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

  return {
    // One transaction, so that totals and page agree.
    searchStudies: db.transaction(
      (request: SearchRequest & { readonly page: number; readonly perPage: number }): SearchAnswer => {
        const room = roomNow();
        const found = find(request, room);
        const ordinals = ordinalsOf(request, room, found, (request.page - 1) * request.perPage, request.perPage);
        const { total, facets, missingIds } = found;
        return { total, facets, missingIds, studies: readStudies(ordinals.map((ordinal) => idOf(room, ordinal))) };
      },
    ),

    searchPmids: db.transaction((request: SearchRequest): readonly Pmid[] =>
      allIds(request).map((id) => pmidOf(id % PMID_RANGE)),
    ),

    /** For streams, which read chunk by chunk. */
    foundIds: db.transaction(allIds),
    readStudies,
  };
}
