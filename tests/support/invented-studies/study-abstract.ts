import { dice, type Dice } from "./dice.ts";
import { CONCLUSIONS, RESULT_VERB } from "./study-conclusions.ts";
import { ADVERSE, MECHANISMS } from "./vocabulary.ts";
import type { StudyFacts } from "./study-facts.ts";
import type { StudyKind } from "./study-kinds.ts";

export type AbstractSection = {
  readonly label: string;
  readonly category: "BACKGROUND" | "METHODS" | "RESULTS" | "CONCLUSIONS";
  readonly xml: string;
};

export const INVENTED = "(Invented for demonstration.)";

/** Background, methods, results, conclusions; the inner XML of each, with sup and i where a paper would have them. */
export function studyAbstract(kind: StudyKind, facts: StudyFacts, seed: number, index: number): AbstractSection[] {
  const roll = dice(seed, index, 3);
  return [
    { label: "BACKGROUND", category: "BACKGROUND", xml: background(facts, roll) },
    { label: "METHODS", category: "METHODS", xml: methods(kind, facts, roll) },
    { label: "RESULTS", category: "RESULTS", xml: results(kind, facts, roll) },
    {
      label: roll.pick(["CONCLUSIONS", "INTERPRETATION", "CONCLUSION"]),
      category: "CONCLUSIONS",
      xml: `${capital(roll.pick(CONCLUSIONS[facts.direction])(facts))} ${INVENTED}`,
    },
  ];
}

function background({ drug, condition, population }: StudyFacts, roll: Dice): string {
  return roll
    .several(
      [
        `${capital(condition.name)} often persists despite two or more antidepressants.`,
        `Whether ${drug.route} ${drug.name} helps ${population.name} with ${condition.name} is uncertain.`,
        `Rapid effects of ${drug.name} have been reported within hours, but their duration is unknown.`,
        `Few trials have compared ${drug.name} with an active control.`,
        `Interest in ${roll.pick(MECHANISMS)} as a target has grown.`,
        `Safety data beyond ${String(roll.whole(4, 12))} weeks are scarce.`,
      ],
      roll.whole(2, 3),
    )
    .join(" ");
}

function methods(kind: StudyKind, facts: StudyFacts, roll: Dice): string {
  const { drug, dose, comparator, condition, population, scale, setting, participants, weeks, registry, infusions } = facts;
  const doses = infusions === 1 ? "a single dose" : `${infusions} doses`;
  switch (kind) {
    case "meta-analysis":
    case "systematic-review":
      return `We searched four databases to ${roll.pick(["January", "March", "June"])} of the year of writing for randomised trials of ${drug.name} (${drug.route}) in ${condition.name}. Two reviewers extracted data independently; certainty was rated with GRADE. Random-effects models gave standardised mean differences (SMD); heterogeneity was expressed as I<sup>2</sup>.`;
    case "protocol":
      return `In this double-blind trial, ${participants} ${population.name} (${population.ages}) with ${condition.name} will be randomised 1:1 to ${dose} ${drug.name} (${drug.route}) or ${comparator} at ${setting}. The primary outcome will be change in the ${scale} at ${weeks} weeks. Recruitment will start next year. Trial registration: ClinicalTrials.gov ${registry}.`;
    case "animal":
      return `Male and female C57BL/6 mice (<i>n</i> = ${roll.whole(8, 14)} per group) were exposed to chronic unpredictable stress for ${roll.whole(3, 6)} weeks and given ${drug.name} (${roll.pick(["5", "10", "20"])} mg/kg, i.p.) or saline. Immobility in the forced swim test, sucrose preference and ${roll.pick(MECHANISMS)} were measured after 24 h.`;
    case "case-report":
    case "case-series":
      return `We describe a ${roll.whole(19, 74)}-year-old ${roll.pick(["woman", "man"])} with ${condition.name} who received ${doses} of ${dose} ${drug.name} (${drug.route}) after ${roll.whole(3, 7)} failed antidepressants.`;
    case "review":
    case "guideline":
      return `We summarise clinical and preclinical work on ${drug.name} with a focus on ${roll.pick(MECHANISMS)} and ${roll.pick(MECHANISMS)}.`;
    case "qualitative":
      return `Semi-structured interviews with ${roll.whole(12, 30)} ${population.short} treated at ${setting} were analysed thematically.`;
    case "economic":
      return `A Markov model with four-week cycles compared ${drug.name} with ${comparator} from the payer's perspective over five years; costs and quality-adjusted life-years (QALYs) were discounted at 3%.`;
    case "anaesthesia":
      return `Adults undergoing a procedure under sedation (<i>n</i> = ${participants}) received propofol with ketamine 0.3 mg/kg or propofol alone. The primary outcome was respiratory depression, defined as SpO<sub>2</sub> below 90%.`;
    case "cohort":
    case "cross-sectional":
      return `Records of ${participants} ${population.name} (${population.ages}) with ${condition.name} treated with ${drug.route} ${drug.name} (${dose}, ${drug.given}) at ${setting} were analysed. The main measure was the ${scale} at ${weeks} weeks; mixed models were adjusted for age, sex and baseline severity.`;
    case "rct":
    case "secondary-analysis":
    case "pharmacokinetics":
    case "book-chapter":
    case "retracted":
    case "retraction-notice":
    case "corrected":
    case "erratum":
    case "preprint":
    case "published-preprint":
    case "doubted":
    case "concern-notice":
      return `In this randomised, double-blind trial at ${setting}, ${participants} ${population.name} (${population.ages}) with ${condition.name} received ${doses} of ${dose} ${drug.name} (${drug.route}; ${drug.given}) or ${comparator}. The primary outcome was change in the ${scale} from baseline to ${weeks} ${weeks === 1 ? "week" : "weeks"}. Trial registration: ClinicalTrials.gov ${registry}.`;
  }
}

