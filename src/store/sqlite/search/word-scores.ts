import type { Database } from "better-sqlite3";
import { SEARCH_COLUMNS, type SearchColumn } from "../../../domain/search-columns.ts";
import type { PhraseLeaf } from "../../../search/plan.ts";
import { countBits } from "./bits.ts";
import { ordinalFrom, type Collection } from "./collection.ts";
import { phraseBits, type Evaluation } from "./evaluate.ts";
import { matchText } from "./match-text.ts";

/** How much a word in a column counts. `terms` is scored for first authors only. */
const WEIGHTS: Readonly<Record<SearchColumn, number>> = {
  title: 8,
  vernacular: 6,
  abstract: 1,
  keywords: 3,
  mesh: 2,
  substances: 1,
  publication_types: 1,
  authors: 4,
  investigators: 0.5,
  affiliations: 0.2,
  journal: 0.7,
  ids: 5,
  grants: 0.2,
  subjects: 2,
  conflicts: 0.1,
  details: 2,
  terms: 4,
};

/** BM25 of one phrase for each study that has it, by rising ordinal. */
export type PhraseScores = { readonly ordinals: Uint32Array; readonly scores: Float32Array };

/** BM25 sums over phrases, so each phrase is scored once a data version and the sum is made in memory. */
export function wordScores(db: Database) {
  const rows = db
    .prepare<[string], [number, number]>(
      `
      SELECT rowid, bm25(studies_fts, ${SEARCH_COLUMNS.map((column) => WEIGHTS[column]).join(", ")})
      FROM studies_fts
      WHERE studies_fts MATCH ?
    `,
    )
    .raw();

  return (leaf: PhraseLeaf, collection: Collection): PhraseScores => {
    const found = rows.all(matchText([leaf]));
    const ordinals = new Uint32Array(found.length);
    const scores = new Float32Array(found.length);
    for (const [at, [id, score]] of found.entries()) {
      ordinals[at] = ordinalFrom(collection, id);
      scores[at] = -score;
    }
    return { ordinals, scores };
  };
}

/** A word that a quarter of the studies contain says nothing: it filters and does not score. In a small collection a few more may. */
const MOST_SHARE = 0.25;
const ALWAYS_TELLING = 25;

export function isTelling(leaf: PhraseLeaf, on: Evaluation): boolean {
  const found = countBits(phraseBits([leaf], on));
  return found > 0 && found <= Math.max(on.collection.size * MOST_SHARE, ALWAYS_TELLING);
}
