import { MODELS } from "../../src/topic/models.ts";
import { learnBest, pointsAt } from "./choose.ts";
import type { Labelled } from "./labels.ts";
import { featuresOf, mark, spelt, type Marked } from "./marked.ts";

/** Labelled records of psychedelics and ketamine, of psychiatry, and of PubMed at large: each says other things of a design. */
export type Teachers = {
  readonly psynamic: readonly Labelled[];
  readonly teller: readonly Labelled[];
  readonly random: readonly Labelled[];
  /** Read by the makers of this program, not by experts: learnt from where that helps, never measured on. */
  readonly read: readonly Labelled[];
};

type Lesson = { readonly from: Exclude<keyof Teachers, "read">; readonly task: string; readonly label?: string };

/** Where each design is taught: `label` marks it, and a set without one holds none of it. */
const LESSONS: Readonly<Record<string, { readonly lessons: readonly Lesson[]; readonly open: readonly string[] }>> = {
  "cross-sectional": {
    lessons: [{ from: "psynamic", task: "study_type", label: "Real-world study" }],
    open: ["cross-sectional", "case-control", "non-randomised-trial", "unclear", "review"],
  },
  protocol: {
    lessons: [
      { from: "psynamic", task: "study_type", label: "Study protocol" },
      { from: "teller", task: "type", label: "Clinical-study-protocol" },
      { from: "random", task: "said", label: "protocol" },
    ],
    open: [],
  },
  review: {
    lessons: [
      { from: "psynamic", task: "study_type" },
      { from: "teller", task: "type", label: "Non-systematic-review" },
    ],
    open: ["unclear", "review"],
  },
};

/** A design is given from this probability on: near half the F1 that all designs reach together. */
const CUT = 0.43;

/** Points for designs, which rules ask before anything else is known of a record. */
export function learnDesigns(teachers: Teachers): Record<string, string> {
  const marked = {
    psynamic: mark(teachers.psynamic, {}),
    teller: mark(teachers.teller, {}),
    random: mark(teachers.random, {}),
  };
  const points: Record<string, string> = {};
  for (const model of MODELS.filter(({ facet }) => facet === "design")) {
    const { lessons = [], open = [] } = LESSONS[model.value] ?? {};
    const examples = lessons.flatMap(({ from, task, label }) =>
      marked[from]
        .filter((record) => record.labels[task] !== undefined && isOpen(record, open))
        .map((record) => ({
          features: featuresOf(model, record.marks).filter((name) => !name.includes("=")),
          positive: label !== undefined && record.labels[task]?.includes(label) === true,
        })),
    );
    if (!examples.some((one) => one.positive)) continue;
    points[`design:${model.value}`] = spelt(pointsAt(learnBest(examples), CUT));
  }
  return points;
}

/** Records whose design the rules leave to points; an empty list means all. */
function isOpen({ marks }: Marked, open: readonly string[]): boolean {
  return open.length === 0 || open.some((design) => marks.facts.has(`design=${design}`));
}