function results(kind: StudyKind, facts: StudyFacts, roll: Dice): string {
  const { drug, comparator, participants, direction } = facts;
  const difference = roll.decimal(direction === "same" ? 0.1 : 3.1, direction === "same" ? 1.9 : 9.8, 1);
  const p =
    direction === "same"
      ? `<i>p</i> = 0.${String(roll.whole(12, 89))}`
      : roll.pick(["<i>p</i> &lt; 0.001", "<i>p</i> = 0.02", "<i>p</i> = 0.004"]);
  const harms = `The most common adverse events were ${roll.several(ADVERSE, 3).join(", ")} (${String(roll.whole(8, 46))}% with ${drug.name}, ${String(roll.whole(2, 20))}% with control).`;
  const extra = roll.several(
    [
      `Response was seen in ${String(roll.whole(22, 71))}% against ${String(roll.whole(9, 40))}%.`,
      `Remission at the end of treatment was ${String(roll.whole(10, 52))}%.`,
      `${String(roll.whole(1, 14))} participants withdrew.`,
      `Systolic blood pressure rose by ${String(roll.whole(8, 24))} mm Hg at 40 minutes and returned to baseline within two hours.`,
      `Change in ${roll.pick(MECHANISMS)} correlated with improvement (<i>r</i> = 0.${String(roll.whole(21, 58))}).`,
      `Scores on the Clinician-Administered Dissociative States Scale peaked at ${String(roll.whole(20, 60))} minutes.`,
      `Effects had waned by day ${String(roll.whole(7, 28))}.`,
    ],
    roll.whole(1, 4),
  );
  switch (kind) {
    case "meta-analysis":
      return `${String(roll.whole(6, 41))} trials (${String(participants * 9)} participants) were pooled. ${capital(drug.name)} ${RESULT_VERB[direction]} (SMD -0.${String(roll.whole(11, 92))}, 95% CI -1.0${String(roll.whole(1, 9))} to -0.0${String(roll.whole(1, 9))}; I<sup>2</sup> = ${String(roll.whole(0, 84))}%). ${harms}`;
    case "protocol":
      return "No results are available yet.";
    case "animal":
      return `A single injection reduced immobility by ${String(roll.whole(18, 55))}% (${p}) and raised synaptic protein expression; the effect was blocked by NBQX. ${extra.slice(0, 1).join("")}`;
    case "economic":
      return `${capital(drug.name)} cost ${String(roll.whole(4, 90))} 000 more and gained 0.${String(roll.whole(11, 49))} QALYs; the incremental cost-effectiveness ratio was ${String(roll.whole(40, 320))} 000 per QALY.`;
    case "qualitative":
      return "Four themes emerged: hope against exhaustion, letting go, the comedown, and money and travel.";
    case "anaesthesia":
      return `Respiratory depression occurred in ${String(roll.whole(4, 15))}% with ketamine and ${String(roll.whole(12, 33))}% without (${p}). Mood was not assessed.`;
    case "review":
    case "guideline":
      return `Evidence is strongest for rapid symptom relief and weakest for ${roll.pick(["maintenance", "adolescents", "long-term safety", "suicide as an outcome"])}.`;
    case "rct":
    case "systematic-review":
    case "cohort":
    case "case-report":
    case "case-series":
    case "cross-sectional":
    case "secondary-analysis":
    case "pharmacokinetics":
    case "book-chapter":
    case "retracted":
    case "retraction-notice":
    case "corrected":
    case "erratum":
    case "preprint":
    case "published-preprint":
    case "doubted":
    case "concern-notice":
      return `Of ${String(participants)} participants, ${String(Math.ceil(participants * 0.91))} completed the study (mean age ${roll.decimal(31, 62, 1)} years; ${String(roll.whole(38, 72))}% women). Compared with ${comparator}, ${drug.name} ${RESULT_VERB[direction]} (mean difference -${difference}, 95% CI -${roll.decimal(10, 14, 1)} to -${roll.decimal(0.1, 0.9, 1)}; ${p}). ${extra.join(" ")} ${harms}`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
