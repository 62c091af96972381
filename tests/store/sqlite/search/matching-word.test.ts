import { expect, test } from "vitest";
import { bitsOfPmids, type Collection } from "../../../../src/store/sqlite/search/collection.ts";
import { highestFirst } from "../../../../src/store/sqlite/search/bits.ts";

const collection = (...pmids: readonly number[]): Collection => ({
  version: "1",
  size: pmids.length,
  ids: Float64Array.from(pmids, (pmid, day) => day * 2 ** 27 + pmid),
  pmids: Int32Array.from(pmids),
  published: new Int32Array(pmids.length),
  values: new Map(),
});

test.each([
  ["", []],
  ["40", [0]],
  ["40,7,39", [0, 2, 3]],
  ["9,1000000", [1]],
  ["40,9,7,39,12345678", [0, 1, 2, 3, 4]],
])("a list of PMIDs (%j) is read along the collection, and what is not in it is left out", (list, ordinals) => {
  const bits = bitsOfPmids(collection(40, 9, 7, 39, 12_345_678), new TextEncoder().encode(list));
  expect([...highestFirst(bits)].reverse()).toEqual(ordinals);
});
