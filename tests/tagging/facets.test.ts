import { describe, expect, test } from "vitest";
import { BETTER } from "../../src/tagging/conclusion/comparison-won.ts";
import { summaryLine, summaryText } from "../../src/tagging/summary-line.ts";
import { tagStudy } from "../../src/tagging/tag-study.ts";
import { record } from "./invented.ts";

function values(facet: string, title: string, abstract = "", keywords: string[] = []): string[] {
  return tagStudy(record({ title, abstract, keywords }))
    .tags.filter((tag) => tag.facet === facet)
    .map((tag) => tag.value);
}

describe("drug", () => {
  test.each([
    ["Ketamine for depression", ["ketamine"]],
    ["Racemic (R,S)-ketamine infusion in depression", ["ketamine"]],
    ["Intranasal esketamine for depression", ["esketamine"]],
    ["S(+)-ketamine in major depression", ["esketamine"]],
    ["(S)-ketamine and mood", ["esketamine"]],
    ["(R)-ketamine in healthy volunteers", ["arketamine"]],
    ["Arketamine versus esketamine", ["esketamine", "arketamine"]],
    ["Racemic ketamine versus esketamine", ["ketamine", "esketamine"]],
    ["(2R,6R)-hydroxynorketamine in mice", ["metabolite"]],
    ["Psilocybin for depression", []],
  ])("%s", (title, expected) => {
    expect(values("drug", title)).toEqual(expected);
  });

  test.each([
    [
      "MeSH has no heading of its own for esketamine (seen in 32861217)",
      "Esketamine nasal spray in depression",
      "METHODS: Patients received esketamine 84 mg or placebo.",
      "Ketamine",
      ["esketamine"],
    ],
    [
      "a word on where esketamine comes from",
      "Esketamine nasal spray in depression",
      "BACKGROUND: Esketamine is the S-enantiomer of ketamine. METHODS: Patients received esketamine.",
      "Ketamine",
      ["esketamine"],
    ],
    [
      "a keyword beside what was given (seen in 33478865)",
      "Intravenous ketamine in depression",
      "METHODS: Patients received ketamine 0.5 mg/kg.",
      "esketamine",
      ["ketamine"],
    ],
    [
      "headings alone, where the text is silent",
      "An NMDA antagonist in depression",
      "METHODS: Patients received the drug.",
      "Ketamine",
      ["ketamine"],
    ],
  ])("%s", (_name, title, abstract, keyword, expected) => {
    expect(values("drug", title, abstract, [keyword])).toEqual(expected);
  });

  test("ketamine named once among other drugs is not what was studied", () => {
    const abstract =
      "BACKGROUND: Drugs such as ketamine act fast. METHODS: Forty patients received psilocybin. Psilocybin was given with psilocybin-assisted therapy. RESULTS: LSD and psilocybin users improved.";
    expect(values("drug", "Psilocybin for depression", abstract)).toEqual([]);
  });
});

describe("route", () => {
  test.each([
    ["Intravenous ketamine for depression", "METHODS: Patients received intravenous ketamine 0.5 mg/kg.", "intravenous"],
    ["Esketamine nasal spray in adults", "METHODS: Patients received intranasal esketamine 56 or 84 mg.", "intranasal"],
    ["Oral ketamine for depression", "METHODS: Patients took oral ketamine capsules daily.", "oral"],
    ["Subcutaneous ketamine for depression", "METHODS: Patients received subcutaneous ketamine injections.", "subcutaneous"],
    ["Sublingual ketamine at home", "METHODS: Sublingual lozenges were taken.", "sublingual"],
    ["Intramuscular ketamine for agitation", "METHODS: Intramuscular ketamine was given.", "intramuscular"],
    ["Caudal ketamine in children", "METHODS: Caudal ketamine was injected.", "other-route"],
  ])("%s", (title, abstract, expected) => {
    expect(values("route", title, abstract)).toContain(expected);
  });

  test("an oral antidepressant beside the spray does not make the drug oral", () => {
    const abstract = "METHODS: Adults received intranasal esketamine plus a newly initiated oral antidepressant.";
    expect(values("route", "Esketamine nasal spray plus oral antidepressant", abstract)).toEqual(["intranasal"]);
  });

  test("the route of earlier work is not that of a study whose title names its own", () => {
    const abstract =
      "Intravenous ketamine infusions act rapidly. We report repeated subcutaneous esketamine injections in one patient; intravenous infusion was not needed.";
    expect(values("route", "Subcutaneous esketamine for depression", abstract)).toEqual(["subcutaneous"]);
  });
});

