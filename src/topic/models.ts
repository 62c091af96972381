import type { Facet } from "../domain/tag.ts";

/**
 * One value decided by points: which cues are weighed (by the beginning of their names), and which of them may be shown as its words.
 * The points themselves are fitted by `npm run accuracy -- --fit` and stand in points.ts.
 */
export type Model = {
  readonly facet: Facet;
  readonly value: string;
  readonly weighs: readonly string[];
  readonly shows: readonly string[];
};

const ROUTE = [
  "route.",
  "drug.",
  "regimen.single",
  "regimen.within",
  "condition.users",
  "regimen.anesth",
  "design=",
  "fact=",
  "drug=",
];
const CONDITION = ["condition.", "design=", "fact="];
const CONTROL = [
  "control.",
  "design=",
  "fact=",
  "regimen.within",
  "regimen.users",
  "regimen.single",
  "design.comparison",
  "design.users",
  "drug=",
  "condition.healthy",
];
const TOPIC = ["topic.", "design=", "fact=", "condition.patients", "condition.users", "condition.healthy", "drug="];
/** Why a study was made shows in how it was done and what it concludes, too. */
const PURPOSE = [...TOPIC, "condition.", "control.", "regimen.", "phase.", "conclusion."];
const REGIMEN = [
  "regimen.",
  "design=",
  "fact=",
  "route.infusion",
  "control.placebo",
  "drug=",
  "topic.psychotherapy.strong",
  "topic.maintenance",
  "condition.healthy",
  "condition.users",
];
const CONCLUSION = [
  "conclusion.",
  "design",
  "fact=",
  "condition.",
  "topic.",
  "drug",
  "control.",
  ...[
    "single",
    "within",
    "dose",
    "over-min",
    "repeated",
    "micro",
    "users",
    "esketamine",
    "psychotherapy",
    "anesth",
    "weeks",
    "ect",
  ].map((cue) => `regimen.${cue}`),
  "population.",
  "route.",
];
const PEOPLE = [
  "population.",
  "sex.",
  "design=",
  "fact=",
  "condition.patients",
  "condition.healthy",
  "condition.users",
  "topic.scale",
];

const MANNER = [
  "design.",
  "conclusion.",
  "condition.patients",
  "condition.healthy",
  "phase.",
  "population.people",
  "control.placebo",
];

