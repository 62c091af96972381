import { toPmid } from "../../src/domain/pmid.ts";
import { tagger, vocabularyVersion } from "../../src/ingest/tagging.ts";
import type { IncomingStudy } from "../../src/store/ports.ts";
import { incoming } from "./study-factory.ts";

const tag = tagger(vocabularyVersion());

type Stated = { readonly pmid: number; readonly title: string; readonly abstract: string; readonly entered: string };

/** An invented study that the product's own tagger has read. */
export function tagged({ pmid, title, abstract, entered }: Stated): IncomingStudy {
  const made = incoming({ pmid: toPmid(String(pmid)), title: [title], abstract: [{ text: [abstract] }], entered });
  return { ...made, tagging: tag(made.study) };
}

/** Twelve invented studies of several kinds, all in the week of tests/support/web-server.ts's NOW or before. */
export const taggedStudies: readonly IncomingStudy[] = [
  tagged({
    pmid: 91000001,
    title: "Intranasal esketamine or midazolam for suicidal ideation: an invented randomised controlled trial.",
    abstract:
      "In this randomised, double-blind trial, 84 adults with major depressive disorder and suicidal ideation received intranasal esketamine 84 mg or midazolam. Suicidal ideation did not differ between groups at 24 hours. Esketamine was not superior to midazolam.",
    entered: "2026-11-22",
  }),
  tagged({
    pmid: 91000002,
    title: "Intravenous ketamine against placebo in treatment-resistant depression: an invented randomised trial.",
    abstract:
      "Sixty-seven adults with treatment-resistant depression were randomised to intravenous ketamine 0.5 mg/kg or placebo. MADRS scores fell more with ketamine. Ketamine is effective.",
    entered: "2026-11-21",
  }),
  tagged({
    pmid: 91000003,
    title: "Ketamine for depression: an invented systematic review and meta-analysis.",
    abstract:
      "We searched MEDLINE and included 21 randomised trials of ketamine in depression. Ketamine was superior to placebo.",
    entered: "2026-11-20",
  }),
  tagged({
    pmid: 91000004,
    title: "Urinary symptoms during esketamine treatment: an invented retrospective cohort study.",
    abstract:
      "In this retrospective cohort study of 312 patients with depression given intranasal esketamine, adverse events were recorded.",
    entered: "2026-11-19",
  }),
  tagged({
    pmid: 91000005,
    title: "Ketamine in mice exposed to chronic stress: an invented preclinical study.",
    abstract:
      "Male C57BL/6 mice received intraperitoneal ketamine. The forced swim test and BDNF in the hippocampus were measured.",
    entered: "2026-11-18",
  }),
  tagged({
    pmid: 91000006,
    title: "Mania after ketamine infusion: an invented case report.",
    abstract: "We report the case of a 45-year-old woman with bipolar depression who received intravenous ketamine.",
    entered: "2026-11-17",
  }),
  ...Array.from({ length: 6 }, (_, index) =>
    tagged({
      pmid: 91000010 + index,
      title: `Oral ketamine in depression, invented study ${index + 1}: a randomised controlled trial.`,
      abstract: `Patients with depression were randomised to oral ketamine or placebo for ${index + 2} weeks.`,
      entered: `2026-0${index + 1}-15`,
    }),
  ),
];