describe("condition", () => {
  test.each([
    ["Ketamine for treatment-resistant depression", ["depression", "treatment-resistant"]],
    ["Ketamine for post-traumatic stress disorder", ["ptsd"]],
    ["Ketamine for obsessive-compulsive disorder", ["ocd"]],
    ["Esketamine and postpartum depression after cesarean section", ["depression", "postpartum", "perioperative"]],
    ["Ketamine for suicidal ideation in depressed patients", ["depression", "suicidality"]],
    ["Ketamine for alcohol use disorder", ["alcohol"]],
    ["Ketamine in bipolar depression", ["depression", "bipolar"]],
  ])("%s", (title, expected) => {
    const abstract = `METHODS: Patients received ketamine. ${title}. RESULTS: Symptoms of the patients fell.`;
    expect(values("condition", title, abstract)).toEqual(expect.arrayContaining(expected));
  });

  test("respiratory depression is no mood", () => {
    expect(
      values(
        "condition",
        "Respiratory depression after ketamine sedation of children",
        "METHODS: Children were sedated for surgery.",
      ),
    ).not.toContain("depression");
  });

  test.each([
    [
      "patients before an operation (seen in PMID 12791116)",
      "Double-blind randomized placebo-controlled trial of ketamine and postoperative morphine consumption",
      "METHODS: In this double-blind, placebo-controlled crossover trial 40 patients undergoing surgery received ketamine.",
    ],
    [
      "people with Huntington's disease (seen in PMID 9222184)",
      "Cognitive and motor effects of ketamine in Huntington's disease",
      "METHODS: Ten patients received ketamine in a double-blind, placebo-controlled crossover design. Subjective effects and a task were recorded.",
    ],
  ])("%s are not shown as people without an illness", (_name, title, abstract) => {
    expect(values("condition", title, abstract, ["Humans", "Double-Blind Method"])).not.toContain("healthy");
  });

  test("signs of an experiment are no words for health", () => {
    const { tags } = tagStudy(
      record({
        title: "Ketamine and functional connectivity during a task",
        abstract: "METHODS: Twenty participants received ketamine in a double-blind, placebo-controlled crossover design.",
      }),
    );
    const words = tags.filter(({ value }) => value === "healthy").flatMap(({ evidence }) => evidence.map(({ text }) => text));
    expect(words.filter((text) => !/participant/i.test(text))).toEqual([]);
  });

  test("healthy volunteers are not patients", () => {
    expect(
      values(
        "condition",
        "Ketamine and brain connectivity in healthy volunteers",
        "METHODS: 20 healthy volunteers received ketamine.",
      ),
    ).toContain("healthy");
  });
});

test.each([
  ["METHODS: 18F-FDG PET was done before and after ketamine. RESULTS: Metabolism rose.", []],
  ["METHODS: Metabolism was imaged with [18F]FDG.", []],
  ["METHODS: 19F MRI was done in volunteers.", []],
  ["METHODS: Ten patients had positron emission tomography with [18F]FDG after ketamine.", ["patients"]],
  ["METHODS: Forty patients (18 F, 22 M) received ketamine.", ["18 F", "22 M", "patients"]],
  ["METHODS: Forty patients (22 F) received ketamine.", ["22 F", "patients"]],
])("fluorine's isotopes are no women: %s", (abstract, words) => {
  const tags = tagStudy(record({ title: "Ketamine in the brain", abstract })).tags;
  const both = tags.find(({ facet, value }) => facet === "population" && value === "both-sexes");
  expect((both?.evidence ?? []).map(({ text }) => text)).toEqual(words);
});

