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
  const facts = tables.map(({ points }) => Object.entries(points.points).filter(([feature]) => feature.includes("=")));
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
      score: (model, known) => {
        let sum = sums[model] ?? 0;
        for (const [fact, points] of facts[model] ?? []) if (known.has(fact)) sum += points;
        return sum;
      },
      best: (model) => {
        const found: { readonly cue: number; readonly gain: number }[] = [];
        for (const cue of present) {
          const at = shown[model]?.get(cue);
          if (at === undefined) continue;
          const [first, end] = [from[cue] ?? 0, from[cue + 1] ?? 0];
          const half = (cues[cue] ?? 0) >> 1;
          found.push({ cue, gain: gains[first * MARKS + half * (end - first) + at - first] ?? 0 });
        }
        return found
          .sort((one, other) => other.gain - one.gain)
          .slice(0, MOST_SHOWN)
          .map(({ cue }) => cue);
      },
    };
  };
}

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

/** Where the gains of a model stand, for each cue that it may show and gives points for. */
function placesOf(shows: readonly number[], model: number, from: Int32Array, modelOf: Int32Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const cue of shows)
    for (let at = from[cue] ?? 0; at < (from[cue + 1] ?? 0); at++) if (modelOf[at] === model) places.set(cue, at);
  return places;
}
