import { tagStudy } from "../../src/tagging/tag-study.ts";
import { taggerInputFromStudy, type TaggerInput } from "../../src/tagging/tagger-input.ts";
import { psynamic } from "../accuracy/labels.ts";
import { realStudies } from "../support/real-studies.ts";
import { sharedData } from "../support/shared-data.ts";
import { invented } from "../tagging/invented.ts";

/** Abstracts tagged a second on one core, all facets and facts, by processor time: it does not depend on what else the machine does. */
const GOAL = 3000;
const runs = process.argv.includes("--quick") ? 3 : 8;
const labels = sharedData("labels");
const sets: [string, TaggerInput[]][] = [];
if (labels === undefined) process.stdout.write("../shared/data is absent: only invented abstracts are tagged.\n");
else {
  sets.push(["psychedelic and ketamine abstracts", psynamic(labels).map((record) => record.input)]);
  const real = (await realStudies()).map(taggerInputFromStudy);
  sets.push(["PubMed on all subjects", real.filter((input) => input.abstract !== "")]);
}
sets.push(["invented trials", Array.from({ length: 500 }, (_unused, index) => invented(index))]);

process.stdout.write(
  `${"records".padEnd(38)}${"number".padStart(8)}${"letters each".padStart(14)}${"a second".padStart(10)}   goal ${GOAL}\n`,
);
for (const [name, inputs] of sets) {
  const letters = inputs.reduce((sum, one) => sum + one.title.length + one.abstract.length, 0) / inputs.length;
  const rate = Math.round(
    inputs.length /
      bestSeconds(() => {
        inputs.forEach((input) => tagStudy(input));
      }),
  );
  process.stdout.write(
    `${name.padEnd(38)}${String(inputs.length).padStart(8)}${String(Math.round(letters)).padStart(14)}${String(rate).padStart(10)}\n`,
  );
}

process.stdout.write("\nOne text, ever longer: seconds must grow no faster than letters.\n");
const sentence =
  "In this randomized, double-blind trial 67 patients with treatment-resistant depression received ketamine 0.5 mg/kg or placebo. ";
for (const times of [100, 200, 400, 800]) {
  const abstract = sentence.repeat(times);
  const seconds = bestSeconds(() => tagStudy({ title: "", abstract, publicationTypes: [], mesh: [], keywords: [] }));
  process.stdout.write(
    `${String(abstract.length).padStart(8)} letters ${(seconds * 1000).toFixed(1).padStart(8)} ms ${((seconds * 1e9) / abstract.length).toFixed(0).padStart(6)} ns a letter\n`,
  );
}

function bestSeconds(work: () => void): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}