test("women or men told as a part make a study of both, an arm of women in a study of women does not", () => {
  const sexes = (title: string, abstract: string) =>
    values("population", title, abstract).filter((value) => /both|only/.test(value));
  const trial = "METHODS: 68 patients with depression were randomized to ketamine or placebo.";
  expect(sexes("Ketamine for depression", `${trial} RESULTS: In total, 67 (45 women) of 68 patients were treated.`)).toEqual([
    "both-sexes",
  ]); // 27056608
  expect(sexes("Ketamine for depression", `${trial} RESULTS: Of the patients, 70% women, most improved.`)).toEqual([
    "both-sexes",
  ]); // 39113255
  const women =
    "METHODS: 34 infertile women were randomized. RESULTS: Pain fell in 17 women receiving ketamine and 17 women receiving placebo.";
  expect(sexes("Ketamine in women with infertility", women)).toEqual(["women-only"]); // 10548704
});

describe("control", () => {
  test.each([
    ["placebo", "METHODS: In this double-blind trial patients were randomized to ketamine or placebo."],
    ["midazolam", "METHODS: Patients were randomly assigned to ketamine or midazolam as active control."],
    ["none", "METHODS: In this open-label, single-arm study without control group all patients received six ketamine infusions."],
  ])("%s", (expected, abstract) => {
    expect(values("control", "Ketamine for depression", abstract)).toContain(expected);
  });
});

test("ECT is a comparison where the drug is set against it, not where both groups are under it", () => {
  const treated = "METHODS: Fifty patients were treated with ketamine infusions or ECT.";
  expect(values("control", "Serial ketamine versus ECT in depressed patients", treated)).toContain("ect");
  expect(values("control", "Comparative effect of ketamine and electroconvulsive therapy", treated)).toContain("ect");
  const anaesthesia =
    "METHODS: Patients were randomly assigned to ketamine or thiopental as an active control before the 2nd and 4th ECT. Ketamine during ECT was well tolerated.";
  expect(values("control", "Ketamine and thiopental during electroconvulsive therapy", anaesthesia)).not.toContain("ect");
});

test("a synthesis has no control of its own, but may compare two treatments", () => {
  const pooled = "METHODS: We pooled randomised trials of ketamine versus placebo.";
  expect(values("control", "Ketamine for depression: a systematic review and meta-analysis", pooled)).toEqual([]);
  const compared =
    "METHODS: We pooled randomised trials of ketamine versus electroconvulsive therapy (ECT), with ECT as active control.";
  expect(values("control", "Ketamine versus ECT: a systematic review and meta-analysis", compared)).not.toContain("placebo");
});

describe("regimen", () => {
  const abstract =
    "BACKGROUND: A single dose of ketamine acts rapidly. METHODS: Patients received six infusions of ketamine (0.5 mg/kg) over two weeks.";

  test("a title about repeated infusions is believed over earlier single ones", () => {
    expect(values("regimen", "Repeated ketamine infusions for depression", abstract)).toEqual(["repeated"]);
  });

  test("a synthesis has no regimen of its own", () => {
    expect(
      values("regimen", "Single and repeated ketamine for depression: a systematic review and meta-analysis", abstract),
    ).toEqual([]);
  });
});

describe("population", () => {
  test("children are stated, and not merely remembered", () => {
    expect(
      values(
        "population",
        "Ketamine in adolescents with depression",
        "METHODS: Adolescents aged 13 to 17 years received ketamine.",
      ),
    ).toContain("children");
    expect(
      values("population", "Ketamine for depression", "METHODS: Adults with childhood trauma received ketamine."),
    ).not.toContain("children");
  });

  test.each([
    [
      "women-only",
      "Esketamine for women after cesarean section",
      "METHODS: 120 women undergoing cesarean section were randomized.",
    ],
    ["men-only", "Ketamine in healthy male volunteers", "METHODS: Twenty healthy male volunteers received ketamine."],
    ["both-sexes", "Ketamine in depression", "METHODS: 40 patients (22 women and 18 men) received ketamine."],
    ["veterans", "Ketamine for veterans with PTSD", "METHODS: 60 veterans were randomized."],
    ["older-adults", "Ketamine in late-life depression", "METHODS: Older adults aged 60 years and older received ketamine."],
  ])("%s", (expected, title, abstract) => {
    expect(values("population", title, abstract)).toContain(expected);
  });

  test("both sexes and adults are inferred only with a reason that says so", () => {
    const { tags } = tagStudy(
      record({
        title: "Ketamine in depression",
        abstract: "METHODS: 40 patients were randomized to ketamine or placebo. RESULTS: MADRS scores of patients fell.",
      }),
    );
    for (const tag of tags.filter((one) => one.value === "both-sexes" || one.value === "adults"))
      expect(tag.because).toMatch(/described/);
  });
});

