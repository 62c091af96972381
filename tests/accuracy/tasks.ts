import type { Tagged } from "../../src/tagging/tag-study.ts";
import type { Labelled } from "./labels.ts";
import type { Judged } from "./score.ts";
import type { Mapping, Task } from "./training.ts";

/** A question asked of labelled records: which labels our tags amount to, and which the experts gave. */
export type Question = {
  readonly name: string;
  readonly bert?: number;
  readonly goal?: number;
  readonly records: readonly Labelled[];
  readonly judge: (record: Labelled, tagged: Tagged) => Judged;
};

/** The labels' sizes of samples. */
const BINS: readonly (readonly [number, string])[] = [
  [20, "1-20"],
  [40, "21-40"],
  [60, "41-60"],
  [80, "61-80"],
  [100, "81-100"],
  [199, "100-199"],
  [499, "200-499"],
  [999, "500-999"],
  [Infinity, "≥1000"],
];

export function binOf(participants: number): string {
  return BINS.find(([most]) => participants <= most)?.[1] ?? "≥1000";
}

const GOALS: Readonly<Record<string, number>> = {
  study_type: 0.93,
  substances: 0.97,
  application_form: 0.9,
  study_control: 0.8,
  number_of_participants: 0.93,
};

export function psynamicQuestions(mapping: Mapping, records: readonly Labelled[]): Question[] {
  return Object.entries(mapping.tasks).map(([name, task]) => ({
    name,
    bert: task.bert,
    ...(GOALS[name] === undefined ? {} : { goal: GOALS[name] }),
    records: records.filter((record) => record.labels[name] !== undefined),
    judge: typeof task.map === "string" ? judgeParticipants(name) : judgeTags(name, task.facet, task.map),
  }));
}

function judgeParticipants(name: string): Question["judge"] {
  return (record, { facts }) => ({
    id: record.id,
    predicted: new Set(facts.participants === undefined ? [] : [binOf(facts.participants)]),
    gold: new Set((record.labels[name] ?? []).filter((label) => /\d/.test(label))),
  });
}

/** A value that answers to several labels (imaging: MRI, functional MRI, PET) is right where any of them was given, and counts once. */
function judgeTags(name: string, facet: string, map: Exclude<Task["map"], string>): Question["judge"] {
  const classes = new Map<string, string>();
  for (const [value, labels] of Object.entries(map)) {
    const all = [labels].flat();
    for (const label of all) classes.set(label, all.length > 1 ? value : label);
    classes.set(`=${value}`, all.length > 1 ? value : (all[0] ?? value));
  }
  return (record, { tags }) => ({
    id: record.id,
    predicted: new Set(
      tags
        .filter((tag) => tag.facet === facet)
        .map((tag) => classes.get(`=${tag.value}`))
        .filter((label) => label !== undefined),
    ),
    gold: new Set((record.labels[name] ?? []).map((label) => classes.get(label)).filter((label) => label !== undefined)),
  });
}

const TELLER: Readonly<Record<string, string>> = {
  "Human-systematic-review": "systematic review",
  "Human-case-report": "case report",
  "Clinical-study-protocol": "protocol",
  "Non-systematic-review": "review",
  "Human-RCT-non-drug-intervention": "rct",
  "Human-RCT-drug-intervention": "rct",
  "Human-RCT-non-intervention": "rct",
  "Animal-other": "preclinical",
  "Animal-drug-intervention": "preclinical",
  "Animal-non-drug-intervention": "preclinical",
  "In-vitro-study": "preclinical",
};

const OURS: Readonly<Record<string, string>> = {
  "meta-analysis": "systematic review",
  "systematic-review": "systematic review",
  "case-report": "case report",
  "case-series": "case report",
  protocol: "protocol",
  review: "review",
  rct: "rct",
  preclinical: "preclinical",
};

export function tellerQuestion(records: readonly Labelled[]): Question {
  return {
    name: "design (psychiatry)",
    records,
    judge: (record, { tags }) => ({
      id: record.id,
      predicted: new Set(
        designs(tags)
          .map((design) => OURS[design])
          .filter((label) => label !== undefined),
      ),
      gold: new Set((record.labels["type"] ?? []).map((label) => TELLER[label]).filter((label) => label !== undefined)),
    }),
  };
}

const RANDOM: Readonly<Record<string, string>> = {
  "meta-analysis": "meta_analysis",
  "systematic-review": "systematic_review",
  protocol: "protocol",
  rct: "randomized_trial",
};

/** A protocol of a randomised trial is labelled as both in this set; for us it is a protocol. */
export function randomQuestion(records: readonly Labelled[]): Question {
  return {
    name: "design (random PubMed)",
    records,
    judge: (record, { tags }) => {
      const gold = new Set((record.labels["said"] ?? []).filter((label) => Object.values(RANDOM).includes(label)));
      return {
        id: record.id,
        predicted: new Set(
          designs(tags)
            .map((design) => RANDOM[design])
            .filter((label) => label !== undefined),
        ),
        gold,
      };
    },
  };
}

/** Rodent work without people must be called preclinical: animal work is never shown as human. */
export function rodentQuestion(records: readonly Labelled[]): Question {
  return {
    name: "rodent work (random PubMed)",
    records: records.filter(
      (record) => record.labels["said"]?.includes("rodent") === true && !record.labels["said"].includes("human"),
    ),
    judge: (record, { tags }) => {
      const human = tags.some((tag) => tag.facet === "population");
      return {
        id: record.id,
        predicted: new Set([human ? "shown as human" : "not shown as human"]),
        gold: new Set(["not shown as human"]),
      };
    },
  };
}

function designs(tags: Tagged["tags"]): string[] {
  return tags.filter((tag) => tag.facet === "design").map((tag) => tag.value);
}
