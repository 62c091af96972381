import fc from "fast-check";
import { expect, test } from "vitest";
import { countBits, noBits, setBit, type Bits } from "../../../../src/store/sqlite/search/bits.ts";
import type { Collection } from "../../../../src/store/sqlite/search/collection.ts";
import { highest } from "../../../../src/store/sqlite/search/highest.ts";
import { allOrders, orders } from "../../../../src/store/sqlite/search/order.ts";

type Case = { readonly size: number; readonly chosen: readonly number[]; readonly published: readonly number[] };

const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 300 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    chosen: fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: size }),
    published: fc.array(fc.constantFrom(0, 20_200_000, 20_200_301, 20_251_231), { minLength: size, maxLength: size }),
  }),
);

function bitsOf({ size, chosen }: Case): Bits {
  const bits = noBits(size);
  for (const ordinal of chosen) setBit(bits, ordinal);
  return bits;
}

function collectionOf({ size, published }: Case): Collection {
  const ids = Float64Array.from({ length: size }, (_, at) => (at + 1) * 2 ** 27);
  return { version: "1", size, ids, pmids: new Int32Array(size), published: Int32Array.from(published), values: new Map() };
}

test("any page of any set is what sorting all of it gives, however deep", () => {
  fc.assert(
    fc.property(cases, fc.nat({ max: 320 }), fc.integer({ min: 1, max: 60 }), (one, skip, limit) => {
      const collection = collectionOf(one);
      const { slice } = orders(collection);
      const prepared = orders(collection, allOrders(collection));
      const bits = bitsOf(one);
      const newest = [...one.chosen].sort((a, b) => b - a);
      const byDate = [...one.chosen].sort((a, b) => (one.published[b] ?? 0) - (one.published[a] ?? 0) || b - a);
      expect(slice(bits, countBits(bits), "newest", skip, limit)).toEqual(newest.slice(skip, skip + limit));
      expect(slice(bits, countBits(bits), "published", skip, limit)).toEqual(byDate.slice(skip, skip + limit));
      expect(prepared.slice(bits, countBits(bits), "published", skip, limit)).toEqual(byDate.slice(skip, skip + limit));
    }),
  );
});

test("the best of a set are those that sorting it puts first, equal ones newest first", () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 1, max: 310 }), (one, most) => {
      const keyOf = (ordinal: number) => one.published[ordinal] ?? 0;
      const sorted = [...one.chosen].sort((a, b) => keyOf(b) - keyOf(a) || b - a);
      expect(highest(bitsOf(one), keyOf, most)).toEqual(sorted.slice(0, most));
    }),
  );
});
