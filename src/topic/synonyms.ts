/**
 * What a reader means who types one of `words` without quotes or a tag: MeSH headings to be looked for with all that is narrower,
 * substances, and other words for the same. Where MeSH's own entry terms say it all (topic/mesh-branches.ts), nothing stands here.
 */
export type Synonyms = {
  readonly words: readonly string[];
  readonly mesh?: readonly string[];
  readonly substances?: readonly string[];
  readonly also?: readonly string[];
};

export const SYNONYMS: readonly Synonyms[] = [
  {
    words: ["ketamine", "ketamin", "racemic ketamine"],
    mesh: ["Ketamine"],
    also: ["ketamine", "ketamin", "ketalar", "ketanest", "ketaset", "calipsol", "CI-581"],
  },
  {
    words: ["esketamine", "esketamin", "spravato"],
    substances: ["Esketamine"],
    also: ["esketamine", "esketamin", "spravato", "JNJ-54135419"],
  },
  { words: ["arketamine", "pcn 101"], also: ["arketamine", "PCN-101", "HR-071603"] },
  {
    words: ["norketamine", "hydroxynorketamine", "hnk"],
    substances: ["norketamine", "6-hydroxynorketamine"],
    also: ["norketamine", "hydroxynorketamine", "HNK"],
  },
  {
    words: ["depression", "depressions", "depressive", "depressed"],
    mesh: ["Depression", "Depressive Disorder"],
    also: ["depression", "depressions", "depressive", "depressed"],
  },
  {
    words: ["major depression", "major depressive disorder", "mdd", "unipolar depression"],
    mesh: ["Depressive Disorder, Major"],
    also: ["major depressive disorder", "major depression", "major depressive episode", "MDD"],
  },
  {
    words: [
      "treatment resistant depression",
      "treatment refractory depression",
      "refractory depression",
      "resistant depression",
      "difficult to treat depression",
      "trd",
    ],
    mesh: ["Depressive Disorder, Treatment-Resistant"],
    also: [
      "treatment resistant depression",
      "treatment resistant major depression",
      "treatment refractory depression",
      "refractory depression",
      "resistant depression",
      "TRD",
    ],
  },
  {
    words: ["bipolar", "bipolar depression", "bipolar disorder", "manic depression", "mania"],
    mesh: ["Bipolar and Related Disorders"],
    also: ["bipolar", "manic depression", "mania"],
  },
  {
    words: ["postpartum depression", "postnatal depression", "ppd"],
    mesh: ["Depression, Postpartum"],
    also: ["postpartum depression", "postnatal depression", "post partum depression", "PPD"],
  },
  {
    words: ["suicide", "suicidal", "suicidality", "suicides"],
    mesh: ["Suicide"],
    also: ["suicide", "suicidal", "suicidality", "suicides"],
  },
  {
    words: ["suicidal ideation", "suicidal thoughts", "suicide ideation", "suicidal thinking"],
    mesh: ["Suicidal Ideation"],
    also: ["suicidal ideation", "suicidal thoughts", "suicide ideation", "suicidal thinking"],
  },
  {
    words: ["self harm", "self injury", "parasuicide"],
    mesh: ["Self-Injurious Behavior"],
    also: ["self harm", "self injury", "parasuicide", "self injurious"],
  },
  {
    words: ["anxiety", "anxious", "anxieties"],
    mesh: ["Anxiety", "Anxiety Disorders"],
    also: ["anxiety", "anxious", "anxieties"],
  },
  {
    words: ["ptsd", "post traumatic stress", "posttraumatic stress", "post traumatic stress disorder"],
    mesh: ["Stress Disorders, Post-Traumatic"],
    also: ["PTSD", "post-traumatic stress"],
  },
  {
    words: ["ocd", "obsessive compulsive", "obsessive compulsive disorder"],
    mesh: ["Obsessive-Compulsive Disorder"],
    also: ["OCD", "obsessive compulsive"],
  },
  {
    words: ["ect", "electroconvulsive", "electroconvulsive therapy", "electroshock"],
    mesh: ["Electroconvulsive Therapy"],
    also: ["ECT", "electroconvulsive", "electroshock"],
  },
  {
    words: ["antidepressant", "antidepressants", "antidepressive"],
    mesh: ["Antidepressive Agents"],
    also: ["antidepressant", "antidepressants", "antidepressive"],
  },
  {
    words: ["ssri", "ssris"],
    mesh: ["Selective Serotonin Reuptake Inhibitors"],
    also: ["SSRI", "SSRIs", "selective serotonin reuptake"],
  },
  { words: ["snri", "snris"], mesh: ["Serotonin and Noradrenaline Reuptake Inhibitors"], also: ["SNRI", "SNRIs"] },
  {
    words: ["tms", "rtms"],
    mesh: ["Transcranial Magnetic Stimulation"],
    also: ["TMS", "rTMS", "transcranial magnetic stimulation"],
  },
  {
    words: ["psychedelic", "psychedelics"],
    mesh: ["Hallucinogens"],
    also: ["psychedelic", "psychedelics", "hallucinogen", "hallucinogens"],
  },
  {
    words: ["rct", "rcts", "randomized trial", "randomized controlled trial", "randomized controlled trials"],
    mesh: ["Randomized Controlled Trials as Topic"],
    also: ["randomized controlled trial", "randomized controlled trials", "randomized trial", "RCT", "RCTs"],
  },
  { words: ["intravenous", "iv"], mesh: ["Administration, Intravenous"], also: ["intravenous", "intravenously", "IV", "i.v."] },
  {
    words: ["intranasal", "nasal spray"],
    mesh: ["Administration, Intranasal", "Nasal Sprays"],
    also: ["intranasal", "intranasally", "nasal spray"],
  },
  {
    words: ["adolescent", "adolescents", "teenager", "teenagers", "youth"],
    mesh: ["Adolescent"],
    also: ["adolescent", "adolescents", "teenager", "teenagers", "youth", "youths"],
  },
  {
    words: ["children", "child", "pediatric", "paediatric"],
    mesh: ["Child", "Infant", "Pediatrics"],
    also: ["children", "child", "pediatric", "childhood"],
  },
  {
    words: ["elderly", "older adults", "geriatric", "late life"],
    mesh: ["Aged"],
    also: ["elderly", "older adults", "geriatric", "late life"],
  },
  {
    words: ["side effects", "side effect", "adverse events", "adverse effects"],
    mesh: ["Drug-Related Side Effects and Adverse Reactions"],
    also: ["side effects", "side effect", "adverse events", "adverse event", "adverse effects", "adverse effect"],
  },
  { words: ["dissociation", "dissociative"], mesh: ["Dissociative Disorders"], also: ["dissociation", "dissociative"] },
  {
    words: ["alcoholism", "alcohol use disorder", "alcohol dependence", "aud"],
    mesh: ["Alcoholism"],
    also: ["alcoholism", "alcohol use disorder", "alcohol dependence"],
  },
  {
    words: ["nmda", "n methyl d aspartate"],
    mesh: ["Receptors, N-Methyl-D-Aspartate", "N-Methylaspartate"],
    also: ["NMDA", "NMDAR", "N-methyl-D-aspartate"],
  },
  { words: ["meta analysis", "meta analyses"], also: ["meta-analysis", "meta-analyses", "meta-analytic"] },
];
