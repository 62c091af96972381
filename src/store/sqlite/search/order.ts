import type { SearchSort } from "../../ports.ts";
import { eachBit, hasBit, sliceHighestFirst, type Bits } from "./bits.ts";
import type { Collection } from "./collection.ts";
import { highest, MOST_STUDIES } from "./highest.ts";

/** An order of the whole collection: the ordinals from first to last, and the place of each. */
export type Order = { readonly ordinals: Uint32Array; readonly places: Uint32Array };

export type FixedOrder = Exclude<SearchSort, "relevance" | "newest"> | "merit";

/** Orders made already, and the merit of each study. */
export type MadeOrders = { readonly byName: ReadonlyMap<FixedOrder, Order>; readonly merit?: Float64Array };

export function allOrders(collection: Collection): MadeOrders {
  const names: readonly FixedOrder[] = ["published", "evidence", "merit"];
  return { byName: new Map(names.map((name) => [name, sorted(KEYS[name](collection))])), merit: merits(collection) };
}

/** So much of an order costs less to pick out than to sort everything. */
const MOST_PICKED = 1_000;

/** Orders of one collection, each made when somebody goes deep. Equal ones stand newest first. */
export function orders(collection: Collection, ready: MadeOrders = { byName: new Map() }) {
  const made = new Map(ready.byName);
  const keys = new Map<FixedOrder, Float64Array>();
  let { merit } = ready;
  const keysOf = (name: FixedOrder): Float64Array => {
    const key = keys.get(name) ?? KEYS[name](collection);
    keys.set(name, key);
    return key;
  };
  const orderBy = (name: FixedOrder): Order => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const order = sorted(keysOf(name));
    keys.delete(name);
    made.set(name, order);
    return order;
  };

  return {
    /** `limit` of the set after `skip`, in order. */
    slice: (bits: Bits, count: number, sort: "newest" | FixedOrder, skip: number, limit: number): readonly number[] => {
      if (sort === "newest") return sliceHighestFirst(bits, skip, limit);
      if (!made.has(sort) && skip + limit <= MOST_PICKED) {
        const key = keysOf(sort);
        return highest(bits, (ordinal) => key[ordinal] ?? 0, skip + limit).slice(skip);
      }
      const order = orderBy(sort);
      return count * 16 < collection.size ? gather(bits, order, skip + limit).slice(skip) : walk(bits, order, skip, limit);
    },
    /** See `merits`. */
    merit: (): Float64Array => (merit ??= merits(collection)),
  };
}

function sorted(keys: Float64Array): Order {
  const size = keys.length;
  const rising = keys.map((key, ordinal) => key * MOST_STUDIES + ordinal).sort();
  const ordinals = new Uint32Array(size);
  const places = new Uint32Array(size);
  for (let place = 0; place < size; place += 1) {
    const ordinal = (rising[size - 1 - place] ?? 0) % MOST_STUDIES;
    ordinals[place] = ordinal;
    places[ordinal] = place;
  }
  return { ordinals, places };
}

const gather = (bits: Bits, { places }: Order, most: number): readonly number[] =>
  highest(bits, (ordinal) => places.length - (places[ordinal] ?? 0), most);

function walk(bits: Bits, { ordinals }: Order, skip: number, limit: number): readonly number[] {
  const found: number[] = [];
  let left = skip;
  for (const ordinal of ordinals) {
    if (!hasBit(bits, ordinal)) continue;
    if (left > 0) left -= 1;
    else if (found.push(ordinal) >= limit) break;
  }
  return found;
}

const KEYS: Readonly<Record<FixedOrder, (collection: Collection) => Float64Array>> = {
  published: ({ published }) => Float64Array.from(published),
  // Level 1 first; studies without a level after level 5.
  evidence: (collection) => evidenceLevels(collection).map((level) => NO_LEVEL - level),
  merit: (collection) => merits(collection).map((merit) => Math.round(merit * 1e6)),
};

const NO_LEVEL = 6;

function evidenceLevels({ size, values }: Collection): Float64Array {
  const levels = new Float64Array(size).fill(NO_LEVEL);
  for (const level of [5, 4, 3, 2, 1]) {
    const bits = values.get(`evidence:${level}`)?.bits;
    if (bits !== undefined)
      eachBit(bits, (ordinal) => {
        levels[ordinal] = level;
      });
  }
  return levels;
}

const DAYS_A_YEAR = 365.25;
const DAY_ID = 2 ** 27;

/**
 * What a study has before anyone asked for words, from 0 to 0.4: up to 0.2 for its level of evidence (level 1 all of it, 5 none),
 * up to 0.2 for its age (half of it four years after the newest study).
 */
function merits(collection: Collection): Float64Array {
  const { ids, size } = collection;
  const newest = Math.floor((ids[size - 1] ?? 0) / DAY_ID);
  const levels = evidenceLevels(collection);
  let [day, young] = [-1, 0];
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const entered = Math.floor((ids[ordinal] ?? 0) / DAY_ID);
    // Studies stand by day, so a power is taken once a day.
    if (entered !== day) [day, young] = [entered, 0.5 ** ((newest - entered) / DAYS_A_YEAR / 4)];
    levels[ordinal] = 0.2 * Math.max(0, (5 - (levels[ordinal] ?? NO_LEVEL)) / 4) + 0.2 * young;
  }
  return levels;
}
