import type { Database } from "better-sqlite3";
import { indexWords } from "../../../domain/index-words.ts";
import type { ContentVersion } from "../content-version.ts";

type WordRow = { readonly term: string; readonly doc: number };

/** Shorter words are like too many others. */
const SHORTEST = 4;

/** The word of our own vocabulary most like one that stands nowhere. */
export function wordSuggestions(db: Database, version: ContentVersion, now: () => number = () => performance.now()) {
  const known = db.prepare<[string], number>("SELECT doc FROM search_words WHERE term = ?").pluck();
  const beginning = db.prepare<[string, string], WordRow>("SELECT term, doc FROM search_words WHERE term >= ? AND term < ?");
  let kept = { version: "", byLetter: new Map<string, readonly WordRow[]>() };

  /** People rarely miss the first letter, and a tenth of the vocabulary is read in a tenth of the time; once, until the studies change. */
  const wordsFrom = (letter: string): readonly WordRow[] => {
    const current = version.current();
    if (kept.version !== current) kept = { version: current, byLetter: new Map() };
    const read =
      kept.byLetter.get(letter) ??
      beginning.all(letter, `${letter}\u{10FFFF}`).filter(({ term, doc }) => doc > 1 && term.length >= SHORTEST - 1);
    kept.byLetter.set(letter, read);
    return read;
  };

  const nearest = (word: string): string | undefined => {
    const most = word.length < 5 ? 1 : 2;
    const [first = ""] = word;
    let best: { term: string; distance: number; doc: number } | undefined;
    for (const { term, doc } of wordsFrom(first)) {
      if (Math.abs(term.length - word.length) > most) continue;
      const distance = editDistance(word, term, most);
      if (distance > most) continue;
      if (best === undefined || distance < best.distance || (distance === best.distance && doc > best.doc))
        best = { term, distance, doc };
    }
    return best?.term;
  };

  return {
    suggestWords: db.transaction((words: readonly string[], budgetMs?: number): ReadonlyMap<string, string> => {
      const end = now() + (budgetMs ?? Infinity);
      const found = new Map<string, string>();
      for (const word of words) {
        if (now() > end) break;
        const [only, ...more] = indexWords(word);
        if (only === undefined || more.length > 0 || only.length < SHORTEST || known.get(only) !== undefined) continue;
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
