import { readFileSync } from "node:fs";
import { tagStudy } from "../../src/tagging/tag-study.ts";
import { sharedData } from "../support/shared-data.ts";
import { isDevelopment, psynamic, randomPubmed, studyTypeTeller } from "./labels.ts";
import { figure, type Figure, type Judged } from "./score.ts";
import { psynamicQuestions, randomQuestion, tellerQuestion, type Question } from "./tasks.ts";
import type { Mapping } from "./training.ts";

/** Prints, for each facet and value, precision, recall and F1 on labels that no rule was tuned on, beside those it was tuned on. */
const folder = sharedData("labels");
if (folder === undefined) {
  process.stdout.write("The labels of ../shared/data are absent: accuracy can't be measured here.\n");
  process.exit(0);
}
const mapping = JSON.parse(readFileSync(`${folder}/mapping.json`, "utf8")) as Mapping;
const only = argument("--task");
const questions = [
  ...psynamicQuestions(mapping, psynamic(folder)),
  tellerQuestion(studyTypeTeller(folder)),
  randomQuestion(randomPubmed(folder)),
].filter((question) => only === undefined || question.name === only);

for (const question of questions) {
  const judged = question.records.flatMap((record) => question.judge(record, tagStudy(record.input)) ?? []);
  const tuned = judged.filter((one) => isDevelopment(one.id));
  const held = judged.filter((one) => !isDevelopment(one.id));
  print(question, tuned, held);
  const label = argument("--errors");
  if (label !== undefined) printErrors(question, tuned, label);
}

function print(question: Question, tuned: readonly Judged[], held: readonly Judged[]): void {
  const labels = [...new Set([...tuned, ...held].flatMap((one) => [...one.gold, ...one.predicted]))].sort();
  const beside = [
    question.bert === undefined ? "" : `BERT ${question.bert.toFixed(3)}`,
    question.goal === undefined ? "" : `goal ${question.goal.toFixed(2)}`,
  ];
  process.stdout.write(`\n${question.name} (${held.length} held out, ${tuned.length} tuned on) ${beside.join(" ")}\n`);
  for (const label of [undefined, ...labels]) {
    process.stdout.write(`  ${row(figure(held, label))}   tuned on ${figure(tuned, label).f1.toFixed(3)}\n`);
  }
}

function row({ label, precision, recall, f1, low, high, support }: Figure): string {
  return `${label.padEnd(36)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)} [${low.toFixed(2)}–${high.toFixed(2)}]  n ${String(support).padStart(4)}`;
}

/** Errors of the development half only: the held-out half is scored and never read. */
function printErrors(question: Question, judged: readonly Judged[], label: string): void {
  const most = Number(argument("--most") ?? 20);
  const wrong = judged.filter((one) => (label === "any" ? !same(one) : one.gold.has(label) !== one.predicted.has(label)));
  for (const one of wrong.slice(0, most)) {
    const record = question.records.find((candidate) => candidate.id === one.id);
    if (record === undefined) continue;
    const { tags, facts } = tagStudy(record.input);
    process.stdout.write(
      `\n# ${one.id} gold ${[...one.gold].join(", ")} | said ${[...one.predicted].join(", ")} | N=${facts.participants ?? "-"}\n`,
    );
    for (const tag of tags.filter(
      (candidate) => candidate.facet === mapping.tasks[question.name]?.facet || candidate.facet === "design",
    ))
      process.stdout.write(`  ${tag.facet}:${tag.value} ${tag.evidence.map((words) => JSON.stringify(words.text)).join(" ")}\n`);
    process.stdout.write(
      `  ${`${record.input.title} ${record.input.abstract}`.replaceAll("\n", " ").slice(0, Number(argument("--chars") ?? 1500))}\n`,
    );
  }
}

function same({ gold, predicted }: Judged): boolean {
  return gold.size === predicted.size && [...gold].every((label) => predicted.has(label));
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}