describe("phase", () => {
  test("a phase is the trial's, not one of its timetable nor one to come", () => {
    expect(values("phase", "A phase 3 trial of esketamine", "METHODS: 200 patients were randomized.")).toEqual(["3"]);
    expect(values("phase", "A phase II/III trial of esketamine", "METHODS: 200 patients were randomized.")).toEqual(["2", "3"]);
    expect(
      values(
        "phase",
        "Ketamine for depression",
        "METHODS: In the induction phase 2 doses a week were given. CONCLUSIONS: A phase 3 trial is warranted.",
      ),
    ).toEqual([]);
  });
});

describe("topic and regimen", () => {
  test.each([
    ["driving", "Driving performance after esketamine", "METHODS: On-road driving was tested."],
    ["cost", "Cost-effectiveness of esketamine", "METHODS: Healthcare costs were modelled."],
    ["misuse", "Ketamine abuse and cystitis", "METHODS: Recreational ketamine users were examined."],
    ["eeg", "Ketamine and EEG", "METHODS: EEG was recorded; mismatch negativity fell."],
    ["imaging", "Ketamine and the brain", "METHODS: Functional magnetic resonance imaging (fMRI) was acquired."],
    ["suicide-outcome", "Ketamine for suicidal ideation", "METHODS: Suicidal ideation was rated."],
    ["pharmacokinetics", "Pharmacokinetics of ketamine", "METHODS: Plasma concentrations, AUC and half-life were measured."],
  ])("%s", (expected, title, abstract) => {
    expect(values("topic", title, abstract)).toContain(expected);
  });

  test("one infusion is a single dose; six are repeated", () => {
    expect(
      values(
        "regimen",
        "A single infusion of ketamine in depression",
        "METHODS: 40 patients received a single ketamine infusion.",
      ),
    ).toContain("single-dose");
    expect(
      values(
        "regimen",
        "Repeated ketamine infusions in depression",
        "METHODS: 40 patients received six ketamine infusions over two weeks, three times a week.",
      ),
    ).toContain("repeated");
  });
});

