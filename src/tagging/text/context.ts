import type { Hit, Reading } from "./hits.ts";
import type { Zone } from "./sections.ts";

const NEGATIONS = new Set(
  "no not without non never neither nor none lack lacking absence cannot excluding except exclude excluded".split(" "),
);

/** True where one of the few words before the phrase, in its own sentence, denies it. */
export function isNegated(reading: Reading, hit: Hit, reach = 3): boolean {
  const { from } = reading.sentence(hit.sentence);
  for (let at = hit.from - 1; at >= from && at >= hit.from - reach; at--) {
    const word = reading.norm(at);
    if (word === "only" && reading.norm(at - 1) === "not") return false;
    if (word !== undefined && NEGATIONS.has(word)) return true;
  }
  return false;
}

/** Hits of running text only: title and abstract. */
export function inText(reading: Reading, cue: string): readonly Hit[] {
  const hits = reading.hits(cue);
  const { running } = reading.document;
  const last = hits.at(-1);
  return last === undefined || last.to < running ? hits : hits.filter((hit) => hit.to < running);
}

export function inZones(reading: Reading, cue: string, ...zones: readonly Zone[]): readonly Hit[] {
  const hits = reading.hits(cue);
  return hits.length === 0 ? hits : hits.filter((hit) => zones.includes(reading.zone(hit)));
}

/** Hits in names of one list: publication types, MeSH or keywords. */
export function inField(reading: Reading, cue: string, field: string): readonly Hit[] {
  const hits = reading.hits(cue);
  if (hits.length === 0) return hits;
  return hits.filter((hit) => {
    const word = reading.document.words[hit.from];
    return word !== undefined && reading.document.sources[word.source]?.field === field;
  });
}

/** Words and sentences that a long list of hits touches, gathered once for each list. */
type Touched = { readonly words: ReadonlySet<number>; readonly sentences: ReadonlySet<number> };
const gathered = new WeakMap<readonly Hit[], Touched>();

function touched(hits: readonly Hit[]): Touched {
  const known = gathered.get(hits);
  if (known !== undefined) return known;
  const words = new Set<number>();
  for (const hit of hits) for (let at = hit.from; at <= hit.to; at++) words.add(at);
  const found = { words, sentences: new Set(hits.map((hit) => hit.sentence)) };
  gathered.set(hits, found);
  return found;
}

/** So few hits are looked through faster than gathered; more must be gathered, or long texts would take long. */
const FEW = 12;

/** True when another cue's hit covers or touches this one, so that "respiratory depression" silences "depression". */
export function isCovered(hit: Hit, covers: readonly Hit[]): boolean {
  if (covers.length <= FEW) return covers.some((cover) => cover.from <= hit.to && cover.to >= hit.from);
  const { words } = touched(covers);
  for (let at = hit.from; at <= hit.to; at++) if (words.has(at)) return true;
  return false;
}

export function sameSentence(hit: Hit, others: readonly Hit[]): boolean {
  if (others.length <= FEW) return others.some((other) => other.sentence === hit.sentence);
  return touched(others).sentences.has(hit.sentence);
}
