import { createReadStream, readFileSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { recordSlices } from "../../src/pubmed/record-slices.ts";
import { studyFromXml } from "../../src/pubmed/study-from-xml.ts";
import { abstractText, titleText } from "../../src/domain/study-text.ts";
import { sharedData } from "../support/shared-data.ts";
import type { Labelled } from "./labels.ts";
import { binOf } from "./tasks.ts";

const TEXTS = "pubmed/ketamine_rewrapped.xml.gz";

/** What a column of read-labels.tsv is called among the experts' tasks, and what its codes are called there. */
const COLUMNS: Readonly<Record<string, readonly [task: string, labels: Readonly<Record<string, string>>]>> = {
  study_type: [
    "study_type",
    {
      RCT: "Randomized-controlled trial (RCT)",
      SR: "Systematic review/meta-analysis",
      protocol: "Study protocol",
      "real-world": "Real-world study",
      cohort: "Cohort study",
      "case-report": "Case report",
      "case-series": "Case series",
      qualitative: "Qualitative Study",
    },
  ],
  application_form: ["application_form", { iv: "Intravenous", nasal: "Nasal", oral: "Oral", sc: "Subcutaneous" }],
  condition: [
    "condition",
    {
      depression: "Depression",
      anxiety: "Anxiety",
      ptsd: "Post-traumatic stress disorder (PTSD)",
      alcohol: "Alcoholism",
      addiction: "Other addictions (e.g. smoking)",
      pain: "(Chronic) Pain",
      palliative: "Palliative Setting",
      anorexia: "Anorexia",
      healthy: "Healthy Participants",
    },
  ],
  study_control: [
    "study_control",
    { placebo: "Placebo", active: "Active control", other: "Other control", "non-controlled": "Non-controlled" },
  ],
  sex: ["sex_of_participants", { both: "Both sexes", male: "Male", female: "Female" }],
  age: ["age_of_participants", { adult: "Adult (≥18 years)", pediatric: "Pediatric (< 18 years old)" }],
  conclusion: ["study_conclusion", { positive: "Positive", negative: "Negative", neutral: "Neutral", mixed: "Mixed" }],
  purpose: [
    "study_purpose",
    { efficacy: "Efficacy endpoints", safety: "Safety endpoints", mechanism: "Mechanism of action", pk: "Pharmacokinetics" },
  ],
  regimen: ["regimen", { single: "Single Dose", multiple: "Multiple Applications" }],
  outcomes: [
    "outcomes",
    {
      mental: "Mental Functions",
      biomarker: "Soluble biomarker",
      imaging: "MRI",
      eeg: "Electroencephalography (EEG)",
      suicide: "Suicide",
      psychedelic: "Psychedelic experience",
      interview: "Interviews",
      driving: "The ability to drive a car",
    },
  ],
};

/** Ketamine abstracts that the makers of this program read after the experts' conventions; empty where their texts are absent. */
export async function readByMakers(): Promise<readonly Labelled[]> {
  const texts = sharedData(TEXTS);
  if (texts === undefined) return [];
  const labels = readLabels();
  const records: Labelled[] = [];
  for await (const slice of recordSlices(createReadStream(texts).pipe(createGunzip()))) {
    if (slice.kind === "deleted") continue;
    const study = studyFromXml(slice.raw);
    const read = labels.get(study.pmid);
    if (read === undefined) continue;
    // Like the experts' records, without what indexers added.
    const input = { title: titleText(study), abstract: abstractText(study), publicationTypes: [], mesh: [], keywords: [] };
    records.push({ id: study.pmid, input, ...read });
  }
  return records;
}

/** By PMID. A cell of "?" was left open: its task is not taught by that record. */
function readLabels(): ReadonlyMap<string, Pick<Labelled, "labels" | "participants">> {
  const rows = readFileSync(new URL("read-labels.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
  const [header = [], ...read] = rows;
  return new Map(
    read.map((cells) => {
      const cell = (column: string): string => cells[header.indexOf(column)] ?? "?";
      const known = Object.entries(COLUMNS).filter(([column]) => cell(column) !== "?");
      const labels = known.map(([column, [task, names]]) => [
        task,
        cell(column)
          .split(";")
          .map((code) => names[code])
          .filter((name) => name !== undefined),
      ]);
      const count = cell("participants");
      const exact = /^\d+$/.test(count) ? Number(count) : undefined;
      const sizes = count === "?" ? [] : [["number_of_participants", exact === undefined ? [] : [binOf(exact)]]];
      return [
        cell("PMID"),
        {
          labels: Object.fromEntries([...labels, ...sizes]) as Labelled["labels"],
          ...(exact !== undefined && { participants: exact }),
        },
      ];
    }),
  );
}
