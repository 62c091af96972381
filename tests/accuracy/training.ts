import { compileModels, PARTICIPANTS } from "../../src/tagging/models.ts";
import { MODELS, type Model } from "../../src/topic/models.ts";
import { bestCut, learnBest, pointsAt, type Learnt } from "./choose.ts";
import { learnDesigns, type Teachers } from "./learn-designs.ts";
import { learnParticipants } from "./learn-participants.ts";
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
  const records = teachers.psynamic;
  const designs = learnDesigns(teachers);
  const known = { ...designs, [PARTICIPANTS]: spelt(learnParticipants(mapping, records, compileModels(designs))) };
  return { ...known, ...learnValues(mapping, mark(records, known)) };
}

/** Models that answer one task share the probability from which they give their value. */
function learnValues(mapping: Mapping, records: readonly Marked[]): Record<string, string> {
  const points: Record<string, string> = {};
  for (const task of Object.entries(mapping.tasks)) {
    const models = MODELS.filter(
      (model) => model.facet !== "design" && model.facet === task[1].facet && labelsOf(task[1], model.value).length > 0,
    );
    const learnt = models.map((model) => ({ model, ...train(model, task, records) }));
    const cut = bestCut(learnt);
    for (const one of learnt) points[`${one.model.facet}:${one.model.value}`] = spelt(pointsAt(one, cut));
  }
  return points;
}

function train(model: Model, [name, task]: readonly [string, Task], records: readonly Marked[]): Learnt {
  const wanted = labelsOf(task, model.value);
  const examples = records
    .filter((record) => record.labels[name] !== undefined)
    .map((record) => ({
      features: featuresOf(model, record.marks),
      positive: record.labels[name]?.some((label) => wanted.includes(label)) === true,
    }));
  return learnBest(examples);
}
