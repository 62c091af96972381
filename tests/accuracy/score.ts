import { mixed } from "./labels.ts";

/** What was said and what is true of one record, in the labels of one task. */
export type Judged = { readonly id: string; readonly predicted: ReadonlySet<string>; readonly gold: ReadonlySet<string> };

type Counts = { readonly hit: number; readonly false: number; readonly missed: number };

export type Figure = {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Bootstrap 95 % interval of F1. */
  readonly low: number;
  readonly high: number;
  readonly support: number;
};

const SAMPLES = 1000;

/** Precision, recall and F1 of one label, or of all together (micro-average). */
export function figure(judged: readonly Judged[], label?: string): Figure {
  const each = judged.map((one) => counts(one, label));
  const all = each.reduce(add, { hit: 0, false: 0, missed: 0 });
  const random = generator(mixed(label ?? "micro"));
  const scores: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    let sum: Counts = { hit: 0, false: 0, missed: 0 };
    for (const one of each) sum = add(sum, each[Math.floor(random() * each.length)] ?? one);
    scores.push(f1(sum));
  }
  scores.sort((a, b) => a - b);
  return {
    label: label ?? "micro-average",
    precision: ratio(all.hit, all.hit + all.false),
    recall: ratio(all.hit, all.hit + all.missed),
    f1: f1(all),
    low: scores[Math.floor(SAMPLES * 0.025)] ?? 0,
    high: scores[Math.floor(SAMPLES * 0.975)] ?? 0,
    support: all.hit + all.missed,
  };
}

function counts({ predicted, gold }: Judged, label?: string): Counts {
  const labels = label === undefined ? new Set([...predicted, ...gold]) : [label];
  const sum = { hit: 0, false: 0, missed: 0 };
  for (const one of labels) {
    if (predicted.has(one) && gold.has(one)) sum.hit++;
    else if (predicted.has(one)) sum.false++;
    else if (gold.has(one)) sum.missed++;
  }
  return sum;
}

function add(a: Counts, b: Counts): Counts {
  return { hit: a.hit + b.hit, false: a.false + b.false, missed: a.missed + b.missed };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function f1(sum: Counts): number {
  return ratio(2 * sum.hit, 2 * sum.hit + sum.false + sum.missed);
}

/** Mulberry32: the same intervals on every run. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixing = Math.imul(state ^ (state >>> 15), state | 1);
    mixing ^= mixing + Math.imul(mixing ^ (mixing >>> 7), mixing | 61);
    return ((mixing ^ (mixing >>> 14)) >>> 0) / 4294967296;
  };
}
