import type { Tagger } from "../../src/tagging/tag-study.ts";
import { figure, type Figure, type Judged } from "./score.ts";
import type { Question } from "./tasks.ts";

export type Scored = { readonly held: readonly Judged[]; readonly crossed: readonly Judged[]; readonly tuned: readonly Judged[] };

export function printQuestion(question: Question, { held, crossed, tuned }: Scored): void {
  const labels = [...new Set(crossed.flatMap((one) => [...one.gold, ...one.predicted]))].sort();
  const beside = [
    question.bert === undefined ? "" : `published BERT ${question.bert.toFixed(3)}`,
    question.goal === undefined ? "" : `goal ${question.goal.toFixed(2)}`,
  ];
  process.stdout.write(
    `\n${question.name}: ${held.length} held out, ${crossed.length} cross-validated, ${tuned.length} tuned on. ${beside.join(" ")}\n`,
  );
  for (const label of [undefined, ...labels]) {
    const crossedF1 = figure(crossed, label);
    process.stdout.write(
      `  ${row(figure(held, label))}   cross-validated ${crossedF1.f1.toFixed(3)} n ${crossedF1.support}   tuned on ${figure(tuned, label).f1.toFixed(3)}\n`,
    );
  }
}

function row({ label, precision, recall, f1, low, high, support }: Figure): string {
  return `${label.padEnd(34)} P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} [${low.toFixed(2)}–${high.toFixed(2)}] n ${String(support).padStart(4)}`;
}

type Wanted = { readonly label: string; readonly most: number; readonly chars: number };

/** Errors of the development half only: the held-out half is scored and never read. */
export function printErrors(question: Question, judged: readonly Judged[], tagger: Tagger, { label, most, chars }: Wanted): void {
  const wrong = judged.filter((one) => (label === "any" ? !same(one) : one.gold.has(label) !== one.predicted.has(label)));
  for (const one of wrong.slice(0, most)) {
    const record = question.records.find((candidate) => candidate.id === one.id);
    if (record === undefined) continue;
    const { tags, facts } = tagger(record.input);
    process.stdout.write(
      `\n# ${one.id} gold ${[...one.gold].join(", ")} | said ${[...one.predicted].join(", ")} | N=${facts.participants ?? "-"}\n`,
    );
    for (const tag of tags)
      process.stdout.write(`  ${tag.facet}:${tag.value} ${tag.evidence.map((words) => JSON.stringify(words.text)).join(" ")}\n`);
    process.stdout.write(`  ${`${record.input.title} ${record.input.abstract}`.replaceAll("\n", " ").slice(0, chars)}\n`);
  }
}

function same({ gold, predicted }: Judged): boolean {
  return gold.size === predicted.size && [...gold].every((label) => predicted.has(label));
}
