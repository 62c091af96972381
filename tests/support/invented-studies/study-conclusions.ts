import type { StudyFacts } from "./study-facts.ts";

type Sentence = (facts: StudyFacts) => string;

export const RESULT_VERB: Readonly<Record<StudyFacts["direction"], string>> = {
  better: "reduced depressive symptoms more",
  same: "did not differ significantly on the primary outcome",
  worse: "was less effective on the primary outcome",
  mixed: "was better at 24 hours but not at the end of the study",
};

/** The authors' own conclusion, in the four tempers a reader meets. */
export const CONCLUSIONS: Readonly<Record<StudyFacts["direction"], readonly Sentence[]>> = {
  better: [
    ({ drug, condition }) => `${drug.name} was effective and generally well tolerated in ${condition.name}.`,
    ({ drug, comparator }) => `${drug.name} produced a rapid and clinically meaningful benefit over ${comparator}.`,
    ({ drug, population }) => `These findings support the use of ${drug.route} ${drug.name} in ${population.name}.`,
  ],
  same: [
    ({ drug, comparator, condition }) => `${drug.name} was not superior to ${comparator} in ${condition.name}.`,
    ({ drug }) => `We found no evidence that ${drug.name} improves depressive symptoms; larger trials are needed.`,
  ],
  worse: [
    ({ drug, comparator }) => `${drug.name} was inferior to ${comparator} and caused more adverse events.`,
    ({ drug, condition }) => `Our results do not support ${drug.name} for ${condition.name}.`,
  ],
  mixed: [
    ({ drug }) => `${drug.name} had an early effect that was not sustained; its place remains to be determined.`,
    ({ drug, population }) =>
      `Benefits of ${drug.name} were confined to a subgroup of ${population.short} and must be weighed against its adverse effects.`,
  ],
};
