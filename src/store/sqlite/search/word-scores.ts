import type { Database } from "better-sqlite3";
import { SEARCH_COLUMNS, type SearchColumn } from "../../../domain/search-columns.ts";
import type { PhraseLeaf } from "../../../search/plan.ts";
import { countBits, noBits, setBit, type Bits } from "./bits.ts";
import type { Collection } from "./collection.ts";
import { phraseCost } from "./cost.ts";
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

/** Who has a phrase, and BM25 of it for each of them, by rising ordinal. */
export type PhraseScores = { readonly bits: Bits; readonly scores: Float32Array };

export const SCORING = `
  SELECT rowid, bm25(studies_fts, ${SEARCH_COLUMNS.map((column) => WEIGHTS[column]).join(", ")})
  FROM studies_fts
  WHERE studies_fts MATCH ?
  ORDER BY rowid
`;

/** BM25 sums over phrases, so each phrase is scored once a data version and the sum is made in memory. */
export function wordScores(db: Database) {
  const rows = db.prepare<[string], [number, number]>(SCORING).raw();

  return (leaf: PhraseLeaf, { size, ids }: Collection): PhraseScores => {
    const found = rows.all(matchText([leaf]));
    const bits = noBits(size);
    const scores = new Float32Array(found.length);
    let ordinal = 0;
    for (let at = 0; at < found.length; at += 1) {
      const [id = 0, score = 0] = found[at] ?? [];
      while (ordinal < size && (ids[ordinal] ?? 0) < id) ordinal += 1;
      setBit(bits, ordinal);
      scores[at] = -score;
    }
    return { bits, scores };
  };
}

/** A word that a quarter of the studies contain says nothing: it filters and does not score. In a small collection a few more may. */
const MOST_SHARE = 0.25;
const ALWAYS_TELLING = 25;

/** Most studies that a word may stand in and still say something. */
export const mostTelling = (size: number): number => Math.max(size * MOST_SHARE, ALWAYS_TELLING);

/** To weigh so many places of words takes some 50 ms; what is left out then is what says least. */
const MOST_WEIGHED = 60_000;
/** A long phrase of common words only is not worth the time to find who has it. */
const MOST_PHRASE_MS = 10;

/** The phrases that say something, the rarest first. */
export function tellingPhrases(scored: readonly PhraseLeaf[], on: Evaluation): readonly PhraseLeaf[] {
  const counted = scored
    .filter((leaf) => phraseCost(leaf, on) <= MOST_PHRASE_MS)
    .map((leaf) => ({ leaf, count: countBits(phraseBits([leaf], on)) }))
    .filter(({ count }) => count > 0 && count <= mostTelling(on.collection.size))
    .sort((a, b) => a.count - b.count);
  let weighed = 0;
  return counted.flatMap(({ leaf, count }) => {
    weighed += count;
    return weighed <= MOST_WEIGHED ? [leaf] : [];
  });
}
