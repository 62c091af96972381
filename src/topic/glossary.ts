/** Abbreviations and terms that readers meet here, expanded once a page by `<abbr>` and explained on the glossary page. */
export type GlossaryEntry = { readonly term: string; readonly expansion: string; readonly meaning: string };

export const glossary: readonly GlossaryEntry[] = [
  {
    term: "AMPA",
    expansion: "α-amino-3-hydroxy-5-methyl-4-isoxazolepropionic acid",
    meaning: "A receptor for glutamate, studied as part of how ketamine may act.",
  },
  {
    term: "BDNF",
    expansion: "brain-derived neurotrophic factor",
    meaning: "A protein that supports the growth of nerve cells; often measured as a marker.",
  },
  {
    term: "BPRS",
    expansion: "Brief Psychiatric Rating Scale",
    meaning: "A scale for psychiatric symptoms; in ketamine studies it watches for psychosis-like effects.",
  },
  { term: "BSS", expansion: "Beck Scale for Suicide Ideation", meaning: "A rating of suicidal thoughts by oneself." },
  {
    term: "CADSS",
    expansion: "Clinician-Administered Dissociative States Scale",
    meaning: "Measures dissociation, the feeling of being detached from oneself or the surroundings, during a session.",
  },
  {
    term: "CI",
    expansion: "confidence interval",
    meaning: "The range of true values with which the data are compatible, usually at 95 %.",
  },
  {
    term: "C-SSRS",
    expansion: "Columbia-Suicide Severity Rating Scale",
    meaning: "An interview about suicidal thoughts and behaviour.",
  },
  {
    term: "ECT",
    expansion: "electroconvulsive therapy",
    meaning: "A treatment for severe depression: a brief seizure under general anaesthesia.",
  },
  { term: "EEG", expansion: "electroencephalography", meaning: "Recording the brain's electrical activity from the scalp." },
  {
    term: "HAM-D",
    expansion: "Hamilton Depression Rating Scale",
    meaning: "A clinician's rating of depression; the 17-item form runs from 0 to 52. Also written HDRS or HRSD.",
  },
  {
    term: "HNK",
    expansion: "hydroxynorketamine",
    meaning: "A product of ketamine in the body, studied as a possible treatment in its own right.",
  },
  { term: "IV", expansion: "intravenous", meaning: "Given into a vein, usually as an infusion over about 40 minutes." },
  {
    term: "MADRS",
    expansion: "Montgomery–Åsberg Depression Rating Scale",
    meaning: "A clinician's rating of depression from 0 to 60; higher is worse.",
  },
  { term: "MDD", expansion: "major depressive disorder", meaning: "The diagnosis most people mean by depression." },
  {
    term: "MeSH",
    expansion: "Medical Subject Headings",
    meaning: "The vocabulary with which the National Library of Medicine indexes articles.",
  },
  { term: "NMDA", expansion: "N-methyl-D-aspartate", meaning: "The receptor for glutamate that ketamine blocks." },
  { term: "OCD", expansion: "obsessive–compulsive disorder", meaning: "Intrusive thoughts, and acts done to relieve them." },
  {
    term: "PHQ-9",
    expansion: "Patient Health Questionnaire, nine items",
    meaning: "A questionnaire on depression that people fill in themselves; 0 to 27.",
  },
  { term: "PMID", expansion: "PubMed identifier", meaning: "The number of a record in PubMed." },
  { term: "PTSD", expansion: "post-traumatic stress disorder", meaning: "Lasting distress after a traumatic event." },
  {
    term: "QIDS",
    expansion: "Quick Inventory of Depressive Symptomatology",
    meaning: "A rating of depression, by oneself or a clinician; 0 to 27.",
  },
  {
    term: "RCT",
    expansion: "randomised controlled trial",
    meaning: "A study in which chance decides who receives which treatment.",
  },
  { term: "SSI", expansion: "Scale for Suicide Ideation", meaning: "A clinician's rating of suicidal thoughts." },
  {
    term: "TRD",
    expansion: "treatment-resistant depression",
    meaning: "Depression that has not improved with at least two antidepressants; definitions differ.",
  },
  {
    term: "YMRS",
    expansion: "Young Mania Rating Scale",
    meaning: "A rating of manic symptoms; watched for in bipolar depression.",
  },
];
