import { compileModels, PARTICIPANTS } from "../../src/tagging/models.ts";
import { MODELS, type Model } from "../../src/topic/models.ts";
import { bestCut, learnBest, pointsAt, type Learnt } from "./choose.ts";
import { learnDesigns, type Teachers } from "./learn-designs.ts";
import { learnParticipants } from "./learn-participants.ts";
import type { Example } from "./fit.ts";
import { featuresOf, mark, spelt, type Marked } from "./marked.ts";

export type Task = {
  readonly facet: string;
  readonly bert: number;
  readonly map: string | Readonly<Record<string, string | readonly string[]>>;
};
export type Mapping = { readonly tasks: Readonly<Record<string, Task>> };

/** The labels that a value of ours stands for; a conclusion is stated whichever way it goes. */
function labelsOf(task: Task, value: string): readonly string[] {
  if (task.facet === "conclusion" && value === "stated") return Object.values(task.map).flat();
  return typeof task.map === "string" ? [] : [task.map[value] ?? []].flat();
}

/** Points for every model, learnt from these records alone: first the designs, as the other models look at them. */
export function learn(mapping: Mapping, teachers: Teachers): Record<string, string> {
  const { psynamic: records, read } = teachers;
  const designs = learnDesigns(teachers);
  // Reviews without a number are many among the records read here, and would teach to give none.
  const counted = [...records, ...read.filter((record) => record.participants !== undefined)];
  const known = { ...designs, [PARTICIPANTS]: spelt(learnParticipants(mapping, counted, compileModels(designs))) };
  const lessons = { experts: mark(records, known), read: mark(read, known) };
  const points = Object.entries(mapping.tasks).map((task) => learnTask(task, lessons, READ_WEIGHTS[task[0]] ?? 0));
  return Object.assign(known, ...points) as Record<string, string>;
}

/**
 * What a label counts that the makers of this program read, beside an expert's. A task that is missing here is learnt from experts alone:
 * theirs of outcomes, sex and conclusions were met worse when ours joined them.
 */
const READ_WEIGHTS: Readonly<Record<string, number>> = {
  application_form: 0.8,
  condition: 0.8,
  study_control: 0.8,
  age_of_participants: 0.8,
  study_purpose: 0.8,
  regimen: 0.8,
};

type Lessons = { readonly experts: readonly Marked[]; readonly read: readonly Marked[] };

/** Models that answer one task share the probability from which they give their value. */
function learnTask(task: readonly [string, Task], lessons: Lessons, weight: number): Record<string, string> {
  const models = MODELS.filter(
    (model) => model.facet !== "design" && model.facet === task[1].facet && labelsOf(task[1], model.value).length > 0,
  );
  const learnt = models.map((model) => ({ model, ...train(model, task, lessons, weight) }));
  const cut = bestCut(learnt);
  return Object.fromEntries(learnt.map((one) => [`${one.model.facet}:${one.model.value}`, spelt(pointsAt(one, cut))]));
}

function train(model: Model, [name, task]: readonly [string, Task], { experts, read }: Lessons, weight: number): Learnt {
  const wanted = labelsOf(task, model.value);
  const lesson = (record: Marked): Omit<Example, "weight"> => ({
    features: featuresOf(model, record.marks),
    positive: record.labels[name]?.some((label) => wanted.includes(label)) === true,
  });
  const isAnswered = (record: Marked): boolean => record.labels[name] !== undefined;
  return learnBest([
    ...experts.filter(isAnswered).map(lesson),
    ...(weight === 0 ? [] : read.filter(isAnswered).map((record) => ({ ...lesson(record), weight }))),
  ]);
}
