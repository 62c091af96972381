import { readFileSync } from "node:fs";
import { createTagger, type Tagger } from "../../src/tagging/tag-study.ts";
import { sharedData } from "../support/shared-data.ts";
import { printCells } from "./cells.ts";
import { isDevelopment, mixed, psynamic, randomPubmed, studyTypeTeller, type Labelled } from "./labels.ts";
import { readByMakers } from "./read-labels.ts";
import { printErrors, printQuestion } from "./print.ts";
import { psynamicQuestions, randomQuestion, rodentQuestion, tellerQuestion, type Question } from "./tasks.ts";
import type { Teachers } from "./learn-designs.ts";
import { learn, type Mapping } from "./training.ts";
import { writeFigures, type FiguresOf, type LearntFrom } from "./write-figures.ts";
import { writePoints } from "./write-points.ts";

/**
 * Prints precision, recall and F1 for each facet and value, beside the published BERT's.
 * "held out": rules and points never saw this half of the labels. "cross-validated": points learnt from the other four fifths, over all records.
 * --task NAME one task; --errors LABEL|any [--most N] [--chars N] wrong records of the development half; --fit learns the points anew; --write commits figures.
 * --cells N --seed S draws N filled fact cells of the real ketamine records, to be read beside their abstracts.
 */
const folder = sharedData("labels");
if (process.argv.includes("--cells")) {
  await printCells(Number(argument("--cells") ?? 100), Number(argument("--seed") ?? 1));
} else if (folder === undefined) {
  process.stdout.write("The labels of ../shared/data are absent: accuracy can't be measured here.\n");
} else if (process.argv.includes("--fit")) {
  const teachers = await teachersOf(folder);
  writePoints(learn(readMapping(folder), teachers), learntFrom(teachers));
} else {
  await measure(folder);
}

async function teachersOf(labels: string): Promise<Teachers> {
  const read = await readByMakers();
  return { psynamic: psynamic(labels), teller: studyTypeTeller(labels), random: randomPubmed(labels), read };
}

function learntFrom({ read, ...experts }: Teachers): LearntFrom {
  return { experts: Object.values(experts).flat().length, makers: read.length };
}

/** Of each expert label set the records that are wanted; what the makers read is learnt from only, so all of it is. */
function part({ psynamic, teller, random, read }: Teachers, wanted: (record: Labelled) => boolean): Teachers {
  return { psynamic: psynamic.filter(wanted), teller: teller.filter(wanted), random: random.filter(wanted), read };
}

function readMapping(labels: string): Mapping {
  return JSON.parse(readFileSync(`${labels}/mapping.json`, "utf8")) as Mapping;
}

async function measure(labels: string): Promise<void> {
  const mapping = readMapping(labels);
  const teachers = await teachersOf(labels);
  const half = createTagger(learn(mapping, part(teachers, isTuned)));
  const folds = [0, 1, 2, 3, 4].map((fold) =>
    createTagger(
      learn(
        mapping,
        part(teachers, (record) => foldOf(record) !== fold),
      ),
    ),
  );
  const questions = [
    ...psynamicQuestions(mapping, teachers.psynamic),
    tellerQuestion(teachers.teller),
    randomQuestion(teachers.random),
    rodentQuestion(teachers.random),
  ];
  const figures: FiguresOf[] = [];
  for (const question of questions) {
    if (argument("--task") !== undefined && argument("--task") !== question.name) continue;
    const tuned = judge(question, isTuned, () => half);
    const held = judge(
      question,
      (record) => !isTuned(record),
      () => half,
    );
    const crossed = judge(
      question,
      () => true,
      (record) => folds[foldOf(record)] ?? half,
    );
    printQuestion(question, { held, crossed, tuned });
    figures.push({ question, held, crossed });
    const label = argument("--errors");
    if (label !== undefined)
      printErrors(question, tuned, half, {
        label,
        most: Number(argument("--most") ?? 20),
        chars: Number(argument("--chars") ?? 1500),
      });
  }
  if (process.argv.includes("--write")) writeFigures(figures, learntFrom(teachers), new Date());
}

function isTuned(record: Labelled): boolean {
  return isDevelopment(record.id);
}

function foldOf(record: Labelled): number {
  return (mixed(record.id) >>> 3) % 5;
}

function judge(
  question: Question,
  chosen: (record: Labelled) => boolean,
  tagger: (record: Labelled) => Tagger,
): ReturnType<Question["judge"]>[] {
  return question.records.filter(chosen).map((record) => question.judge(record, tagger(record)(record.input)));
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}
