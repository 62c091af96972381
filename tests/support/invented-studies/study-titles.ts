import { dice } from "./dice.ts";
import { MECHANISMS } from "./vocabulary.ts";
import type { StudyFacts } from "./study-facts.ts";
import type { StudyKind } from "./study-kinds.ts";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Notices get theirs from the study they are about. */
export function studyTitle(kind: StudyKind, facts: StudyFacts, seed: number, index: number): string {
  const roll = dice(seed, index, 2);
  const { drug, dose, comparator, condition, population, weeks, participants, infusions } = facts;
  const given = `${drug.route} ${drug.name}`;
  const repeated = infusions > 1 ? "repeated" : "single-dose";
  const choices = ((): readonly string[] => {
    switch (kind) {
      case "meta-analysis":
        return [
          `Efficacy and tolerability of ${given} for ${condition.name}: a systematic review and meta-analysis`,
          `${capital(drug.name)} versus ${comparator} in ${condition.name}: a network meta-analysis`,
        ];
      case "systematic-review":
        return [
          `Safety of ${repeated} ${drug.name} in ${population.name}: a systematic review`,
          `${capital(given)} and suicidal ideation: a systematic review`,
        ];
      case "protocol":
        return [
          `${capital(given)} for ${condition.name} in ${population.name}: protocol for a randomised controlled trial`,
          `Maintenance ${drug.name} after response in ${condition.name}: study protocol for a multicentre trial`,
        ];
      case "cohort":
        return [
          `Real-world outcomes of ${given} in ${condition.name}: a retrospective cohort study`,
          `${capital(repeated)} ${given} in ${participants} ${population.short}: a prospective cohort followed for ${weeks} weeks`,
        ];
      case "case-report":
        return [
          `Rapid remission of ${condition.name} after ${given}: a case report`,
          `Urinary symptoms during maintenance ${drug.name}: case report and review of the literature`,
        ];
      case "case-series":
        return [`${capital(given)} for ${condition.name}: a case series of eight ${population.short}`];
      case "animal":
        return [
          `${capital(drug.name)} restores ${roll.pick(MECHANISMS)} in a mouse model of chronic stress`,
          `Role of ${roll.pick(MECHANISMS)} in the antidepressant-like effect of ${drug.name} in rats`,
        ];
      case "review":
        return [
          `${capital(drug.name)} and ${roll.pick(MECHANISMS)}: a narrative review`,
          `How does ${drug.name} work in ${condition.name}? A review for clinicians`,
        ];
      case "qualitative":
        return [`Living through ${drug.name} treatment: a qualitative study of ${population.short} with ${condition.name}`];
      case "economic":
        return [`Cost-effectiveness of ${given} against ${comparator} for ${condition.name}`];
      case "cross-sectional":
        return [`Attitudes towards ${drug.name} among ${population.name} with ${condition.name}: a cross-sectional survey`];
      case "secondary-analysis":
        return [`Predictors of response to ${given} in ${condition.name}: a post hoc analysis of a randomised trial`];
      case "pharmacokinetics":
        return [`Pharmacokinetics of ${given} and norketamine in healthy volunteers: an open-label crossover study`];
      case "anaesthesia":
        return [
          "Ketamine as an adjunct to propofol and respiratory depression during endoscopy: a randomised trial",
          "Ketamine, cortical spreading depression and outcome after subarachnoid haemorrhage",
        ];
      case "guideline":
        return [`Consensus guideline on the use of ${drug.name} in ${condition.name}`];
      case "book-chapter":
        return [`${capital(drug.name)} for ${condition.name}`];
      case "preprint":
        return [`Early effects of ${given} on mood in ${population.name}: a randomised, double-blind trial`];
      case "rct":
      case "retracted":
      case "retraction-notice":
      case "corrected":
      case "erratum":
      case "published-preprint":
      case "doubted":
      case "concern-notice":
        return [
          `${capital(given)} versus ${comparator} for ${condition.name}: a randomised, double-blind trial`,
          `Effect of ${dose} ${given} on depressive symptoms in ${population.name}: a randomized controlled trial`,
          `${capital(repeated)} ${drug.name} in ${condition.name}: a randomised, ${comparator}-controlled phase ${roll.pick(["2", "3"])} trial`,
          `${capital(given)} added to usual care in ${population.name} with ${condition.name}: a pragmatic randomised trial`,
        ];
    }
  })();
  return roll.pick(choices);
}
