import { caseReport, caseReportByType } from "./design/case-report.ts";
import { commentary, guideline, guidelineByType, notice } from "./design/not-a-study.ts";
import { economic, observationalOrTrial, qualitative } from "./design/observation.ts";
import { preclinical } from "./design/preclinical.ts";
import { protocol } from "./design/protocol.ts";
import { review, synthesis } from "./design/synthesis.ts";
import { randomised, secondaryAnalysis } from "./design/trial.ts";
import { viewOf, type DesignFinding, type Leaning, type Rule } from "./design/view.ts";
import type { TaggerInput } from "./tagger-input.ts";
import type { Reading } from "./text/hits.ts";

/** The design of a record: the first rule that finds its words decides, from notices and animals down to narrative reviews. */
export function findDesign(reading: Reading, input: TaggerInput, leans: Leaning): readonly DesignFinding[] {
  const view = viewOf(reading, input, leans);
  for (const rule of RULES) {
    const found = rule(view);
    if (found !== undefined) return found;
  }
  return [];
}

const RULES: readonly Rule[] = [
  notice,
  guidelineByType,
  caseReportByType,
  commentary,
  preclinical,
  protocol,
  synthesis,
  guideline,
  secondaryAnalysis,
  economic,
  caseReport,
  randomised,
  qualitative,
  observationalOrTrial,
  review,
];
