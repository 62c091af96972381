/**
 * The questions readers bring, each a saved search and a frame in plain language. The frame says how to read the counts and makes no claim
 * beyond them; what studies found is shown only as counts and as the studies themselves.
 */
export type StandingQuestion = {
  readonly slug: string;
  readonly question: string;
  /** One sentence under the question, on lists. */
  readonly short: string;
  /** In the search language of src/search. */
  readonly search: string;
  /** How to read what follows; no findings. */
  readonly frame: readonly string[];
  /** What the collection cannot tell, as facts about the collection or about kinds of study. */
  readonly unknown: readonly string[];
};

/** Not what is merely indexed beside the drug, or names it in passing. */
const DRUG = "(drug:ketamine OR drug:esketamine OR drug:arketamine OR drug:metabolite)";
const HUMAN = `${DRUG} NOT design:preclinical NOT design:notice`;

export const standingQuestions: readonly StandingQuestion[] = [
  {
    slug: "how-does-it-work",
    question: "How does ketamine work?",
    short: "Receptors, circuits and markers: from animal models to people.",
    search: `tag:topic:mechanism ${DRUG} NOT design:notice`,
    frame: [
      "These studies ask what ketamine does in the brain: at receptors, in single cells, in circuits, and in markers that can be measured in people.",
      "Work in animals or in tissue can suggest how an effect comes about; it cannot show that a patient will benefit.",
    ],
    unknown: [
      "An abstract rarely says which of several proposed mechanisms a result would rule out.",
      "Animal models of depression stand for some features of the illness, not for the illness.",
    ],
  },
  {
    slug: "is-it-safe",
    question: "Is it safe?",
    short: "Side effects, blood pressure, bladder, dissociation, misuse.",
    search: `(tag:topic:safety OR tag:topic:dissociation OR tag:topic:misuse) ${HUMAN}`,
    frame: [
      "These studies report harms: what happened during a session, and what was looked for afterwards.",
      "Trials count harms carefully but are often short and exclude many patients; cohorts and case reports see rarer and later harms but cannot say how often they occur. Read them together.",
      "What authors conclude is counted as for every question: mostly whether the treatment worked, and not whether it was safe.",
    ],
    unknown: [
      "Few studies follow people for more than a year; harms that take longer are seen mostly in case reports and in people who use ketamine outside medicine.",
      "A study that does not mention a harm in its abstract may still have looked for it.",
    ],
  },
  {
    slug: "does-it-work",
    question: "Does it work for depression?",
    short: "Trials and syntheses in depression, by what their authors conclude.",
    search: `tag:condition:depression (design:rct OR design:meta-analysis OR design:systematic-review) ${HUMAN}`,
    frame: [
      "These are randomised trials, and reviews that combine them, in people with depression.",
      "The direction shown is the authors' own conclusion, in their own words. Counting conclusions is not a meta-analysis: a large, careful trial and a small, weak one each count once.",
    ],
    unknown: [
      "People can usually tell whether they were given ketamine, so the size of the effect beyond expectation is uncertain. Few trials report whether masking held.",
      "Trials without an effect are published less often.",
    ],
  },
  {
    slug: "treatment-resistant-depression",
    question: "Does it work when other treatments have failed?",
    short: "Treatment-resistant depression.",
    search: `tag:condition:treatment-resistant ${HUMAN}`,
    frame: [
      "Treatment-resistant usually means that at least two antidepressants, well tried, have not helped. Studies differ in how they define it.",
    ],
    unknown: [
      "How ketamine compares with each of the other options after two failures has been tested directly in only a few trials.",
    ],
  },
  {
    slug: "bipolar-depression",
    question: "Does it help in bipolar depression?",
    short: "Depressive episodes of bipolar disorder.",
    search: `tag:condition:bipolar ${HUMAN}`,
    frame: [
      "Many trials of ketamine exclude people with bipolar disorder. These are the studies that include or are devoted to them.",
    ],
    unknown: [
      "Whether ketamine can set off mania is hard to judge from small, short studies in people who also take a mood stabiliser.",
    ],
  },
  {
    slug: "suicidal-thoughts",
    question: "Suicidal thoughts: how fast, how long?",
    short: "Suicidal ideation as a condition treated or an outcome measured.",
    search: `(tag:condition:suicidality OR tag:topic:suicide-outcome) ${HUMAN}`,
    frame: [
      "These studies treat people with suicidal thoughts, or measure such thoughts as an outcome, often within hours or days.",
      "Thoughts of suicide and suicidal acts are different outcomes. Look at which one was measured, and when.",
    ],
    unknown: ["Trials are too small to show whether fewer people attempt suicide or die by it."],
  },
  {
    slug: "anxiety",
    question: "Does it help with anxiety?",
    short: "Anxiety disorders, and anxiety in depression.",
    search: `tag:condition:anxiety ${HUMAN}`,
    frame: [
      "Some of these studies treat anxiety disorders; many measure anxiety in people who have depression. The two are not the same question.",
    ],
    unknown: [
      "Anxiety before an operation is a different matter; studies of sedation may appear here when they measure anxiety.",
    ],
  },
  {
    slug: "ptsd",
    question: "Does it help in post-traumatic stress disorder?",
    short: "PTSD, with or without depression.",
    search: `tag:condition:ptsd ${HUMAN}`,
    frame: [
      "These studies treat post-traumatic stress disorder, or ask whether ketamine given after an injury or operation makes it more or less likely.",
    ],
    unknown: ["Most trials measure symptoms for days or weeks; few follow people for months."],
  },
  {
    slug: "chronic-pain",
    question: "Chronic pain and mood",
    short: "Pain studies that also speak of mood.",
    search: `tag:condition:pain tag:condition:depression ${HUMAN}`,
    frame: [
      "Ketamine is also used against pain. These studies concern pain and mention depression, as a condition or an outcome.",
    ],
    unknown: ["Whether mood lifts because pain eases, or by itself, is seldom separated."],
  },
  {
    slug: "how-long",
    question: "How long does it last?",
    short: "Repeated dosing, maintenance, relapse and follow-up.",
    search: `(tag:topic:maintenance OR tag:regimen:repeated) ${HUMAN}`,
    frame: ["These studies give ketamine more than once, or follow people to see when symptoms return."],
    unknown: [
      "Those who feel well are more likely to stay in a long study, which makes lasting benefit look more common than it is.",
    ],
  },
  {
    slug: "ketamine-or-esketamine",
    question: "Ketamine or esketamine?",
    short: "Studies that concern both.",
    search: `tag:drug:ketamine tag:drug:esketamine ${HUMAN}`,
    frame: [
      "Ketamine is a mixture of two mirror-image molecules; esketamine is one of them. Ketamine is mostly given by infusion, esketamine mostly as a nasal spray.",
      "These studies name both. Only some compare them directly; the others compare results across studies, which is weaker.",
    ],
    unknown: [
      "Route, dose and setting differ between the two, so a difference in results need not be a difference between the molecules.",
    ],
  },
  {
    slug: "against-ect",
    question: "Against electroconvulsive therapy",
    short: "Ketamine compared with ECT.",
    search: `tag:control:ect ${HUMAN}`,
    frame: [
      "These studies compare ketamine with electroconvulsive therapy (ECT). Studies in which ketamine is the anaesthetic for ECT are a different matter and are left out where the abstract makes that clear.",
    ],
    unknown: [
      "Nobody can be masked to ECT. Who agrees to be randomised between the two may not be like those who usually receive ECT.",
    ],
  },
];
