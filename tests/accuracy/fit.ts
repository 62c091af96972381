import type { Points } from "../../src/topic/model-points.ts";

export type Example = { readonly features: readonly string[]; readonly positive: boolean };

/**
 * Logistic regression with a little of both penalties (elastic net), by proximal gradient steps: few, round points.
 * `cut` is the probability at which a value is given; it is folded into the bias so that the threshold is zero.
 */
export function fit(
  examples: readonly Example[],
  { l1, l2, cut, steps = 400 }: { l1: number; l2: number; cut: number; steps?: number },
): Points {
  const names = [...new Set(examples.flatMap((one) => one.features))].sort();
  const index = new Map(names.map((name, at) => [name, at]));
  const rows = examples.map((one) => one.features.map((name) => index.get(name) ?? 0));
  const weights = new Float64Array(names.length);
  const before = new Float64Array(names.length);
  const share = examples.filter((one) => one.positive).length / examples.length;
  let bias = Math.log((share + 0.001) / (1 - share + 0.001));
  let biasBefore = bias;
  const size = examples.length;
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const rate = 4 / (widest + 1);
  for (let step = 1; step <= steps; step++) {
    const momentum = (step - 1) / (step + 2);
    const ahead = weights.map((weight, at) => weight + momentum * (weight - (before[at] ?? 0)));
    const biasAhead = bias + momentum * (bias - biasBefore);
    const slope = new Float64Array(names.length);
    let biasSlope = 0;
    rows.forEach((row, at) => {
      let sum = biasAhead;
      for (const feature of row) sum += ahead[feature] ?? 0;
      const error = 1 / (1 + Math.exp(-sum)) - (examples[at]?.positive === true ? 1 : 0);
      biasSlope += error;
      for (const feature of row) slope[feature] = (slope[feature] ?? 0) + error;
    });
    before.set(weights);
    biasBefore = bias;
    bias = biasAhead - (rate * biasSlope) / size;
    for (let at = 0; at < weights.length; at++) {
      const moved = (ahead[at] ?? 0) - rate * ((slope[at] ?? 0) / size + l2 * (ahead[at] ?? 0));
      weights[at] = Math.sign(moved) * Math.max(0, Math.abs(moved) - rate * l1);
    }
  }
  const points: Record<string, number> = {};
  names.forEach((name, at) => {
    const rounded = Math.round((weights[at] ?? 0) * 100) / 100;
    if (rounded !== 0) points[name] = rounded;
  });
  return { bias: Math.round((bias - Math.log(cut / (1 - cut))) * 100) / 100, points };
}
