import type { Database } from "better-sqlite3";
import type { Facet } from "../../../domain/tag.ts";
import type { ContentVersion } from "../content-version.ts";
import { noBits, setBit, type Bits } from "./bits.ts";

type FacetValue = { readonly facet: Facet; readonly value: string; readonly bits: Bits };

/**
 * Every live study as a dense ordinal in entry order, with a set of ordinals for each tag. 10,000 studies take some 300 kB;
 * read anew when the data version moved.
 */
export type Collection = {
  readonly version: string;
  readonly size: number;
  /** Row ids, rising. */
  readonly ids: Float64Array;
  /** yyyymmdd, 0 where unknown. */
  readonly published: Int32Array;
  readonly values: ReadonlyMap<string, FacetValue>;
};

export function collectionReader(db: Database, version: ContentVersion): () => Collection {
  const count = db.prepare<[], number>("SELECT count(*) FROM study_search").pluck();
  const rows = db.prepare<[], [number, number, Buffer]>("SELECT id, published, marks FROM study_search ORDER BY id").raw();
  const values = db.prepare<[], { id: number; facet: Facet; value: string }>(
    "SELECT id, facet, value FROM tag_values ORDER BY id",
  );
  let known: Collection | undefined;

  return () => {
    const now = version.current();
    if (known?.version === now) return known;
    const size = count.get() ?? 0;
    const ids = new Float64Array(size);
    const published = new Int32Array(size);
    const marked = new Map(values.all().map(({ id, facet, value }) => [id, { facet, value, bits: noBits(size) }]));
    let ordinal = 0;
    for (const [id, day, marks] of rows.iterate()) {
      ids[ordinal] = id;
      published[ordinal] = day;
      for (let at = 0; at < marks.length; at += 2) {
        const one = marked.get(marks.readUInt16LE(at));
        if (one !== undefined) setBit(one.bits, ordinal);
      }
      ordinal += 1;
    }
    const byName = new Map([...marked.values()].map((one) => [`${one.facet}:${one.value}`, one]));
    known = { version: now, size, ids, published, values: byName };
    return known;
  };
}

/** The first ordinal whose id is not below `id`. */
export function ordinalFrom({ ids, size }: Collection, id: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The set of these row ids, which must rise; unknown ones are left out. */
export function bitsOfIds(collection: Collection, rising: readonly number[]): Bits {
  const { ids, size } = collection;
  const bits = noBits(size);
  const isSparse = rising.length * 8 < size;
  let ordinal = 0;
  for (const id of rising) {
    if (isSparse) ordinal = ordinalFrom(collection, id);
    else while (ordinal < size && (ids[ordinal] ?? 0) < id) ordinal += 1;
    if (ids[ordinal] === id) setBit(bits, ordinal);
  }
  return bits;
}
