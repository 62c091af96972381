import { readFileSync } from "node:fs";
import { createTagger, type Tagger } from "../../src/tagging/tag-study.ts";
import { sharedData } from "../support/shared-data.ts";
import { isDevelopment, mixed, psynamic, randomPubmed, studyTypeTeller, type Labelled } from "./labels.ts";
import { printErrors, printQuestion } from "./print.ts";
import { psynamicQuestions, randomQuestion, rodentQuestion, tellerQuestion, type Question } from "./tasks.ts";
import { learn, type Mapping } from "./training.ts";
import { writeFigures, type FiguresOf } from "./write-figures.ts";
import { writePoints } from "./write-points.ts";

/**
 * Prints precision, recall and F1 for each facet and value, beside the published BERT's.
 * "held out": rules and points never saw this half of the labels. "cross-validated": points learnt from the other four fifths, over all records.
 * --task NAME one task; --errors LABEL|any [--most N] [--chars N] wrong records of the development half; --fit learns the points anew; --write commits figures.
 */
const folder = sharedData("labels");
if (folder === undefined) {
  process.stdout.write("The labels of ../shared/data are absent: accuracy can't be measured here.\n");
} else if (process.argv.includes("--fit")) {
  const records = psynamic(folder);
  writePoints(learn(readMapping(folder), records), records.length);
} else {
  measure(folder);
}

function readMapping(labels: string): Mapping {
  return JSON.parse(readFileSync(`${labels}/mapping.json`, "utf8")) as Mapping;
}

function measure(labels: string): void {
  const mapping = readMapping(labels);
  const records = psynamic(labels);
  const half = createTagger(
    learn(
      mapping,
      records.filter((record) => isDevelopment(record.id)),
    ),
  );
  const folds = [0, 1, 2, 3, 4].map((fold) =>
    createTagger(
      learn(
        mapping,
        records.filter((record) => foldOf(record) !== fold),
      ),
    ),
  );
  const other = [
    tellerQuestion(studyTypeTeller(labels)),
    randomQuestion(randomPubmed(labels)),
    rodentQuestion(randomPubmed(labels)),
  ];
  const figures: FiguresOf[] = [];
  for (const question of [...psynamicQuestions(mapping, records), ...other]) {
    if (argument("--task") !== undefined && argument("--task") !== question.name) continue;
    const tuned = judge(question, isTuned, () => half);
    const held = judge(
      question,
      (record) => !isTuned(record),
      () => half,
    );
    const crossed = other.includes(question)
      ? held
      : judge(
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
  if (process.argv.includes("--write")) writeFigures(figures, new Date());
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
