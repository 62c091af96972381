import type { Database } from "better-sqlite3";
import type { PhraseLeaf, Plan } from "../../../search/plan.ts";
import { EVERYWHERE, isTermToken } from "../../../domain/search-columns.ts";
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
/** Half of what a room keeps: the rest is for what readers ask. */
const MOST_SETS = SETS_BYTES / 2;
const MOST_SCORES = SCORES_BYTES / 2;
const PHRASES_AT_ONCE = 16;

/**
 * Gives the collection with its orders, then what `plans` find, then the commonest words, each with its scores where it tells. It stops where the data
 * change meanwhile. Every step is a transaction of its own, so that no long reader holds up the log.
 */
export function prepareWarmth(db: Database, plans: readonly Plan[], give: (warmth: Warmth) => void): void {
  const version = contentVersion(db);
  const leaves = leafIds(db);
  const scoresOf = wordScores(db);
  const readCollection = collectionReader(db, version);
  const commonest = db.prepare<[number, number], { term: string; doc: number }>(
    "SELECT term, doc FROM search_words WHERE doc >= ? ORDER BY doc DESC LIMIT ?",
  );

  const collection = db.transaction(readCollection)();
  const { size } = collection;
  give({ kind: "collection", version: collection.version, collection, orders: allOrders(collection) });

  const on = (known: Map<string, Bits>) => ({
    collection,
    leaves,
    known: {
      get: (key: string) => known.get(key),
      put: (key: string, bits: Bits) => {
        known.set(key, bits);
        return bits;
      },
    },
    checkTime: () => undefined,
    missing: [],
  });
  /** False once the data are others. */
  const step = db.transaction((work: () => Omit<Extract<Warmth, { kind: "phrases" }>, "kind" | "version">): boolean => {
    if (version.current() !== collection.version) return false;
    give({ kind: "phrases", version: collection.version, ...work() });
    return true;
  });

  for (const plan of plans) {
    const known = new Map<string, Bits>();
    const isStill = step(() => {
      evaluate(plan, on(known));
      return { sets: [...known], scores: [] };
    });
    if (!isStill) return;
  }

  const bytesASet = Math.max(1, size / 8);
  const words = commonest.all(Math.max(2, size * LEAST_SHARE), Math.floor(MOST_SETS / bytesASet));
  let scoreBytes = 0;
  for (let at = 0; at < words.length; at += PHRASES_AT_ONCE) {
    const isStill = step(() => {
      const known = new Map<string, Bits>();
      const scores: (readonly [string, PhraseScores])[] = [];
      for (const { term, doc } of words.slice(at, at + PHRASES_AT_ONCE)) {
        const leaf = leafOf(term);
        evaluate(leaf, on(known));
        const bytes = bytesASet + doc * 4;
        if (leaf.columns === EVERYWHERE && doc <= mostTelling(size) && scoreBytes + bytes <= MOST_SCORES) {
          scoreBytes += bytes;
          scores.push([JSON.stringify(leaf), scoresOf(leaf, collection)]);
        }
      }
      return { sets: [...known], scores };
    });
    if (!isStill) return;
  }
}

/** As searches ask for it (see src/search/phrases.ts). */
const leafOf = (term: string): PhraseLeaf => ({
  kind: "phrase",
  columns: isTermToken(term) ? ["terms"] : EVERYWHERE,
  words: [term],
  prefix: false,
});
