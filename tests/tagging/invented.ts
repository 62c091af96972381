import type { TaggerInput } from "../../src/tagging/tagger-input.ts";

/** An input that states only what matters. */
export function record(given: Partial<TaggerInput>): TaggerInput {
  return { title: "", abstract: "", publicationTypes: [], mesh: [], keywords: [], ...given };
}

const DRUGS = ["ketamine", "esketamine", "(R)-ketamine", "ketamine"];
const RIVALS = ["placebo", "midazolam", "electroconvulsive therapy", "saline"];

/** A trial that never was, each index another. */
export function invented(index: number): TaggerInput {
  const [drug = "ketamine", rival = "placebo"] = [DRUGS[index % 4], RIVALS[(index >> 2) % 4]];
  const people = 20 + (index % 180);
  return record({
    title: `Effect of intravenous ${drug} versus ${rival} in treatment-resistant depression: trial ${index} of the invented series`,
    abstract: [
      `BACKGROUND: Previous studies have shown rapid effects of ${drug}, but few randomized trials have lasted.`,
      `METHODS: In this double-blind trial ${people} adults with treatment-resistant depression (TRD) were randomly assigned to ${drug} 0.5 mg/kg over 40 minutes or ${rival}. The primary outcome was the Montgomery-Asberg Depression Rating Scale (MADRS) at 24 hours; participants were followed for ${2 + (index % 9)} weeks.`,
      `RESULTS: Scores fell more with ${drug} (p = 0.01). Mean age was ${30 + (index % 30)}.4 years; ${40 + (index % 30)}% were women. Dissociative symptoms were transient.`,
      `CONCLUSIONS: ${drug} was effective and well tolerated. TRIAL REGISTRATION: NCT${String(90000000 + index)}.`,
    ].join("\n"),
    publicationTypes: ["Journal Article", "Randomized Controlled Trial"],
    mesh: [{ descriptor: "Humans" }, { descriptor: "Ketamine" }, { descriptor: "Depressive Disorder, Treatment-Resistant" }],
    keywords: ["ketamine", "depression"],
  });
}
