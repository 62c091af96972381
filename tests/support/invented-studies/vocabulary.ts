export type Drug = {
  readonly name: string;
  readonly substance: string;
  readonly route: string;
  readonly given: string;
  readonly doses: readonly string[];
};
export type Condition = { readonly name: string; readonly heading: string; readonly headingId: string };
export type Population = {
  readonly name: string;
  readonly short: string;
  readonly ages: string;
  readonly headings: readonly (readonly [string, string])[];
};

const drug = (name: string, substance: string, route: string, given: string, ...doses: string[]): Drug => ({
  name,
  substance,
  route,
  given,
  doses,
});

export const DRUGS: readonly Drug[] = [
  drug("ketamine", "Ketamine", "intravenous", "infused over 40 minutes", "0.5 mg/kg", "0.5 mg/kg", "0.75 mg/kg", "1.0 mg/kg", "0.2 mg/kg"),
  drug("racemic ketamine", "Ketamine", "subcutaneous", "injected twice a week", "0.5 mg/kg", "0.6-0.9 mg/kg"),
  drug("esketamine", "Esketamine", "intranasal", "self-administered under supervision twice weekly", "56 mg", "84 mg", "28 mg", "56 or 84 mg"),
  drug("S-ketamine", "Esketamine", "intravenous", "infused over 45 minutes", "0.25 mg/kg", "0.4 mg/kg"),
  drug("(R)-ketamine", "arketamine", "intravenous", "infused over 40 minutes", "0.5 mg/kg", "1 mg/kg"),
  drug("ketamine", "Ketamine", "oral", "taken three times a week", "1 mg/kg", "50 mg", "150 mg"),
  drug("ketamine", "Ketamine", "sublingual", "taken as lozenges at home", "100 mg", "0.5 mg/kg"),
  drug("ketamine", "Ketamine", "intramuscular", "injected once", "0.5 mg/kg", "0.25 mg/kg"),
]; // prettier-ignore

const condition = (name: string, heading: string, headingId: string): Condition => ({ name, heading, headingId });

export const CONDITIONS: readonly Condition[] = [
  condition("treatment-resistant depression", "Depressive Disorder, Treatment-Resistant", "D061218"),
  condition("treatment-resistant depression", "Depressive Disorder, Treatment-Resistant", "D061218"),
  condition("major depressive disorder", "Depressive Disorder, Major", "D003865"),
  condition("major depressive disorder", "Depressive Disorder, Major", "D003865"),
  condition("bipolar depression", "Bipolar Disorder", "D001714"),
  condition("major depression with suicidal ideation", "Suicidal Ideation", "D059020"),
  condition("postpartum depression", "Depression, Postpartum", "D019052"),
  condition("post-traumatic stress disorder with depressive symptoms", "Stress Disorders, Post-Traumatic", "D013313"),
  condition("depression and alcohol use disorder", "Alcoholism", "D000437"),
  condition("anxious depression", "Depressive Disorder, Major", "D003865"),
  condition("chronic pain with depressive symptoms", "Chronic Pain", "D059350"),
]; // prettier-ignore

const ADULT = ["Adult", "D000328"] as const;
const AGED = ["Aged", "D000368"] as const;

export const POPULATIONS: readonly Population[] = [
  { name: "adults", short: "adults", ages: "18-65 years", headings: [ADULT] },
  { name: "adults", short: "adults", ages: "18-64 years", headings: [ADULT] },
  { name: "adult outpatients", short: "outpatients", ages: "21-70 years", headings: [ADULT, ["Outpatients", "D010045"]] },
  { name: "older adults", short: "older adults", ages: "60 years or older", headings: [AGED] },
  { name: "adolescents", short: "adolescents", ages: "13-17 years", headings: [["Adolescent", "D000293"]] },
  { name: "veterans", short: "veterans", ages: "18-75 years", headings: [ADULT, ["Veterans", "D014728"]] },
  { name: "women after childbirth", short: "women", ages: "18-45 years", headings: [ADULT, ["Pregnancy", "D011247"]] },
]; // prettier-ignore

export const SCALES: readonly string[] = [
  "Montgomery-Åsberg Depression Rating Scale (MADRS)",
  "Montgomery-Åsberg Depression Rating Scale (MADRS)",
  "17-item Hamilton Depression Rating Scale (HAM-D)",
  "Quick Inventory of Depressive Symptomatology (QIDS-SR)",
  "Beck Depression Inventory-II (BDI-II)",
  "Patient Health Questionnaire-9 (PHQ-9)",
  "Beck Scale for Suicide Ideation (SSI)",
  "Edinburgh Postnatal Depression Scale (EPDS)",
];

export const SETTINGS: readonly string[] = [
  "a single university hospital", "seven outpatient clinics", "two tertiary mood disorder centres", "a community ketamine clinic", "14 sites in three countries",
  "an emergency department", "a psychiatric intensive care ward", "a regional perinatal service",
]; // prettier-ignore

export const ADVERSE = [
  "transient dissociation", "dizziness", "nausea", "headache", "sedation", "blurred vision", "a rise in blood pressure", "vertigo", "dysgeusia", "anxiety",
  "urinary urgency", "insomnia",
]; // prettier-ignore

export const MECHANISMS = [
  "brain-derived neurotrophic factor", "mTOR signalling", "AMPA receptor throughput", "GluN2B-containing NMDA receptors", "synaptic spine density in the medial prefrontal cortex",
  "lateral habenula burst firing", "resting-state connectivity of the default mode network", "gamma-band power on electroencephalography", "kynurenine metabolites", "interleukin-6",
]; // prettier-ignore

export const JOURNAL_FIELDS = [
  "Mood Disorders", "Clinical Psychopharmacology", "Interventional Psychiatry", "Affective Neuroscience", "Perinatal Mental Health", "Consultation Psychiatry",
  "Anaesthesia and Mood", "Geriatric Psychiatry", "Adolescent Psychiatry", "Psychiatric Nursing", "Translational Psychiatry", "Suicide Prevention", "Pharmacoeconomics",
]; // prettier-ignore

export const FAMILY_NAMES = [
  "Example", "Specimen", "Sample", "Placeholder", "Van der Example", "Exemplar-Muster", "Mustermann", "Musterfrau", "Ejemplo", "Exemple", "Próba", "Örnek", "O'Sample", "Esempio",
  "Voorbeeld", "Przykład", "de Specimen", "Instance",
]; // prettier-ignore

export const GIVEN_NAMES = [
  "Anna Maria",
  "Jonas",
  "Wei",
  "Fatima",
  "John Q",
  "Zoë",
  "Søren",
  "Chinedu",
  "Ines",
  "Yuki",
  "Ravi",
  "Lucía",
  "Max",
  "Erika",
  "Tomasz",
  "Ayşe",
  "Noa",
  "Pierre-Yves",
  "M",
];

export const PLACES = [
  "Example University, Sampletown", "Specimen Institute of Psychiatry, Placeholder City", "Sample General Hospital, Exampleville", "Muster Medical Centre, Musterstadt",
  "Ejemplo School of Medicine, Villa Ejemplo",
]; // prettier-ignore

export const GRANTS = [
  ["EX-MH-0001", "Example Council for Mental Health Research", "Exampleland"],
  ["SPEC/2018/44", "Specimen Foundation", "Specimenia"],
  ["K23 EX000000", "Sample Institute of Health", "Exampleland"],
] as const;