export const MODELS: readonly Model[] = [
  {
    facet: "design",
    value: "protocol",
    weighs: MANNER,
    shows: ["design.future", "design.planned", "design.protocol", "design.registry-entry", "design.plan"],
  },
  { facet: "design", value: "review", weighs: MANNER, shows: ["design.review", "design.essay"] },
  {
    facet: "design",
    value: "cross-sectional",
    weighs: ["design.", "topic.", "condition.", "population.", "control.", "route.", "regimen.", "drug.", "conclusion."],
    shows: ["design.real-world", "design.cross-sectional", "design.users", "design.comparison"],
  },
  {
    facet: "route",
    value: "intravenous",
    weighs: ROUTE,
    shows: ["route.iv", "route.infusion", "route.dose-kg", "route.subanesthetic"],
  },
  { facet: "route", value: "intranasal", weighs: ROUTE, shows: ["route.in", "route.esk-dose"] },
  { facet: "route", value: "oral", weighs: ROUTE, shows: ["route.oral", "route.ecstasy", "route.ayahuasca"] },
  {
    facet: "condition",
    value: "depression",
    weighs: CONDITION,
    shows: ["condition.depression", "condition.trd", "condition.bipolar"],
  },
  { facet: "condition", value: "anxiety", weighs: CONDITION, shows: ["condition.anxiety"] },
  {
    facet: "condition",
    value: "ptsd",
    weighs: ["condition.ptsd", "condition.patients", "design=", "fact=", "condition.users"],
    shows: ["condition.ptsd"],
  },
  { facet: "condition", value: "alcohol", weighs: CONDITION, shows: ["condition.alcohol"] },
  { facet: "condition", value: "other-addiction", weighs: CONDITION, shows: ["condition.addiction"] },
  { facet: "condition", value: "pain", weighs: CONDITION, shows: ["condition.pain"] },
  { facet: "condition", value: "palliative", weighs: CONDITION, shows: ["condition.palliative"] },
  {
    facet: "condition",
    value: "healthy",
    weighs: [
      ...CONDITION,
      "design.users",
      "topic.mechanism.strong",
      "topic.treatment",
      "topic.efficacy",
      "regimen.psychotherapy",
    ],
    shows: ["condition.healthy", "condition.users", "condition.humans", "design.users"],
  },
  { facet: "control", value: "placebo", weighs: CONTROL, shows: ["control.placebo"] },
  {
    facet: "control",
    value: "active-drug",
    weighs: CONTROL,
    shows: ["control.midazolam", "control.ect", "control.active", "control.placebo.active", "control.dose"],
  },
  {
    facet: "control",
    value: "other-control",
    weighs: CONTROL,
    shows: [
      "control.other",
      "control.users",
      "control.dose",
      "design.comparison",
      "condition.healthy.controls",
      "design.users",
      "control.active",
    ],
  },
  {
    facet: "control",
    value: "none",
    weighs: CONTROL,
    shows: [
      "control.none",
      "design.cross-sectional",
      "design.real-world",
      "design.case-report",
      "design.case-series",
      "design.qualitative",
      "design.users",
      "regimen.",
      "control.pre-post",
      "condition.",
      "design.",
    ],
  },
  { facet: "population", value: "both-sexes", weighs: PEOPLE, shows: ["sex.both", "population.people"] },
  { facet: "population", value: "adults", weighs: PEOPLE, shows: ["population.adults", "population.people"] },
  {
    facet: "population",
    value: "children",
    weighs: ["population.children", "population.adults", "design=", "fact="],
    shows: ["population.children"],
  },
  { facet: "topic", value: "efficacy", weighs: PURPOSE, shows: ["topic.efficacy", "topic.treatment"] },
  { facet: "topic", value: "safety", weighs: PURPOSE, shows: ["topic.safety"] },
  { facet: "topic", value: "mechanism", weighs: PURPOSE, shows: ["topic.mechanism", "topic.imaging", "topic.eeg"] },
  { facet: "topic", value: "pharmacokinetics", weighs: PURPOSE, shows: ["topic.pharmacokinetics"] },
  {
    facet: "topic",
    value: "suicide-outcome",
    weighs: ["topic.suicide", "condition.suicide", "design=", "fact="],
    shows: ["topic.suicide"],
  },
  { facet: "topic", value: "dissociation", weighs: TOPIC, shows: ["topic.dissociation", "topic.experience.psychedelic"] },
  { facet: "topic", value: "cognition", weighs: TOPIC, shows: ["topic.cognition", "topic.scale"] },
  { facet: "topic", value: "imaging", weighs: ["topic.imaging", "design=", "fact=", "topic.eeg"], shows: ["topic.imaging"] },
  { facet: "topic", value: "eeg", weighs: ["topic.eeg", "design=", "fact=", "topic.imaging"], shows: ["topic.eeg"] },
  { facet: "topic", value: "biomarker", weighs: TOPIC, shows: ["topic.biomarker", "topic.pharmacokinetics"] },
  {
    facet: "topic",
    value: "experience",
    weighs: ["topic.experience", "design=", "fact=", "topic.misuse"],
    shows: ["topic.experience"],
  },
  {
    facet: "regimen",
    value: "single-dose",
    weighs: REGIMEN,
    shows: ["regimen.single", "regimen.over-min", "regimen.dose", "regimen.within"],
  },
  {
    facet: "regimen",
    value: "repeated",
    weighs: REGIMEN,
    shows: ["regimen.repeated", "regimen.psychotherapy", "regimen.micro", "regimen.esketamine"],
  },
  { facet: "conclusion", value: "stated", weighs: CONCLUSION, shows: ["conclusion."] },
  { facet: "conclusion", value: "positive", weighs: CONCLUSION, shows: ["conclusion.positive", "conclusion.suggest-positive"] },
];
