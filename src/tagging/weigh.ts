import type { Points } from "../topic/model-points.ts";
import { PLACES, presentCues, type Marks } from "./score.ts";

/** One value's points, and the cues whose words it may show. */
export type Table = { readonly points: Points; readonly shows: readonly number[] };

/** What the cues of one record say for every model, facts aside. */
export type Weighing = {
  /** Points of a model with these facts; the value is given when they are not below zero. */
  readonly score: (model: number, facts: ReadonlySet<string>) => number;
  /** The cues that say most for a model among those it may show, strongest first, three at most. */
  readonly best: (model: number) => readonly number[];
};

/** Every mark has its lowest bit, as the cue stands somewhere: half of the combinations are met. */
const MARKS = 1 << (PLACES.length - 1);
const MOST_SHOWN = 3;

/**
 * Points of all models in flat arrays, cue by cue: a record's cues are looked at once for all models together.
 * Gains of cue c with mark m stand side by side from `(from[c] * MARKS) + (m >> 1) * (from[c + 1] - from[c])`, one for each model that asks for the cue.
 */
export function compileWeigher(
  tables: readonly Table[],
  cueCount: number,
  idOf: (cue: string) => number,
): (cues: Marks["cues"]) => Weighing {
  const rows = tables.map(({ points }) => rowsOf(points, idOf));
  const facts = factsOf(tables);
  const biases = Float64Array.from(tables, ({ points }) => points.bias);
  const from = new Int32Array(cueCount + 1);
  const models: number[] = [];
  for (let cue = 0; cue < cueCount; cue++) {
    rows.forEach((row, model) => {
      if (row.has(cue)) models.push(model);
    });
    from[cue + 1] = models.length;
  }
  const modelOf = Int32Array.from(models);
  const gains = new Float64Array(models.length * MARKS);
  for (let cue = 0; cue < cueCount; cue++) {
    const [first, end] = [from[cue] ?? 0, from[cue + 1] ?? 0];
    for (let at = first; at < end; at++) {
      const row = rows[modelOf[at] ?? 0]?.get(cue) ?? [];
      for (let half = 0; half < MARKS; half++)
        gains[first * MARKS + half * (end - first) + at - first] = gainOf(row, 2 * half + 1);
    }
  }
  const shown = tables.map(({ shows }, model) => placesOf(shows, model, from, modelOf));

  return (cues) => {
    const sums = biases.slice();
    const present = presentCues(cues);
    for (const cue of present) {
      const first = from[cue] ?? 0;
      const end = from[cue + 1] ?? 0;
      let gain = first * MARKS + ((cues[cue] ?? 0) >> 1) * (end - first);
      for (let at = first; at < end; at++) {
        const model = modelOf[at] ?? 0;
        sums[model] = (sums[model] ?? 0) + (gains[gain++] ?? 0);
      }
    }
    return {
      score: (model, known) => facts.added(sums[model] ?? 0, model, known),
      best: (model) => {
        const places = shown[model] ?? NONE_SHOWN;
        const best: number[] = [];
        const most: number[] = [];
        for (const cue of present) {
          const at = places[cue] ?? -1;
          if (at < 0) continue;
          const [first, end] = [from[cue] ?? 0, from[cue + 1] ?? 0];
          const gain = gains[first * MARKS + ((cues[cue] ?? 0) >> 1) * (end - first) + at - first] ?? 0;
          let rank = best.length;
          while (rank > 0 && gain > (most[rank - 1] ?? 0)) rank--;
          if (rank >= MOST_SHOWN) continue;
          for (let at = Math.min(best.length, MOST_SHOWN - 1); at > rank; at--) {
            best[at] = best[at - 1] ?? 0;
            most[at] = most[at - 1] ?? 0;
          }
          best[rank] = cue;
          most[rank] = gain;
        }
        return best;
      },
    };
  };
}

const NONE_SHOWN = new Int32Array(0);

/** Points that facts add to a model's sum, always in the order of its table: sums of fractions depend on it. */
type FactPoints = { readonly added: (sum: number, model: number, known: ReadonlySet<string>) => number };

function factsOf(tables: readonly Table[]): FactPoints {
  const lists = tables.map(({ points }) => Object.entries(points.points).filter(([feature]) => feature.includes("=")));
  const numbers = new Map([...new Set(lists.flat().map(([fact]) => fact))].map((fact, number) => [fact, number]));
  const ids = lists.map((list) => Int32Array.from(list, ([fact]) => numbers.get(fact) ?? 0));
  const gains = lists.map((list) => Float64Array.from(list, ([, points]) => points));
  const held = new Uint8Array(numbers.size);
  let last: ReadonlySet<string> | undefined;

  function hold(known: ReadonlySet<string>): void {
    last = known;
    held.fill(0);
    for (const fact of known) {
      const number = numbers.get(fact);
      if (number !== undefined) held[number] = 1;
    }
  }

  return {
    added: (start, model, known) => {
      if (known !== last) hold(known);
      const [own, points] = [ids[model] ?? NO_FACTS, gains[model] ?? NO_GAINS];
      let sum = start;
      for (let at = 0; at < own.length; at++) if (held[own[at] ?? 0] === 1) sum += points[at] ?? 0;
      return sum;
    },
  };
}

const NO_FACTS = new Int32Array(0);
const NO_GAINS = new Float64Array(0);

/** For each cue of a model its points by place. */
function rowsOf({ points }: Points, idOf: (cue: string) => number): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>();
  for (const [feature, gain] of Object.entries(points)) {
    if (feature.includes("=")) continue;
    const [cue = "", place] = feature.split("@");
    const row = rows.get(idOf(cue)) ?? PLACES.map(() => 0);
    rows.set(idOf(cue), row);
    row[PLACES.indexOf((place === undefined ? "" : `@${place}`) as (typeof PLACES)[number])] = gain;
  }
  return rows;
}

/** What the places of a cue gain together. */
function gainOf(row: readonly number[], mark: number): number {
  let sum = 0;
  for (let place = 0; place < PLACES.length; place++) if ((mark & (1 << place)) !== 0) sum += row[place] ?? 0;
  return sum;
}

/** By cue, where the gains of a model stand; -1 where it may not show the cue or gives no points for it. */
function placesOf(shows: readonly number[], model: number, from: Int32Array, modelOf: Int32Array): Int32Array {
  const places = new Int32Array(from.length).fill(-1);
  for (const cue of shows)
    for (let at = from[cue] ?? 0; at < (from[cue + 1] ?? 0); at++) if (modelOf[at] === model) places[cue] = at;
  return places;
}
