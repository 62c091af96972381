/** One number among several: what speaks for it, and whether it is right. */
export type Option = {
  readonly features: readonly string[];
  readonly right: boolean;
};

const [STEPS, RATE, DECAY, LEAST] = [300, 0.05, 0.003, 3] as const;

/**
 * Points by which the right one of several options stands out: conditional logistic regression, where any of the right ones will do,
 * with a small quadratic penalty, by Adam's steps. Features seen fewer than three times have no points.
 */
export function rank(questions: readonly (readonly Option[])[]): Readonly<Record<string, number>> {
  const answerable = questions.filter((options) => options.some((option) => option.right));
  const seen = new Map<string, number>();
  for (const options of answerable)
    for (const { features } of options) for (const name of new Set(features)) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen.keys()].filter((name) => (seen.get(name) ?? 0) >= LEAST).sort();
  const index = new Map(names.map((name, at) => [name, at]));
  const rows = answerable.map((options) =>
    options.map(({ features, right }) => ({
      right,
      at: [...new Set(features)].map((name) => index.get(name)).filter((at) => at !== undefined),
    })),
  );
  const points = new Float64Array(names.length);
  const [mean, square] = [new Float64Array(names.length), new Float64Array(names.length)];
  for (let step = 1; step <= STEPS; step++) {
    const slope = points.map((point) => DECAY * point);
    for (const options of rows) {
      const scores = options.map(({ at }) => at.reduce((sum, feature) => sum + (points[feature] ?? 0), 0));
      const top = Math.max(...scores);
      const weights = scores.map((score) => Math.exp(score - top));
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const right = weights.reduce((sum, weight, at) => sum + (options[at]?.right === true ? weight : 0), 0);
      options.forEach((option, at) => {
        const weight = weights[at] ?? 0;
        const error = (weight / all - (option.right ? weight / right : 0)) / rows.length;
        for (const feature of option.at) slope[feature] = (slope[feature] ?? 0) + error;
      });
    }
    const rate = step > 200 ? RATE / 2 : RATE;
    slope.forEach((value, at) => {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * value;
      square[at] = 0.99 * (square[at] ?? 0) + 0.01 * value * value;
      const [first, second] = [(mean[at] ?? 0) / (1 - 0.9 ** step), (square[at] ?? 0) / (1 - 0.99 ** step)];
      points[at] = (points[at] ?? 0) - (rate * first) / (Math.sqrt(second) + 1e-8);
    });
  }
  return Object.fromEntries(
    names.map((name, at) => [name, Math.round((points[at] ?? 0) * 100) / 100] as const).filter(([, value]) => value !== 0),
  );
}
