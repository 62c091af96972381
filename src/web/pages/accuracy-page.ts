import type { AccuracyFigures } from "../accuracy-figures.ts";
import type { CellReading } from "../cell-readings.ts";
import { FACT_LABELS } from "./quotes.ts";
import { capitalised, day, number } from "./words.ts";

type Task = AccuracyFigures["tasks"][number];
type Measured = Task["figures"][number]["heldOut"];

/** The tasks of the labels in a reader's words; one that is missing here is named as it is spelt. */
const TASKS: Readonly<Record<string, string>> = {
  study_type: "Study design",
  substances: "Drug",
  application_form: "Route",
  condition: "Condition",
  study_control: "Comparator",
  control: "Comparator",
  number_of_participants: "Number of participants",
  sex_of_participants: "Sex of participants",
  age_of_participants: "Age of participants",
  study_conclusion: "Authors’ conclusion",
  clinical_trial_phase: "Trial phase",
  study_purpose: "What it is about",
  regimen: "Regimen",
  outcomes: "Outcomes",
};

/** Fewer than this many labels say little, whatever the figure. */
const FEW = 20;

export function accuracyPage(figures: AccuracyFigures | undefined, readings: readonly CellReading[] = []) {
  return {
    measured: figures && {
      on: day(figures.measuredOn),
      experts: number(figures.learntFrom.experts),
      makers: number(figures.learntFrom.makers),
    },
    tasks: (figures?.tasks ?? []).map(taskEntry),
    facts: factsEntry(readings),
  };
}

/** The last reading is the one no cause was fixed on; the earlier ones show how it came to it. */
function factsEntry(readings: readonly CellReading[]) {
  const last = readings.at(-1);
  return (
    last && {
      on: day(last.on),
      seed: last.seed,
      read: number(last.read),
      right: number(last.read - last.wrong.length),
      wrong: last.wrong.map(({ pmid, fact, why }) => ({
        pmid,
        address: `/studies/${pmid}`,
        fact: (FACT_LABELS as Readonly<Record<string, string>>)[fact] ?? fact,
        why,
      })),
      earlier: readings
        .slice(0, -1)
        .map(({ seed, read, wrong }) => `${read - wrong.length} of ${read} (seed ${seed})`)
        .join(", "),
    }
  );
}

function taskEntry(task: Task) {
  const [all, ...labels] = task.figures;
  // To be better than a published 0 is no merit.
  const bert = task.bert === 0 ? undefined : task.bert;
  return {
    name: TASKS[task.name] ?? capitalised(task.name.replaceAll("_", " ")),
    records: number(task.records.heldOut),
    all: all && row("All values together", all.heldOut),
    crossed: all === undefined ? "" : share(all.crossValidated.f1),
    bert: bert === undefined ? "" : share(bert),
    verdict: all === undefined || bert === undefined ? "" : verdict(all.heldOut, bert),
    labels: labels.filter(({ heldOut }) => heldOut.support > 0).map(({ label, heldOut }) => row(label, heldOut)),
  };
}

function row(label: string, { precision, recall, f1, low, high, support }: Measured) {
  return {
    label,
    precision: share(precision),
    recall: share(recall),
    f1: share(f1),
    interval: `${share(low)}–${share(high)}`,
    support: number(support),
    few: support < FEW,
  };
}

/** Only what the interval bears out is called better or worse. */
function verdict({ low, high }: Measured, bert: number): string {
  if (low > bert) return "better";
  return high < bert ? "worse" : "no clear difference";
}

function share(value: number): string {
  return value.toFixed(2);
}
