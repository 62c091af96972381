import { fitLine, rounded, scoreOf, tableOf, type Example, type Hand, type Line, type Table } from "./fit.ts";
import type { Points } from "../../src/topic/model-points.ts";

/** What a model learnt, and how likely its value was thought for each expert's example by points learnt without that example. */
export type Learnt = {
  readonly table: Table;
  readonly line: Line;
  /** Score to log-odds: odds = slope × score + shift. Points held back tightly are too timid, points let loose too bold. */
  readonly slope: number;
  readonly shift: number;
  readonly odds: readonly number[];
};

const PARTS = 4;
const STEPS = { trial: 150, final: 300 };

/** A light hand keeps what is left of rare labels, a heavy one what many cues hold together; left-out examples tell which. */
const HANDS: readonly Hand[] = [
  { l1: 0.0005, l2: 0.0015 },
  { l1: 0.002, l2: 0.004 },
  { l1: 0.001, l2: 0.012 },
  { l1: 0.0015, l2: 0.035 },
];

/** Points fitted with the hand that spoke most truly of examples left out. */
export function learnBest(examples: readonly Example[]): Learnt {
  const table = tableOf(examples);
  const all = examples.map((_one, at) => at);
  const tried = HANDS.map((hand) => ({ hand, ...calibrated(table, leftOutScores(table, all, hand)) }));
  const best = tried.reduce((first, other) => (other.loss < first.loss ? other : first));
  return { table, line: fitLine(table, all, best.hand, STEPS.final), slope: best.slope, shift: best.shift, odds: best.odds };
}

/** Points that give the value from this probability on. */
export function pointsAt({ table, line, slope, shift }: Learnt, cut: number): Points {
  return rounded(table.names, line, (Math.log(cut / (1 - cut)) - shift) / slope);
}

/** The score of each example by points that were learnt without it. */
function leftOutScores(table: Table, all: readonly number[], hand: Hand): number[] {
  const parts = Array.from({ length: PARTS }, (_unused, part) =>
    fitLine(
      table,
      all.filter((at) => partOf(at) !== part),
      hand,
      STEPS.trial,
    ),
  );
  return all.map((at) => {
    const line = parts[partOf(at)];
    return line === undefined ? 0 : scoreOf(table.rows[at] ?? new Uint16Array(), line.weights, line.bias);
  });
}

function partOf(at: number): number {
  return (Math.imul(at + 1, 0x9e3779b1) >>> 16) % PARTS;
}

function isExperts(weights: Float64Array, at: number): boolean {
  return weights[at] === 1;
}

/** Platt's scaling by Newton steps, kept near the scores themselves where examples are few. */
function calibrated({ positive, weights }: Table, scores: readonly number[]): Omit<Learnt, "table" | "line"> & { loss: number } {
  let [slope, shift] = [1, 0];
  const held = 2;
  for (let step = 0; step < 20; step++) {
    let [gs, gb, ss, sb, bb] = [held * (slope - 1), held * shift, held, 0, held];
    scores.forEach((score, at) => {
      if (!isExperts(weights, at)) return;
      const chance = 1 / (1 + Math.exp(-(slope * score + shift)));
      const error = chance - (positive[at] === true ? 1 : 0);
      const weight = chance * (1 - chance);
      gs += error * score;
      gb += error;
      ss += weight * score * score;
      sb += weight * score;
      bb += weight;
    });
    const det = ss * bb - sb * sb;
    slope = Math.max(0.2, slope - (bb * gs - sb * gb) / det);
    shift -= (ss * gb - sb * gs) / det;
  }
  const odds = scores.map((score) => slope * score + shift);
  const loss = odds.reduce(
    (sum, one, at) => sum + (isExperts(weights, at) ? Math.log1p(Math.exp(positive[at] === true ? -one : one)) : 0),
    0,
  );
  return { slope, shift, odds, loss };
}

const CUTS = Array.from({ length: 46 }, (_unused, index) => 0.15 + index / 100);
/** F1 at one cut is luck; over its neighbours it is not. */
const NEIGHBOURS = 5;

/** The probability at which values of one task are given: one for all its values, where their F1 together is best. */
export function bestCut(models: readonly Learnt[]): number {
  const each = CUTS.map((cut) => f1At(models, Math.log(cut / (1 - cut))));
  const smooth = CUTS.map((cut, at) => {
    const near = each.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1);
    return { cut, f1: near.reduce((sum, one) => sum + one, 0) / near.length };
  });
  return smooth.reduce((first, other) => (other.f1 > first.f1 ? other : first)).cut;
}

function f1At(models: readonly Learnt[], from: number): number {
  let [hit, given, wanted] = [0, 0, 0];
  for (const { table, odds } of models)
    odds.forEach((one, at) => {
      if (!isExperts(table.weights, at)) return;
      const gives = one >= from;
      const right = table.positive[at] === true;
      if (gives) given++;
      if (right) wanted++;
      if (gives && right) hit++;
    });
  return given + wanted === 0 ? 0 : (2 * hit) / (given + wanted);
}
