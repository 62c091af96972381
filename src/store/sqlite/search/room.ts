import type { StudyId } from "../../../search/tree.ts";
import type { FacetCounts, StoredStudy } from "../../ports.ts";
import type { Bits } from "./bits.ts";
import type { Collection } from "./collection.ts";
import { orders, type MadeOrders } from "./order.ts";
import { recentSets } from "./recent-sets.ts";
import type { PhraseScores } from "./word-scores.ts";

export const SETS_BYTES = 64 * 1024 * 1024;
export const SCORES_BYTES = 64 * 1024 * 1024;
const FOUND_BYTES = 16 * 1024 * 1024;
const STUDIES_BYTES = 48 * 1024 * 1024;

/** What a search found, before any page of it is read. */
export type Found = {
  readonly bits: Bits;
  readonly total: number;
  readonly facets: FacetCounts;
  readonly missingIds: readonly StudyId[];
};

type ReadStudy = { readonly stored: StoredStudy; readonly bytes: number };

export type Room = ReturnType<typeof roomFor>;

/** Everything that holds for one data version and is thrown away with it. */
export function roomFor(collection: Collection, ready?: MadeOrders) {
  return {
    collection,
    orders: orders(collection, ready),
    sets: recentSets<Bits>(SETS_BYTES, (bits) => bits.byteLength),
    scores: recentSets<PhraseScores>(SCORES_BYTES, ({ bits, scores }) => bits.byteLength + scores.byteLength),
    found: recentSets<Found>(FOUND_BYTES, ({ bits }) => bits.byteLength + 8000),
    studies: recentSets<ReadStudy>(STUDIES_BYTES, ({ bytes }) => bytes),
  };
}
