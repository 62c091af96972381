import type { Database } from "better-sqlite3";
import type { PhraseLeaf, Plan } from "../../../search/plan.ts";
import { EVERYWHERE, isTermToken, TITLE_OR_ABSTRACT, type SearchColumn } from "../../../domain/search-columns.ts";
import { contentVersion } from "../content-version.ts";
import type { Bits } from "./bits.ts";
import { collectionReader, type Collection } from "./collection.ts";
import { evaluate } from "./evaluate.ts";
import { leafIds } from "./leaf-ids.ts";
import { allOrders, type MadeOrders } from "./order.ts";
import { SCORES_BYTES, SETS_BYTES } from "./room.ts";
import { mostTelling, wordScores, type PhraseScores } from "./word-scores.ts";

/** What searches will ask for, prepared where nobody waits for it; true of one version of the data only. */
export type Warmth =
  | { readonly kind: "collection"; readonly version: string; readonly collection: Collection; readonly orders: MadeOrders }
  | {
      readonly kind: "phrases";
      readonly version: string;
      readonly sets: readonly (readonly [key: string, bits: Bits])[];
      readonly scores: readonly (readonly [key: string, scores: PhraseScores])[];
    };

/** A rarer word costs its first reader less than a millisecond. */
const LEAST_SHARE = 0.005;
/** A word of so many studies is prepared for the fields that are asked most too: there, it costs its first reader twice a rare word and more. */
const COMMON_SHARE = 0.15;
const COMMON_FIELDS: readonly (readonly SearchColumn[])[] = [TITLE_OR_ABSTRACT, ["title"]];
/** Half of what a room keeps: the rest is for what readers ask. */
const MOST_SETS = SETS_BYTES / 2;
const MOST_SCORES = SCORES_BYTES / 2;
const PHRASES_AT_ONCE = 16;

type Phrases = Omit<Extract<Warmth, { readonly kind: "phrases" }>, "kind" | "version">;

/**
 * Gives the collection with its orders, then what `plans` need, then the commonest words, each with its scores where it tells anything.
 * It stops where the data change meanwhile. Every step is a transaction of its own, so that no long reader holds up the log.
 */
export function prepareWarmth(db: Database, plans: readonly Plan[], give: (warmth: Warmth) => void): void {
  const version = contentVersion(db);
  const collection = db.transaction(collectionReader(db, version))();
  give({ kind: "collection", version: collection.version, collection, orders: allOrders(collection) });
  const { setsOf, phrasesOf, countCommonest } = phraseMaker(db, collection);

  /** False once the data are others. */
  const step = db.transaction((work: () => Phrases): boolean => {
    if (version.current() !== collection.version) return false;
    give({ kind: "phrases", version: collection.version, ...work() });
    return true;
  });
  for (const plan of plans) if (!step(() => ({ sets: setsOf(plan), scores: [] }))) return;
  const words = countCommonest();
  for (let at = 0; at < words.length; at += PHRASES_AT_ONCE)
    if (!step(() => phrasesOf(words.slice(at, at + PHRASES_AT_ONCE)))) return;
}

type CountedWord = { readonly term: string; readonly doc: number };

/** Makes sets and scores until they take the room they may. */
function phraseMaker(db: Database, collection: Collection) {
  const leaves = leafIds(db);
  const scoresOf = wordScores(db);
  const commonest = db.prepare<[number, number], CountedWord>(
    "SELECT term, doc FROM search_words WHERE doc >= ? ORDER BY doc DESC LIMIT ?",
  );
  const { size } = collection;
  const bytesASet = Math.max(1, size / 8);
  let [setBytes, scoreBytes] = [0, 0];

  const setsOf = (plan: Plan): Phrases["sets"] => {
    const known = new Map<string, Bits>();
    const put = (key: string, bits: Bits): Bits => {
      known.set(key, bits);
      return bits;
    };
    const get = (key: string) => known.get(key);
    evaluate(plan, { collection, leaves, known: { get, put }, checkTime: () => undefined, missing: [] });
    const sets = [...known].slice(0, Math.max(0, Math.floor((MOST_SETS - setBytes) / bytesASet)));
    setBytes += sets.length * bytesASet;
    return sets;
  };

  const scoreOf = (leaf: PhraseLeaf, doc: number): Phrases["scores"] => {
    const bytes = bytesASet + doc * 4;
    if (leaf.columns !== EVERYWHERE || doc > mostTelling(size) || scoreBytes + bytes > MOST_SCORES) return [];
    scoreBytes += bytes;
    return [[JSON.stringify(leaf), scoresOf(leaf, collection)]];
  };

  return {
    setsOf,
    phrasesOf: (words: readonly CountedWord[]): Phrases => ({
      sets: words.flatMap((word) => leavesOf(word, size).flatMap(setsOf)),
      scores: words.flatMap(({ term, doc }) => scoreOf(leafOf(term), doc)),
    }),
    /** As many as there is room for. */
    countCommonest: (): readonly CountedWord[] =>
      commonest.all(Math.max(2, size * LEAST_SHARE), Math.max(0, Math.floor((MOST_SETS - setBytes) / bytesASet))),
  };
}

/** As searches ask for it (see src/search/phrases.ts). */
const leafOf = (term: string, columns: readonly SearchColumn[] = isTermToken(term) ? ["terms"] : EVERYWHERE): PhraseLeaf => ({
  kind: "phrase",
  columns,
  words: [term],
  prefix: false,
});

function leavesOf({ term, doc }: CountedWord, size: number): readonly PhraseLeaf[] {
  const fields = isTermToken(term) || doc < size * COMMON_SHARE ? [] : COMMON_FIELDS;
  return [leafOf(term), ...fields.map((columns) => leafOf(term, columns))];
}
