import { describe, expect, test } from "vitest";
import { tagStudy } from "../../src/tagging/tag-study.ts";
import { record } from "./invented.ts";

function designs(title: string, abstract = "", publicationTypes: string[] = []): string[] {
  return tagStudy(record({ title, abstract, publicationTypes }))
    .tags.filter((tag) => tag.facet === "design")
    .map((tag) => tag.value);
}

test("a paper on how systematic reviews are made is none (seen in PMID 28670216)", () => {
  const abstract = "A task group described what a systematic review asks of librarians. Systematic review teams were surveyed.";
  expect(designs("Skills of librarians in systematic reviews", abstract)).not.toContain("systematic-review");
});

describe("the design is what the paper itself did", () => {
  test.each([
    [
      "a case told beside what trials found (seen in PsyNamic 5834)",
      "Ketamine in a patient with severe depression: case report",
      "OBJECTIVE: We present the case of a woman. BACKGROUND: Many international randomized, placebo controlled trials found ketamine effective. METHODS: The patient was given 0.5 mg/kg. This case shows a lasting effect.",
      ["case-report"],
    ],
    [
      "two patients named in the title (seen in PsyNamic 5605)",
      "Repeated infusions of ketamine in two patients with resistant depression",
      "Depression can be hard to treat. The authors report the use of ketamine. Mood rose for weeks.",
      ["case-series"],
    ],
    [
      "many calls to a registry, four of them told of, are no series of four (seen in PsyNamic 3493)",
      "Tea of the vine: analysis of calls to poison centers",
      "BACKGROUND: Use is rising. METHODS: Calls to poison centers were reviewed retrospectively. RESULTS: There were 28 cases with a rapid pulse. Four cases were reported with seizures. CONCLUSIONS: Calls have become more frequent.",
      ["cross-sectional"],
    ],
    [
      "a plan that went through a protocol review (seen in PsyNamic 6227)",
      "Psilocybin in adults with autism",
      "Responses to psilocybin will be compared with placebo. Brain function will be assessed by imaging. Several analyses will be conducted. Following protocol review the agency agreed.",
      ["protocol"],
    ],
    [
      "a trial that ends with its next plan (seen in PsyNamic 2538)",
      "Ketamine for chronic PTSD",
      "METHODS: In a randomized, double-blind, crossover trial 41 patients received ketamine or midazolam. The primary outcome was the scale at 24 hours. RESULTS: Scores were significantly better after ketamine (p = 0.02). CONCLUSIONS: Patients with chronic PTSD will be studied again and more will be recruited.",
      ["rct"],
    ],
    [
      "a survey with a few open questions (seen in PsyNamic 1811)",
      "Tobacco and ayahuasca: an online survey",
      "METHODS: A cross-sectional study with quantitative and qualitative design was undertaken. RESULTS: 441 respondents answered; regression showed associations. Qualitative thematic analysis of comments named insight.",
      ["cross-sectional"],
    ],
    [
      "a randomised trial",
      "Ketamine in depression: a randomised controlled trial",
      "METHODS: 40 patients were randomly assigned to ketamine or placebo.",
      ["rct"],
    ],
    [
      "randomisation told in the methods only",
      "Ketamine and mood",
      "METHODS: Forty patients were randomized to ketamine or midazolam. RESULTS: Scores fell.",
      ["rct"],
    ],
    [
      "a systematic review of trials is no trial",
      "Ketamine for pain: a systematic review of randomized controlled trials",
      "METHODS: PubMed and Embase were searched. Twelve studies were included.",
      ["systematic-review"],
    ],
    [
      "a review with meta-analysis is both",
      "Ketamine for depression: a systematic review and meta-analysis",
      "METHODS: We searched Medline and Embase.",
      ["meta-analysis", "systematic-review"],
    ],
    [
      "a protocol of a trial is a protocol",
      "Ketamine versus ECT: study protocol for a randomised controlled trial",
      "METHODS: 120 patients will be randomised to ketamine or ECT.",
      ["protocol"],
    ],
    [
      "a plan without the word protocol",
      "Ketamine for anxiety",
      "METHODS: Forty participants will be randomized to ketamine or placebo. Anxiety will be assessed at week 4.",
      ["protocol"],
    ],
    [
      "a registry's entry that speaks in the present tense (seen in CENTRAL exports)",
      "Lysergide for cluster headache",
      "BACKGROUND: Lysergide may help. OBJECTIVE: To investigate whether it does. DESIGN: Double-blind, randomized, placebo-controlled cross-over design. PARTICIPANTS: 30 patients with cluster headache. MAIN OUTCOME: Attack frequency. The investigators hypothesize fewer attacks. Participants will attend six visits.",
      ["protocol"],
    ],
    [
      "a Cochrane review without the words systematic review (seen in PMID 11034741)",
      "Parent training for mothers' mood",
      "OBJECTIVES: Whether parent training lifts mood. SEARCH STRATEGY: Databases were searched. SELECTION CRITERIA: Only randomised controlled trials were included in which participants had been randomly allocated to two groups. DATA COLLECTION AND ANALYSIS: Trials were appraised. MAIN RESULTS: Seventeen trials reported outcomes. REVIEWER'S CONCLUSIONS: Training may help.",
      ["systematic-review"],
    ],
    [
      "a systematic review told before anything else",
      "Ketamine for migraine",
      "A systematic review of PubMed and Embase was performed. Inclusion criteria were randomized controlled trial design and adults. Twelve articles were analysed.",
      ["systematic-review"],
    ],
    [
      "samples kept from a trial are no trial",
      "Metabolites of ketamine in plasma",
      "METHODS: Samples from 20 patients, obtained in a randomized controlled trial (RCT), were analysed. RESULTS: Forty metabolites were found.",
      [],
    ],
    [
      "chance without people is no trial (seen in PMID 21475662)",
      "Algorithms on ensemble quantum computers",
      "METHODS: Outputs were made random by randomizing the answers of single computers.",
      [],
    ],
    [
      "interviews with women of a trial (seen in PMID 31388343)",
      "A qualitative study of mothers' experience of ketamine",
      "METHODS: Semi-structured interviews with mothers within a multicentre randomized controlled trial; content analysis.",
      ["qualitative"],
    ],
    [
      "one patient among many counted is no case report",
      "Ketamine after nine years of age",
      "METHODS: A total of 16 children were included. RESULTS: In a patient with asthma the dose was halved. Case study notes were read.",
      [],
    ],
    [
      "an autopsy of one patient, whatever its cells",
      "Spindle-shaped cells after ketamine: an autopsy case report",
      "We report a case of cystitis. The cells, in vitro, were spindle-shaped. Western blot of the cells was negative.",
      ["case-report"],
    ],
    [
      "a post hoc analysis",
      "Predictors of response to esketamine: a post hoc analysis of two randomized trials",
      "METHODS: Data from 400 patients were analysed.",
      ["secondary-analysis"],
    ],
    [
      "a secondary analysis under a title that names its trial (seen in PMID 33307947)",
      "Experiences under ketamine and drinking: results from a randomized controlled trial",
      "METHODS: Forty adults were randomized to ketamine or midazolam. In this secondary analysis, we determine what mediates the effect.",
      ["secondary-analysis"],
    ],
    [
      "two trials that randomised (seen in PMID 35749277)",
      "Factors of a rating scale during treatment with esketamine",
      "METHODS: Two similarly designed, short-term trials randomized adults to esketamine or placebo. A factor analysis was made.",
      ["secondary-analysis"],
    ],
    [
      "a trial with secondary analyses of its own stays one (seen in PMID 37153136)",
      "Ketamine in adolescents: a randomized midazolam-controlled trial",
      "RESULTS: MADRS scores fell. In secondary analyses, the gains appeared to last. We conducted a secondary analysis without one participant.",
      ["rct"],
    ],
    [
      "a pooled analysis",
      "Esketamine and dissociation: pooled analysis of three phase 3 trials",
      "METHODS: Data were pooled from three double-blind trials.",
      ["secondary-analysis"],
    ],
    [
      "open-label phase III without chance",
      "Long-term safety of esketamine: an open-label, phase 3 study",
      "METHODS: 802 patients received esketamine for one year.",
      ["non-randomised-trial"],
    ],
    ["a cohort", "Ketamine exposure and outcome: a retrospective cohort study", "METHODS: We followed 900 patients.", ["cohort"]],
    [
      "a survey",
      "Ketamine clinics: an online survey",
      "METHODS: 300 respondents completed an anonymous questionnaire.",
      ["cross-sectional"],
    ],
    [
      "a case report",
      "Esketamine in catatonia: a case report",
      "We report a 54-year-old woman who was treated with esketamine.",
      ["case-report"],
    ],
    [
      "a case series",
      "Ketamine in anorexia nervosa: a case series",
      "We report five patients treated with ketamine.",
      ["case-series"],
    ],
    [
      "qualitative work",
      "Living with ketamine treatment: a qualitative study",
      "METHODS: Semi-structured interviews were held; themes were identified by thematic analysis.",
      ["qualitative"],
    ],
    [
      "an economic evaluation",
      "Cost-effectiveness of esketamine",
      "METHODS: A Markov model estimated costs per QALY.",
      ["economic"],
    ],
    ["a narrative review", "Ketamine for depression: a review", "This review summarizes what is known.", ["review"]],
    ["a consensus statement", "Ketamine in mood disorders: a consensus statement", "We recommend monitoring.", ["guideline"]],
  ])("%s", (_name, title, abstract, expected) => {
    expect(designs(title, abstract)).toEqual(expected);
  });

  test("trials that others should do, or did before, make nothing a trial", () => {
    const abstract =
      "Previous randomized trials have shown rapid effects. We reviewed the charts of 30 patients retrospectively. Larger randomized controlled trials are needed.";
    expect(designs("Ketamine in routine practice", abstract)).not.toContain("rct");
  });

  test("a guideline's name, or pooling that was not done, makes no meta-analysis (seen in PMID 35203296, 34122156)", () => {
    const followed =
      "METHODS: Following the Preferred Reporting Items for Systematic Reviews and Meta-Analyses, we searched PubMed.";
    expect(designs("Ketamine and lamotrigine: a systematic review", followed)).toEqual(["systematic-review"]);
    const unpooled = "METHODS: We searched PubMed. RESULTS: As studies differed, a meta-analysis was not considered appropriate.";
    expect(designs("Subcutaneous ketamine: a systematic review", unpooled)).toEqual(["systematic-review"]);
  });

  test("a review that calls itself narrative is one, though it tells how it searched (seen in PMID 35166663, 40282849)", () => {
    const searched =
      "METHODS: We searched PubMed for relevant articles. RESULTS: A network meta-analysis of randomized trials found no difference.";
    expect(designs("Drugs for mood disorders: a narrative review", searched)).toEqual(["review"]);
  });

  test("a correction named at the end of a title is a notice (seen in PMID 32406748)", () => {
    const abstract = "METHODS: We searched PubMed. RESULTS: Ketamine reduced suicidal ideation in 10 trials.";
    expect(designs("'Ketamine for suicidal ideation: a systematic review and meta-analysis': Corrigendum", abstract)).toEqual([
      "notice",
    ]);
    expect(designs("Imaging of ketamine with motion correction", abstract)).not.toContain("notice");
  });

  test("a review randomises nobody, whatever it tells or hopes (seen in PMID 40781763, 38666026)", () => {
    const hoped =
      "In this review, we analyze ten years of research in patients. Future research must prioritize high-quality, randomized, double-blind, placebo-controlled trials.";
    expect(designs("Psychedelic-assisted therapy: benefits and challenges", hoped)).toEqual(["review"]);
    const told =
      "A recent small-sample randomized controlled trial found no effect in adult patients. This article briefly reviews the mechanism of arketamine.";
    expect(designs("The potential of arketamine", told)).toEqual(["review"]);
  });

  test("participants picked at random were not randomised", () => {
    expect(designs("Ketamine use at festivals", "METHODS: A survey of 200 randomly selected visitors was conducted.")).toEqual([
      "cross-sectional",
    ]);
  });

  test("a letter about a trial is a comment, not the trial", () => {
    expect(designs("Reply to Smith et al.: a randomized trial of ketamine", "", ["Letter", "Comment"])).toEqual(["commentary"]);
    expect(designs("Ketamine or ECT?", "", ["Editorial"])).toEqual(["commentary"]);
  });

  test("a notice that carries the original's abstract is a notice and nothing else", () => {
    const { tags, facts } = tagStudy(
      record({
        title: "Retraction: Ketamine in depression: a randomised controlled trial",
        abstract:
          "METHODS: 67 patients were randomly assigned to ketamine 0.5 mg/kg or placebo. RESULTS: Ketamine was effective.",
        publicationTypes: ["Retraction of Publication"],
      }),
    );
    expect(tags.map((tag) => `${tag.facet}:${tag.value}`)).toEqual(["design:notice"]);
    expect(facts.participants).toBeUndefined();
  });

  test("a retracted study stays what it was; only its notice is a notice", () => {
    expect(
      designs(
        "RETRACTED: Ketamine in depression: a randomised controlled trial",
        "METHODS: 40 patients were randomly assigned.",
        ["Retracted Publication"],
      ),
    ).toEqual(["rct"]);
  });

  test.each([
    [
      "rats given a drug meant for patients",
      "Ketamine reverses depressive-like behaviour in rats",
      "Treatment-resistant patients need help. METHODS: Sprague-Dawley rats received ketamine 10 mg/kg. RESULTS: Immobility fell in treated rats.",
    ],
    [
      "animals randomised to groups",
      "Ketamine after stress in mice: a randomised study",
      "METHODS: Mice were randomly assigned to ketamine or saline. RESULTS: Mice swam longer.",
    ],
    [
      "cells",
      "Hydroxynorketamine in cultured neurons",
      "METHODS: Primary cortical neurons were cultured. In vitro patch clamp recordings were made. Western blot showed mRNA expression.",
    ],
  ])("animal and laboratory work is preclinical whatever human words it borrows: %s", (_name, title, abstract) => {
    expect(designs(title, abstract)).toEqual(["preclinical"]);
    expect(tagStudy(record({ title, abstract })).tags.filter((tag) => tag.facet === "population")).toEqual([]);
  });

  test("PubMed's own publication type is believed where the text is silent", () => {
    expect(
      designs("Ketamine and mood", "Patients received ketamine or placebo.", ["Journal Article", "Randomized Controlled Trial"]),
    ).toEqual(["rct"]);
    expect(designs("Ketamine and mood", "", ["Practice Guideline"])).toEqual(["guideline"]);
  });
});
