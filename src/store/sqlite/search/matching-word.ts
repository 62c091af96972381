import type { Database } from "better-sqlite3";
import type { PhraseLeaf } from "../../../search/plan.ts";
import { countBits, type Bits } from "./bits.ts";
import { bitsOfIds, bitsOfPmids, type Collection } from "./collection.ts";
import { matchText } from "./match-text.ts";

/** FTS5 gives rows by rising row id by itself: nothing is sorted. */
export const MATCHING = "SELECT rowid FROM studies_fts WHERE studies_fts MATCH ? ORDER BY rowid";

/** The lower part of a row id is the PMID (study-id.ts). */
export const MATCHING_MANY = `
  SELECT count(*) AS count, CAST(group_concat(rowid & ${2 ** 27 - 1}) AS BLOB) AS pmids
  FROM studies_fts WHERE studies_fts MATCH ?
`;

type Many = { readonly count: number; readonly pmids: Uint8Array };

/** One study in so many is few, and so are these. */
const FEW_SHARE = 16;
const FEW = 200;

/** The studies that one word finds. Few come row by row; many as one list of PMIDs, which is handed over in three fifths of the time. */
export function matchingWord(db: Database) {
  const all = db.prepare<[string], number>(MATCHING).pluck();
  const few = db.prepare<[string, number], number>(`${MATCHING} LIMIT ?`).pluck();
  const many = db.prepare<[string], Many>(MATCHING_MANY);

  return (leaf: PhraseLeaf, collection: Collection): Bits => {
    const text = matchText([leaf]);
    const most = FEW + Math.floor(collection.size / FEW_SHARE);
    const ids = few.all(text, most);
    if (ids.length < most) return bitsOfIds(collection, ids);
    const list = many.get(text);
    const bits = bitsOfPmids(collection, list?.pmids ?? new Uint8Array());
    // A list out of order would lose studies: SQLite gives it in order, and does not promise to.
    return countBits(bits) === list?.count ? bits : bitsOfIds(collection, all.all(text));
  };
}
