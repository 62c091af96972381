import type { Strategy } from "./strategy.ts";

/** Filters for trials. */
export const TRIAL_STRATEGIES: readonly Strategy[] = [
  {
    name: "Cochrane HSSS, sensitivity-maximising, 2008 revision",
    source: "Cochrane Handbook 5.1 (2011), 6.4.11.1, Box 6.4.a (PubMed format)",
    seen: "source",
    lines: [
      "randomized controlled trial [pt]",
      "controlled clinical trial [pt]",
      "randomized [tiab]",
      "placebo [tiab]",
      "drug therapy [sh]",
      "randomly [tiab]",
      "trial [tiab]",
      "groups [tiab]",
      "#1 OR #2 OR #3 OR #4 OR #5 OR #6 OR #7 OR #8",
      "animals [mh] NOT humans [mh]",
      "#9 NOT #10",
    ],
  },
  {
    name: "Cochrane HSSS, sensitivity- and precision-maximising, 2008 revision",
    source: "Cochrane Handbook 5.1 (2011), 6.4.11.1, Box 6.4.b (PubMed format)",
    seen: "source",
    lines: [
      "randomized controlled trial [pt]",
      "controlled clinical trial [pt]",
      "randomized [tiab]",
      "placebo [tiab]",
      "clinical trials as topic [mesh: noexp]",
      "randomly [tiab]",
      "trial [ti]",
      "#1 OR #2 OR #3 OR #4 OR #5 OR #6 OR #7",
      "animals [mh] NOT humans [mh]",
      "#8 NOT #9",
    ],
  },
  {
    name: "Cochrane HSSS, sensitivity-maximising, in one line",
    source: "Cochrane Handbook 6 (2019 and later), Technical Supplement to Chapter 4, PubMed format, joined into one line",
    seen: "source",
    lines: [
      "(randomized controlled trial[pt] OR controlled clinical trial[pt] OR randomized[tiab] OR placebo[tiab] OR drug therapy[sh] OR randomly[tiab] OR trial[tiab] OR groups[tiab] NOT (animals[mh] NOT humans[mh]))",
    ],
  },
  {
    name: "Cochrane HSSS, sensitivity- and precision-maximising, in one line",
    source: "Cochrane Handbook 6 (2019 and later), Technical Supplement to Chapter 4, PubMed format, joined into one line",
    seen: "source",
    lines: [
      "(randomized controlled trial[pt] OR controlled clinical trial[pt] OR randomized[tiab] OR placebo[tiab] OR clinical trials as topic[mesh:noexp] OR randomly[tiab] OR trial[ti] NOT (animals[mh] NOT humans [mh]))",
    ],
  },
  {
    name: "Clinical Queries: therapy, broad",
    source:
      "NLM, PubMed Clinical Queries (Haynes, Wilczynski); printed in PMC3168323, table 3, before MeSH renamed Clinical Trials",
    seen: "wording",
    lines: [
      "((clinical[Title/Abstract] AND trial[Title/Abstract]) OR clinical trials as topic[MeSH Terms] OR clinical trial[Publication Type] OR random*[Title/Abstract] OR random allocation[MeSH Terms] OR therapeutic use[MeSH Subheading])",
    ],
  },
  {
    name: "Clinical Queries: therapy, narrow",
    source: "NLM, PubMed Clinical Queries (Haynes, Wilczynski); printed in PMC3168323, table 3",
    seen: "wording",
    lines: [
      "(randomized controlled trial[Publication Type] OR (randomized[Title/Abstract] AND controlled[Title/Abstract] AND trial[Title/Abstract]))",
    ],
  },
  {
    name: "Dickersin's original three-phase filter",
    source: "Dickersin K, Scherer R, Lefebvre C. BMJ 1994;309:1286-91, put into PubMed's tags",
    seen: "source",
    lines: [
      "randomized controlled trial[pt] OR controlled clinical trial[pt] OR randomized controlled trials as topic[mh] OR random allocation[mh] OR double-blind method[mh] OR single-blind method[mh]",
      "animals[mh] NOT humans[mh]",
      "#1 NOT #2",
      "clinical trial[pt] OR clinical trials as topic[mh] OR (clin*[tiab] AND trial*[tiab]) OR ((singl*[tiab] OR doubl*[tiab] OR trebl*[tiab] OR tripl*[tiab]) AND (blind*[tiab] OR mask*[tiab])) OR placebos[mh] OR placebo*[tiab] OR random*[tiab] OR research design[mh:noexp]",
      "#4 NOT #2",
      "#3 OR #5",
    ],
  },
  {
    name: "Robinson and Dickersin's revision for PubMed",
    source: "Robinson KA, Dickersin K. Int J Epidemiol 2002;31:150-3",
    seen: "source",
    lines: [
      '(randomized controlled trial [pt] OR controlled clinical trial [pt] OR randomized controlled trials [mh] OR random allocation [mh] OR double-blind method [mh] OR single-blind method [mh] OR clinical trial [pt] OR clinical trials [mh] OR ("clinical trial" [tw]) OR ((singl* [tw] OR doubl* [tw] OR trebl* [tw] OR tripl* [tw]) AND (mask* [tw] OR blind* [tw])) OR ("latin square" [tw]) OR placebos [mh] OR placebo* [tw] OR random* [tw] OR research design [mh:noexp] OR follow-up studies [mh] OR prospective studies [mh] OR cross-over studies [mh] OR control* [tw] OR prospectiv* [tw] OR volunteer* [tw]) NOT (animal [mh] NOT human [mh])',
    ],
  },
  {
    name: "Intervention studies, SIGN's filter in PubMed",
    source: "after Avau B et al. J Med Libr Assoc 2021;109:599-608 (PMC8608173), which put SIGN's filters into PubMed's tags",
    seen: "source",
    lines: [
      '"Randomized Controlled Trials as Topic"[Mesh] OR "Randomized Controlled Trial"[pt] OR "Random Allocation"[Mesh] OR "Double-Blind Method"[Mesh] OR "Single-Blind Method"[Mesh] OR "Clinical Trial"[pt] OR "Clinical Trial, Phase I"[pt] OR "Clinical Trial, Phase II"[pt] OR "Clinical Trial, Phase III"[pt] OR "Clinical Trial, Phase IV"[pt] OR "Controlled Clinical Trial"[pt] OR "Multicenter Study"[pt] OR "Clinical Trials as Topic"[Mesh]',
      '("clinical"[tw] AND trial*[tw]) OR ((singl*[tw] OR doubl*[tw] OR treb*[tw] OR tripl*[tw]) AND (blind*[tw] OR mask*[tw])) OR "Placebos"[Mesh] OR placebo*[tw] OR "randomly allocated"[tw] OR (allocated[tw] AND random*[tw])',
      '"Case Reports"[pt] OR "case report"[tw] OR "Letter"[pt] OR "Historical Article"[pt]',
      "(#1 OR #2) NOT #3",
    ],
  },
  {
    name: "Two phases of the Cochrane HSSS, and “versus”",
    source:
      "after “Optimizing search strategies to identify randomized controlled trials in MEDLINE”, BMC Med Res Methodol 2006;6:23",
    seen: "source",
    lines: [
      "randomized controlled trial [pt] OR controlled clinical trial [pt] OR randomized controlled trials [mh] OR random allocation [mh] OR double-blind method [mh] OR single-blind method [mh]",
      'clinical trial [pt] OR clinical trials [mh] OR "clinical trial" [tw] OR ((singl* [tw] OR doubl* [tw] OR trebl* [tw] OR tripl* [tw]) AND (mask* [tw] OR blind* [tw])) OR placebos [mh] OR placebo* [tw] OR random* [tw] OR research design [mh:noexp]',
      "(#1 OR #2 OR versus [tw]) NOT (animals [mh] NOT humans [mh])",
    ],
  },
  {
    name: "CADTH: randomised and controlled trials",
    source: "CADTH (now CDA-AMC) Information Services, search filters, RCT/CCT, PubMed version",
    seen: "source",
    lines: [
      '(Randomized Controlled Trial[pt] OR Controlled Clinical Trial[pt] OR Pragmatic Clinical Trial[pt] OR Equivalence Trial[pt] OR Clinical Trial, Phase III[pt] OR "Randomized Controlled Trials as Topic"[mh] OR "Controlled Clinical Trials as Topic"[mh] OR "Random Allocation"[mh] OR "Double-Blind Method"[mh] OR "Single-Blind Method"[mh] OR Placebos[mh:noexp] OR "Control Groups"[mh] OR random*[tiab] OR sham[tiab] OR placebo*[tiab] OR ((singl*[tiab] OR doubl*[tiab]) AND (blind*[tiab] OR dumm*[tiab] OR mask*[tiab])) OR ((tripl*[tiab] OR trebl*[tiab]) AND (blind*[tiab] OR dumm*[tiab] OR mask*[tiab])) OR (control*[tiab] AND (study[tiab] OR studies[tiab] OR trial*[tiab] OR group*[tiab])) OR nonrandom*[tiab] OR non-random*[tiab] OR quasi-random*[tiab] OR quasirandom*[tiab] OR allocated[tiab] OR "open label"[tiab] OR open-label[tiab] OR ((equivalence[tiab] OR superiority[tiab] OR non-inferiority[tiab] OR noninferiority[tiab]) AND (study[tiab] OR studies[tiab] OR trial*[tiab])))',
    ],
  },
  {
    name: "Haynes: therapy, best optimisation",
    source: "Haynes RB et al. BMJ 2005;330:1179 (PMC558012), put into PubMed's tags",
    seen: "source",
    lines: ["randomized controlled trial[pt] OR randomized[tiab] OR placebo[tiab]"],
  },
  {
    name: "Glanville's best sensitivity for PubMed",
    source: "Glanville JM et al. J Med Libr Assoc 2006;94:130-6, put into PubMed's tags",
    seen: "source",
    lines: [
      "randomized controlled trial[pt] OR random*[tw] OR controlled clinical trial[pt] OR comparative study[pt] OR groups[tw] OR clinical trials as topic[mh] OR clinical trial[pt] OR evaluation study[pt] OR placebo*[tw]",
      "humans[mh] NOT animals[mh]",
      "#1 OR #2",
    ],
  },
  {
    name: "Create Date, a range of years",
    source: "NLM Technical Bulletin 2008 Nov-Dec, Create Date: the first example",
    seen: "wording",
    lines: ["diet therapy heart diseases AND 2007:2009 [crdt]"],
  },
  {
    name: "Create Date, the last months",
    source: "NLM Technical Bulletin 2008 Nov-Dec, Create Date: the second example",
    seen: "wording",
    lines: ['hysteria AND "last 6 months" [crdt]'],
  },
];
