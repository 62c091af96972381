import { compileModels, PARTICIPANTS } from "../../src/tagging/models.ts";
import { readRecord } from "../../src/tagging/record.ts";
import { PLACES, type Marks } from "../../src/tagging/score.ts";
import { LEXICON } from "../../src/tagging/vocabulary.ts";
import type { Points } from "../../src/topic/model-points.ts";
import { MODELS, type Model } from "../../src/topic/models.ts";
import { fit } from "./fit.ts";
import type { Labelled } from "./labels.ts";
import { learnParticipants } from "./learn-participants.ts";

export type Task = {
  readonly facet: string;
  readonly bert: number;
  readonly map: string | Readonly<Record<string, string | readonly string[]>>;
};
export type Mapping = { readonly tasks: Readonly<Record<string, Task>> };

type Marked = Labelled & { readonly marks: Marks };

/** The labels that a value of ours stands for. */
function labelsOf(task: Task, value: string): readonly string[] {
  return typeof task.map === "string" ? [] : [task.map[value] ?? []].flat();
}

/** Points for every model, learnt from these records alone: first who only observed, as the other models look at the design. */
export function learn(mapping: Mapping, records: readonly Labelled[]): Record<string, string> {
  const designs = learnAll(mapping, mark(records, {}), (model) => model.facet === "design");
  const known = { ...designs, [PARTICIPANTS]: line(learnParticipants(mapping, records, compileModels(designs))) };
  return { ...known, ...learnAll(mapping, mark(records, known), (model) => model.facet !== "design") };
}

function mark(records: readonly Labelled[], points: Readonly<Record<string, string>>): Marked[] {
  const models = compileModels(points);
  return records.map((record) => ({ ...record, marks: readRecord(record.input, models).marks }));
}

function learnAll(mapping: Mapping, records: readonly Marked[], wanted: (model: Model) => boolean): Record<string, string> {
  const learnt: Record<string, string> = {};
  for (const model of MODELS.filter(wanted)) {
    const task = Object.entries(mapping.tasks).find(
      ([, one]) => one.facet === model.facet && labelsOf(one, model.value).length > 0,
    );
    if (task !== undefined) learnt[`${model.facet}:${model.value}`] = line(train(model, task, records));
  }
  return learnt;
}

/** Probability at which a value is given: near half the F1 that can be reached maximises it. */
const CUT = 0.38;

function train(model: Model, [name, task]: readonly [string, Task], records: readonly Marked[]): Points {
  const wanted = labelsOf(task, model.value);
  const examples = records
    .filter((record) => record.labels[name] !== undefined && (model.facet !== "design" || isOpen(record.marks)))
    .map((record) => ({
      features: featuresOf(model, record.marks),
      positive: record.labels[name]?.some((label) => wanted.includes(label)) === true,
    }));
  // Rare labels need a lighter hand, or nothing is left of them.
  const rare = examples.filter((one) => one.positive).length < 0.17 * examples.length;
  return fit(examples, { ...(rare ? { l1: 0.001, l2: 0.003 } : { l1: 0.002, l2: 0.004 }), cut: CUT });
}

/** Records whose design the rules leave to points. */
function isOpen({ facts }: Marks): boolean {
  return ["cross-sectional", "case-control", "non-randomised-trial", "unclear", "review"].some((design) =>
    facts.has(`design=${design}`),
  );
}

function featuresOf(model: Model, marks: Marks): string[] {
  const weighed = (name: string): boolean => model.weighs.some((start) => name.startsWith(start));
  const cues = LEXICON.names.flatMap((name, id) => {
    const places = marks.cues[id] ?? 0;
    return places !== 0 && weighed(name)
      ? PLACES.filter((_place, bit) => (places & (1 << bit)) !== 0).map((place) => name + place)
      : [];
  });
  return [...cues, ...[...marks.facts].filter(weighed)];
}

/** The spelling that topic/points.ts keeps: heaviest points first. */
function line({ bias, points }: Points): string {
  const sorted = Object.entries(points).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1));
  return [["bias", bias] as const, ...sorted].map(([name, value]) => `${name} ${value}`).join("; ");
}
