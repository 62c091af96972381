import type { Points } from "../../src/topic/model-points.ts";

export type Example = {
  readonly features: readonly string[];
  readonly positive: boolean;
  /** How much it counts beside an expert's label, which counts 1. Only experts' labels choose hands and cuts. */
  readonly weight?: number;
};

/** How strongly points are held back: `l1` makes them few, `l2` small. */
export type Hand = { readonly l1: number; readonly l2: number };

/** Examples as rows of feature numbers, so that many fits share one look at the names. */
export type Table = {
  readonly names: readonly string[];
  readonly rows: readonly Uint16Array[];
  readonly positive: readonly boolean[];
  readonly weights: Float64Array;
};

export type Line = { readonly bias: number; readonly weights: Float64Array };

export function tableOf(examples: readonly Example[]): Table {
  const names = [...new Set(examples.flatMap((one) => one.features))].sort();
  const index = new Map(names.map((name, at) => [name, at]));
  return {
    names,
    rows: examples.map((one) => Uint16Array.from(one.features, (name) => index.get(name) ?? 0)),
    positive: examples.map((one) => one.positive),
    weights: Float64Array.from(examples, (one) => one.weight ?? 1),
  };
}

/** Logistic regression with a little of both penalties (elastic net), by accelerated proximal gradient steps over the chosen rows. */
export function fitLine(table: Table, chosen: readonly number[], { l1, l2 }: Hand, steps: number): Line {
  const { names, rows, positive, weights: counts } = table;
  const all = chosen.reduce((sum, at) => sum + (counts[at] ?? 0), 0);
  let weights = new Float64Array(names.length);
  let before = weights;
  const share = chosen.reduce((sum, at) => sum + (positive[at] === true ? (counts[at] ?? 0) : 0), 0) / all;
  let bias = Math.log((share + 0.001) / (1 - share + 0.001));
  let biasBefore = bias;
  // The mean length of a row bounds the curvature.
  const rate = 4 / (chosen.reduce((sum, at) => sum + (counts[at] ?? 0) * (rows[at]?.length ?? 0), 0) / all + 1 + 4 * l2);
  const slope = new Float64Array(names.length);
  for (let step = 1; step <= steps; step++) {
    const momentum = (step - 1) / (step + 2);
    const ahead = new Float64Array(names.length);
    for (let at = 0; at < ahead.length; at++) {
      const weight = weights[at] ?? 0;
      ahead[at] = weight + momentum * (weight - (before[at] ?? 0));
    }
    const biasAhead = bias + momentum * (bias - biasBefore);
    slope.fill(0);
    let biasSlope = 0;
    for (const at of chosen) {
      const row = rows[at] ?? NO_FEATURES;
      const error = (counts[at] ?? 0) * (1 / (1 + Math.exp(-scoreOf(row, ahead, biasAhead))) - (positive[at] === true ? 1 : 0));
      biasSlope += error;
      // Counting is twice as fast as for-of over a typed array, and nearly all of learning is these two loops.
      const end = row.length;
      for (let index = 0; index < end; index++) {
        const feature = row[index] ?? 0;
        slope[feature] = (slope[feature] ?? 0) + error;
      }
    }
    before = weights;
    biasBefore = bias;
    bias = biasAhead - (rate * biasSlope) / all;
    weights = ahead;
    for (let at = 0; at < weights.length; at++) {
      const weight = ahead[at] ?? 0;
      const moved = weight - rate * ((slope[at] ?? 0) / all + l2 * weight);
      weights[at] = Math.sign(moved) * Math.max(0, Math.abs(moved) - rate * l1);
    }
  }
  return { bias, weights };
}

const NO_FEATURES = new Uint16Array();

export function scoreOf(row: Uint16Array, weights: Float64Array, bias: number): number {
  let sum = bias;
  const end = row.length;
  for (let index = 0; index < end; index++) sum += weights[row[index] ?? 0] ?? 0;
  return sum;
}

/** Points as the tagger reads them; the cut is folded into the bias, so that a value is given from zero on. */
export function rounded(names: readonly string[], { bias, weights }: Line, cut: number): Points {
  const points: Record<string, number> = {};
  names.forEach((name, at) => {
    const round = Math.round((weights[at] ?? 0) * 100) / 100;
    if (round !== 0) points[name] = round;
  });
  return { bias: Math.round((bias - cut) * 100) / 100, points };
}
