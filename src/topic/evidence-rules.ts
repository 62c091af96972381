/**
 * Evidence levels for questions of treatment, after the Oxford Centre for Evidence-Based Medicine's 2011 table
 * (https://www.cebm.ox.ac.uk/resources/levels-of-evidence/ocebm-levels-of-evidence). The first rule whose design is found decides.
 * Protocols, notices, guidelines, qualitative and economic work have no level: they report no effect of their own.
 */
export const EVIDENCE_RULES: readonly {
  readonly level: "1" | "2" | "3" | "4" | "5";
  readonly design: string;
  readonly because: string;
}[] = [
  { level: "1", design: "meta-analysis", because: "Level 1 because it combines the results of several studies (meta-analysis)." },
  {
    level: "1",
    design: "systematic-review",
    because: "Level 1 because it is a systematic review; its strength is that of the studies it found.",
  },
  { level: "2", design: "rct", because: "Level 2 because patients or volunteers were allotted to treatments at random." },
  {
    level: "3",
    design: "non-randomised-trial",
    because: "Level 3 because treatment was given in a trial, and no random allotment is stated.",
  },
  { level: "3", design: "cohort", because: "Level 3 because a group was followed over time without random allotment." },
  {
    level: "3",
    design: "secondary-analysis",
    because: "Level 3 because data of finished trials were analysed for a question they were not randomised for.",
  },
  { level: "4", design: "case-control", because: "Level 4 because groups were compared that differed before the study." },
  { level: "4", design: "cross-sectional", because: "Level 4 because people were observed, not allotted to treatments." },
  { level: "4", design: "case-series", because: "Level 4 because it describes a few treated people without a comparison." },
  { level: "5", design: "case-report", because: "Level 5 because it describes a single person." },
  {
    level: "5",
    design: "review",
    because: "Level 5 because it is a narrative review, whose choice of studies cannot be checked.",
  },
  { level: "5", design: "preclinical", because: "Level 5 because it studied animals, tissue or cells." },
  { level: "5", design: "commentary", because: "Level 5 because it is opinion; the study it speaks of has its own level." },
];

/** A record of these designs is never given a level, whatever else it says. */
export const WITHOUT_LEVEL: readonly string[] = ["notice", "protocol", "guideline", "qualitative", "economic"];
