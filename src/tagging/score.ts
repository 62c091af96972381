import type { Points } from "../topic/model-points.ts";
import type { Hit, Reading } from "./text/hits.ts";

/** Where a cue was found, as bits: anywhere, in the title, in methods or results, at the end, three times or more, only in the background. */
export const PLACES = ["", "@title", "@body", "@end", "@often", "@background"] as const;

/** Places of every cue, and what earlier rules found ("design=rct"). */
export type Marks = { readonly cues: Uint8Array; readonly facts: ReadonlySet<string> };

/** One look over all hits: a byte of places for each cue. */
export function markCues(reading: Reading, cueCount: number): Uint8Array {
  const cues = new Uint8Array(cueCount);
  const { sentences, running } = reading.document;
  let last = sentences.length - 1;
  while (last > 0 && (sentences[last]?.from ?? 0) >= running) last--;
  for (let id = 0; id < cueCount; id++) {
    const hits = reading.hitsOf(id);
    if (hits.length === 0) continue;
    let mark = 0;
    for (const hit of hits) mark |= placeOf(reading, hit, last);
    const elsewhere = hits.some((hit) => reading.zone(hit) !== "background");
    cues[id] = (elsewhere ? mark & ~BACKGROUND : mark) | (hits.length >= 3 ? OFTEN : 0);
  }
  return cues;
}

const [ANYWHERE, TITLE, BODY, END, OFTEN, BACKGROUND] = [1, 2, 4, 8, 16, 32];

function placeOf(reading: Reading, hit: Hit, lastSentence: number): number {
  const end = hit.sentence >= lastSentence - 1 && hit.sentence <= lastSentence ? END : 0;
  switch (reading.zone(hit)) {
    case "title":
      return ANYWHERE | TITLE;
    case "conclusion":
      return ANYWHERE | END;
    case "methods":
    case "results":
    case "aim":
    case "criteria":
      return ANYWHERE | BODY | end;
    case "background":
      return ANYWHERE | BACKGROUND;
    case "other":
    case "registration":
    case "list":
      return ANYWHERE | end;
  }
}

/** Points compiled against a lexicon: for each cue its weights. */
export type Scorer = (marks: Marks) => { readonly score: number; readonly best: readonly number[] };

/** `best` names, strongest first, those cues that may be shown. */
export function compileScorer(table: Points, idOf: (cue: string) => number, shows: ReadonlySet<number>): Scorer {
  const weights = new Map<number, number[]>();
  const facts: [string, number][] = [];
  for (const [feature, points] of Object.entries(table.points)) {
    if (feature.includes("=")) facts.push([feature, points]);
    else {
      const [cue = "", place] = feature.split("@");
      const row = weights.get(idOf(cue)) ?? [0, 0, 0, 0, 0, 0];
      weights.set(idOf(cue), row);
      row[PLACES.indexOf((place === undefined ? "" : `@${place}`) as (typeof PLACES)[number])] = points;
    }
  }
  const rows: (((mark: number) => number) | undefined)[] = [];
  for (const [id, row] of weights) rows[id] = gainsOf(row);
  return ({ cues, facts: known }) => {
    let score = table.bias;
    const present = presentOf(cues);
    for (const id of present) {
      const gain = rows[id];
      if (gain !== undefined) score += gain(cues[id] ?? 0);
    }
    for (const [fact, points] of facts) if (known.has(fact)) score += points;
    if (score < 0) return { score, best: NONE };
    const found = present.flatMap((id) => {
      const gain = shows.has(id) ? rows[id] : undefined;
      return gain === undefined ? [] : [[id, gain(cues[id] ?? 0)] as const];
    });
    return { score, best: found.sort((a, b) => b[1] - a[1]).map(([id]) => id) };
  };
}

const NONE: readonly number[] = [];

/** What the places of a cue gain, added up once for each combination that is met. */
function gainsOf(row: readonly number[]): (mark: number) => number {
  const sums: (number | undefined)[] = [];
  return (mark) => {
    let sum = sums[mark];
    if (sum === undefined) {
      sum = 0;
      for (let place = 0; place < PLACES.length; place++) if ((mark & (1 << place)) !== 0) sum += row[place] ?? 0;
      sums[mark] = sum;
    }
    return sum;
  };
}

/** Cues that were found at all, gathered once for all the values that ask. */
const gathered = new WeakMap<Uint8Array, readonly number[]>();

function presentOf(cues: Uint8Array): readonly number[] {
  let present = gathered.get(cues);
  if (present === undefined) {
    const found: number[] = [];
    cues.forEach((mark, id) => {
      if (mark !== 0) found.push(id);
    });
    present = found;
    gathered.set(cues, present);
  }
  return present;
}
