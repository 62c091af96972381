import type { Database } from "better-sqlite3";
import { indexWords } from "../../../domain/index-words.ts";

type WordRow = { readonly term: string; readonly doc: number };

/** The word of our own vocabulary most like one that stands nowhere. */
export function wordSuggestions(db: Database) {
  const known = db.prepare<[string], number>("SELECT doc FROM search_words WHERE term = ?").pluck();
  const beginning = db.prepare<[string, string], WordRow>("SELECT term, doc FROM search_words WHERE term >= ? AND term < ?");

  const nearest = (word: string): string | undefined => {
    const most = word.length < 5 ? 1 : 2;
    // People rarely miss the first letter, and a tenth of the vocabulary is read in a tenth of the time.
    const [first = ""] = word;
    const rows = beginning.all(first, `${first}\u{10FFFF}`);
    let best: { term: string; distance: number; doc: number } | undefined;
    for (const { term, doc } of rows) {
      if (doc < 2 || Math.abs(term.length - word.length) > most) continue;
      const distance = editDistance(word, term, most);
      if (distance > most) continue;
      if (best === undefined || distance < best.distance || (distance === best.distance && doc > best.doc))
        best = { term, distance, doc };
    }
    return best?.term;
  };

  return {
    suggestWords: db.transaction((words: readonly string[]): ReadonlyMap<string, string> => {
      const found = new Map<string, string>();
      for (const word of words) {
        const [only, ...more] = indexWords(word);
        if (only === undefined || more.length > 0 || only.length < 4 || known.get(only) !== undefined) continue;
        const suggestion = nearest(only);
        if (suggestion !== undefined) found.set(word, suggestion);
      }
      return found;
    }),
  };
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; stops when over `most`. */
function editDistance(one: string, other: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length] ?? most + 1;
}
