import { PLACES, type Marks } from "../../src/tagging/score.ts";
import { readRecord } from "../../src/tagging/record.ts";
import { LEXICON } from "../../src/tagging/vocabulary.ts";
import type { Model } from "../../src/topic/models.ts";
import type { Points } from "../../src/topic/model-points.ts";
import { fit } from "./fit.ts";
import type { Labelled } from "./labels.ts";

export type Task = {
  readonly facet: string;
  readonly bert: number;
  readonly map: Readonly<Record<string, string | readonly string[]>>;
};
export type Mapping = { readonly tasks: Readonly<Record<string, Task>> };

export type Marked = Labelled & { readonly marks: Marks };

export function mark(records: readonly Labelled[]): Marked[] {
  return records.map((record) => ({ ...record, marks: readRecord(record.input).marks }));
}

/** The labels that a value of ours stands for. */
export function labelsOf(task: Task, value: string): readonly string[] {
  return [task.map[value] ?? []].flat();
}

/** The task that teaches a model: the one whose facet and values know it. */
export function taskOf(mapping: Mapping, model: Model): [string, Task] | undefined {
  return Object.entries(mapping.tasks).find(
    ([, task]) => task.facet === model.facet && typeof task.map === "object" && model.value in task.map,
  );
}

/** Probability at which a value is given: near half the F1 that can be reached maximises it. */
const CUT = 0.38;

export function train(model: Model, task: [string, Task], records: readonly Marked[]): Points {
  const [name, { facet }] = task;
  const wanted = labelsOf(task[1], model.value);
  const examples = records
    .filter((record) => record.labels[name] !== undefined && (facet !== "design" || isOpen(record.marks)))
    .map((record) => ({
      features: featuresOf(model, record.marks),
      positive: record.labels[name]?.some((label) => wanted.includes(label)) === true,
    }));
  // Rare labels need a lighter hand, or nothing is left of them.
  const rare = examples.filter((one) => one.positive).length < 0.17 * examples.length;
  return fit(examples, { ...(rare ? { l1: 0.0007, l2: 0.002 } : { l1: 0.002, l2: 0.01 }), cut: CUT });
}

/** Records whose design the rules leave to points. */
function isOpen({ facts }: Marks): boolean {
  return ["cross-sectional", "case-control", "non-randomised-trial", "unclear", "review"].some((design) =>
    facts.has(`design=${design}`),
  );
}

export function featuresOf(model: Model, marks: Marks): string[] {
  const weighed = (name: string): boolean => model.weighs.some((start) => name.startsWith(start));
  const cues = LEXICON.names.flatMap((name, id) => {
    const places = marks.cues[id] ?? 0;
    return places !== 0 && weighed(name)
      ? PLACES.filter((_place, bit) => (places & (1 << bit)) !== 0).map((place) => name + place)
      : [];
  });
  return [...cues, ...[...marks.facts].filter(weighed)];
}