describe("conclusion", () => {
  const trial =
    "METHODS: 40 patients with depression were randomized to ketamine or placebo. RESULTS: Scores of the patients were rated on the MADRS.";

  test.each([
    ["positive", "CONCLUSIONS: Ketamine was effective and well tolerated and rapidly improved depressive symptoms of patients."],
    ["negative", "CONCLUSIONS: Ketamine did not prolong remission and can't be supported for this treatment."],
    ["mixed", "CONCLUSIONS: Ketamine did not decrease the risk of relapse. However, it improved mood for a week."],
  ])("%s", (expected, conclusion) => {
    expect(values("conclusion", "Ketamine as treatment of depression: a randomized trial", `${trial} ${conclusion}`)).toEqual([
      expected,
    ]);
  });

  test("as good as electroconvulsive therapy is neither for the drug nor against it (seen in 31123668)", () => {
    const title = "Ketamine versus electroconvulsive therapy in major depression: a randomized trial";
    const said = "CONCLUSIONS: Treatment with ketamine has the same antidepressant effects as electroconvulsive therapy.";
    expect(values("conclusion", title, `${trial} ${said}`)).toEqual(["neutral"]);
  });

  test.each([
    // 36871913: safe, and no better than placebo.
    ["negative", "CONCLUSIONS: Ketamine was not superior to placebo for depression but demonstrated to be extremely safe."],
    // 39026266
    ["negative", "CONCLUSIONS: Ketamine did not show a notable antidepressant advantage over midazolam, an effective treatment."],
    // 40791037
    ["mixed", "CONCLUSIONS: Ketamine had no apparent effect on depression. It may have a beneficial effect in some patients."],
    // 37205558: what follows the denial in its own sentence is denied too.
    ["negative", "CONCLUSIONS: Ketamine had no greater effect than placebo in reducing the severity of depressive symptoms."],
    ["positive", "CONCLUSIONS: Ketamine did not increase the rate of adverse events and was an effective, promising treatment."],
    // 31290965 (TRANSFORM-1)
    [
      "mixed",
      "CONCLUSIONS: Significance was not reached for the primary endpoint; nevertheless ketamine gave a rapid antidepressant benefit.",
    ],
    // 40541833: the praise is the other arm's.
    ["negative", "CONCLUSIONS: ECT demonstrated the more robust antidepressant effects compared to ketamine."],
  ])("what authors deny is not shown as their praise: %s", (expected, conclusion) => {
    const praise = "RESULTS: Depressive symptoms of the patients improved rapidly; treatment was effective and well tolerated.";
    const tags = values(
      "conclusion",
      "Ketamine as treatment of depression: a randomized trial",
      `${trial} ${praise} ${conclusion}`,
    );
    expect(tags).toEqual([expected]);
  });

  test("the words of a comparison that the drug won come first, and only they let the summary say “favours”", () => {
    const conclusion = (results: string) =>
      tagStudy(
        record({
          title: "Ketamine as treatment of depression: a randomized trial",
          abstract: `${trial} RESULTS: ${results} CONCLUSIONS: Ketamine was effective and rapidly improved depressive symptoms.`,
        }),
      ).tags.find(({ facet }) => facet === "conclusion");
    const won = conclusion("Scores were significantly lower in the ketamine group than in the placebo group.");
    expect(won?.because).toBe(BETTER);
    expect(won?.evidence[0]?.text).toContain("lower in the ketamine group than in the placebo");
    expect(conclusion("Scores were lower after tramadol than after ketamine or placebo.")?.because).toBeUndefined();
    expect(conclusion("Dissociation was significantly greater with ketamine than with placebo.")?.because).toBeUndefined();
  });

  test.each(["protocol", "narrative review"])("a %s concludes nothing", (kind) => {
    const title = kind === "protocol" ? "Ketamine: study protocol for a randomised trial" : "Ketamine for depression: a review";
    expect(values("conclusion", title, "CONCLUSIONS: Ketamine is effective and promising.")).toEqual([]);
  });
});

test("what is said for want of words quotes the people, doses or kind of study that are described, and says so", () => {
  const { tags } = tagStudy(
    record({
      title: "Ketamine and brain networks in healthy volunteers",
      abstract: "METHODS: Twenty healthy volunteers received ketamine 0.5 mg/kg in a placebo-controlled crossover study.",
      keywords: ["Humans", "Double-Blind Method"],
    }),
  );
  const quotes = tags
    .filter(({ facet, value }) => value === "single-dose" || (facet === "control" && value === "none"))
    .flatMap(({ evidence }) => evidence.map(({ text }) => text));
  expect(quotes.filter((text) => /healthy|placebo|crossover|humans/i.test(text))).toEqual([]);
});

test("trials are not called unrandomised where the abstract is silent, and controls are not called patients", () => {
  const line = (title: string, abstract: string) => {
    const { tags, facts } = tagStudy(record({ title, abstract }));
    return summaryText(summaryLine(tags, facts));
  };
  const silent = "METHODS: This open-label trial gave ketamine to 20 patients with depression.";
  expect(line("Ketamine in depression: an open-label trial", silent)).toContain("no random allotment stated");
});

test("a title alone says nothing of how often (seen in 38914860)", () => {
  expect(values("regimen", "Extended-release ketamine tablets for depression: a randomized placebo-controlled trial")).toEqual(
    [],
  );
});
