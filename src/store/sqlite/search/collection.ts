import type { Database } from "better-sqlite3";
import type { Facet } from "../../../domain/tag.ts";
import type { PmidRange } from "../../../search/tree.ts";
import type { ContentVersion } from "../content-version.ts";
import { noBits, setBit, type Bits } from "./bits.ts";

type FacetValue = { readonly facet: Facet; readonly value: string; readonly bits: Bits };

/**
 * Every live study as a dense ordinal in entry order, with a set of ordinals for each tag. 10,000 studies take some 300 kB.
 */
export type Collection = {
  readonly version: string;
  readonly size: number;
  /** Row ids, rising. */
  readonly ids: Float64Array;
  /** Row ids hold the PMID in their lower part. */
  readonly pmids: Int32Array;
  /** yyyymmdd, 0 where unknown. */
  readonly published: Int32Array;
  readonly values: ReadonlyMap<string, FacetValue>;
};

const PMID_RANGE = 2 ** 27;

/** So many rows come as three long byte strings: to hand over row by row costs ten times as much. */
const ROWS_AT_ONCE = 50_000;

type Slice = { readonly ids: Uint8Array | null; readonly published: Uint8Array | null; readonly marks: Uint8Array | null };

const NOTHING = new Uint8Array();

export const SLICE = `
  SELECT CAST(group_concat(id) AS BLOB) AS ids, CAST(group_concat(published) AS BLOB) AS published,
    CAST(group_concat(marks, X'FFFF') AS BLOB) AS marks
  FROM (SELECT id, published, marks FROM study_search WHERE id > ? ORDER BY id LIMIT ?)
`;

/** Reads all of it as it stands now. */
export function collectionReader(db: Database, version: ContentVersion): () => Collection {
  const count = db.prepare<[], number>("SELECT count(*) FROM study_search").pluck();
  const slice = db.prepare<[number, number], Slice>(SLICE);
  const values = db.prepare<[], { id: number; facet: Facet; value: string }>(
    "SELECT id, facet, value FROM tag_values ORDER BY id",
  );

  return () => {
    const size = count.get() ?? 0;
    const ids = new Float64Array(size);
    const published = new Int32Array(size);
    const marked = values.all().map(({ id, facet, value }) => ({ id, facet, value, bits: noBits(size) }));
    const bitsByMark: Bits[] = [];
    for (const { id, bits } of marked) bitsByMark[id] = bits;
    for (let at = 0; at < size; at += ROWS_AT_ONCE) {
      const rows = slice.get(ids[at - 1] ?? 0, ROWS_AT_ONCE);
      readNumbers(rows?.ids ?? NOTHING, ids, at);
      readNumbers(rows?.published ?? NOTHING, published, at);
      readMarks(rows?.marks ?? NOTHING, bitsByMark, at);
    }
    const byName = new Map(marked.map(({ facet, value, bits }) => [`${facet}:${value}`, { facet, value, bits }]));
    const pmids = Int32Array.from(ids, (id) => id % PMID_RANGE);
    return { version: version.current(), size, ids, pmids, published, values: byName };
  };
}

const COMMA = 44;
const ZERO = 48;

/** "12,5,90" into a list from a place on. */
function readNumbers(text: Uint8Array, into: Float64Array | Int32Array, from: number): void {
  let at = from;
  let number = 0;
  // for-of would ask an iterator a million times before it is compiled.
  for (let index = 0, { length } = text; index < length; index += 1) {
    const code = text[index];
    if (code === COMMA) {
      into[at] = number;
      at += 1;
      number = 0;
    } else number = number * 10 + (code ?? ZERO) - ZERO;
  }
  if (text.length > 0) into[at] = number;
}

/** No tag has this number: there would have to be 65,536 of them. */
const NEXT_STUDY = 0xffff;

/** Of each study its marks, two bytes each, the lower one first. */
function readMarks(bytes: Uint8Array, bitsByMark: readonly (Bits | undefined)[], from: number): void {
  let ordinal = from;
  for (let index = 0; index < bytes.length; index += 2) {
    const mark = (bytes[index] ?? 0) + (bytes[index + 1] ?? 0) * 256;
    const bits = bitsByMark[mark];
    if (mark === NEXT_STUDY) ordinal += 1;
    else if (bits !== undefined) setBit(bits, ordinal);
  }
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

/** The set of studies whose PMIDs stand in a list with commas, in the order of the collection; unknown ones are left out. */
export function bitsOfPmids({ pmids, size }: Collection, list: Uint8Array): Bits {
  const bits = noBits(size);
  let [ordinal, pmid] = [0, 0];
  for (let index = 0; index <= list.length; index += 1) {
    const code = list[index] ?? COMMA;
    if (code !== COMMA) pmid = pmid * 10 + code - ZERO;
    else {
      let at = ordinal;
      while (at < size && pmids[at] !== pmid) at += 1;
      if (at < size) setBit(bits, at);
      if (at < size) ordinal = at + 1;
      pmid = 0;
    }
  }
  return bits;
}

/** Those whose PMIDs lie in a range, both ends included. */
export function pmidBits({ pmids, size }: Collection, { from, to }: PmidRange): Bits {
  const bits = noBits(size);
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const pmid = pmids[ordinal] ?? 0;
    if (pmid >= from && pmid <= to) setBit(bits, ordinal);
  }
  return bits;
}
