import type { Strategy } from "./strategy.ts";

/** Filters for reviews, for people, and for harms. */
export const FILTER_STRATEGIES: readonly Strategy[] = [
  { name: "systematic[sb]", source: "NLM, PubMed Subset: Systematic Reviews", seen: "source", lines: ["systematic[sb]"] },
  {
    name: "What systematic[sb] stood for in 2008, main part",
    source: "NLM, Search Strategy Used to Create the Systematic Reviews Subset on PubMed, January 2008",
    seen: "wording",
    lines: [
      "(systematic review [ti] OR meta-analysis [pt] OR meta-analysis [ti] OR systematic literature review [ti] OR (systematic review [tiab] AND review [pt]) OR consensus development conference [pt] OR practice guideline [pt] OR cochrane database syst rev OR acp journal club OR health technol assess OR evid rep technol assess summ)",
      "((evidence based[ti] OR evidence-based medicine [mh] OR best practice* [ti] OR evidence synthesis [tiab]) AND (review [pt] OR behavior and behavior mechanisms [mh] OR therapeutics [mh] OR evaluation studies[pt] OR validation studies[pt] OR guideline [pt]))",
      '((systematic [tw] OR systematically OR critical [tiab] OR (study selection [tw]) OR (predetermined OR inclusion AND criteri*) OR exclusion criteri* OR "main outcome measures" OR "standard of care" OR "standards of care") AND (survey [tiab] OR surveys [tiab] OR overview* OR review [tiab] OR reviews [tiab] OR search* OR handsearch OR analysis [tiab] OR critique [tiab] OR appraisal OR (reduction AND risk AND (death OR recurrence))) AND (literature [tiab] OR articles [tiab] OR publications [tiab] OR publication [tiab] OR bibliography [tiab]))',
      "#1 OR #2 OR #3",
    ],
  },
  {
    name: "Clinical Queries: systematic reviews",
    source: "NLM, PubMed Clinical Queries",
    seen: "source",
    lines: ["(systematic[sb] OR meta-analysis[pt]) NOT comment[pt]"],
  },
  {
    name: "Montori: balanced filter for reviews",
    source: "Montori VM et al. BMJ 2005;330:68 (PMC543864), put into PubMed's tags",
    seen: "source",
    lines: [
      "cochrane database of systematic reviews[ta] OR search*[tiab] OR meta-analysis[pt] OR medline[tiab] OR (systematic[tiab] AND review[tiab])",
    ],
  },
  {
    name: "Shojania and Bero",
    source: "Shojania KG, Bero LA. Taking advantage of the explosion of systematic reviews. Eff Clin Pract 2001;4:157-62",
    seen: "source",
    lines: [
      "(meta-analysis[pt] OR meta-analysis[tw] OR metanalysis[tw]) OR ((review[pt] OR guideline[pt] OR consensus[ti] OR guideline*[ti] OR literature[ti] OR overview[ti] OR review[ti]) AND ((Cochrane[tw] OR Medline[tw] OR CINAHL[tw] OR (National[tw] AND Library[tw])) OR (handsearch*[tw] OR search*[tw] OR searching[tw]) AND (hand[tw] OR manual[tw] OR electronic[tw] OR bibliographi*[tw] OR database*[tw]))) OR ((synthesis[ti] OR overview[ti] OR review[ti] OR survey[ti]) AND (systematic[ti] OR critical[ti] OR methodologic[ti] OR quantitative[ti] OR qualitative[ti] OR literature[ti] OR evidence[ti] OR evidence-based[ti])) NOT (case report[mh] OR case*[ti] OR report[ti] OR editorial[pt] OR comment[pt] OR letter[pt])",
    ],
  },
  {
    name: "Systematic reviews, SIGN's filter in PubMed",
    source: "Avau B et al. J Med Libr Assoc 2021;109:599-608 (PMC8608173), methodological search filters tested",
    seen: "wording",
    lines: [
      "((“Meta-Analysis as Topic”[MeSH] OR meta analy*[TIAB] OR metaanaly*[TIAB] OR “Meta-Analysis”[PT] OR “Systematic Review”[PT] OR “Systematic Reviews as Topic”[MeSH] OR systematic review*[TIAB] OR systematic overview*[TIAB] OR “Review Literature as Topic”[MeSH]) OR (cochrane[TIAB] OR embase[TIAB] OR psychlit[TIAB] OR psyclit[TIAB] OR psychinfo[TIAB] OR psycinfo[TIAB] OR cinahl[TIAB] OR cinhal[TIAB] OR “science citation index”[TIAB] OR bids[TIAB] OR cancerlit[TIAB]) OR (reference list*[TIAB] OR bibliograph*[TIAB] OR hand-search*[TIAB] OR “relevant journals”[TIAB] OR manual search*[TIAB]) OR ((“selection criteria”[TIAB] OR “data extraction”[TIAB]) AND “Review”[PT])) NOT (“Comment”[PT] OR “Letter”[PT] OR “Editorial”[PT] OR (“Animals”[MeSH] NOT (“Animals”[MeSH] AND “Humans”[MeSH])))",
    ],
  },
  {
    name: "CADTH: systematic reviews and meta-analyses",
    source: "CADTH (now CDA-AMC) Information Services, search filters, SR/MA, PubMed version",
    seen: "source",
    lines: [
      '(systematic review[pt] OR meta-analysis[pt] OR "network meta-analysis"[mh] OR "Meta-Analysis as Topic"[mh] OR "Systematic Reviews as Topic"[mh] OR ((systematic*[tiab] AND (review*[tiab] OR overview*[tiab])) OR (methodologic*[tiab] AND (review*[tiab] OR overview*[tiab]))) OR ((quantitative[tiab] AND (review*[tiab] OR overview*[tiab] OR synthes*[tiab])) OR (research[tiab] AND (integrati*[tiab] OR overview*[tiab]))) OR ((integrative[tiab] AND (review*[tiab] OR overview*[tiab])) OR (collaborative[tiab] AND (review*[tiab] OR overview*[tiab])) OR (pool*[tiab] AND analy*[tiab])) OR data synthes*[tiab] OR data extraction*[tiab] OR data abstraction*[tiab] OR handsearch*[tiab] OR hand search*[tiab] OR mantel haenszel[tiab] OR peto[tiab] OR der simonian[tiab] OR dersimonian[tiab] OR fixed effect*[tiab] OR latin square*[tiab] OR meta analy*[tiab] OR metanaly*[tiab] OR technology assessment*[tiab] OR HTA[tiab] OR HTAs[tiab] OR meta regression*[tiab] OR metaregression*[tiab] OR cochrane[tiab] OR "health technology assessment winchester, england"[ta])',
    ],
  },
  {
    name: "Salvador-Oliván: systematic reviews, recall",
    source: "Salvador-Oliván JA et al. J Med Libr Assoc 2021;109:561-74 (10.5195/jmla.2021.1223), main part",
    seen: "source",
    lines: [
      'Systematic Review[pt] OR "Cochrane Database Syst Rev"[ta] OR "Systematic Reviews as Topic"[mh] OR "systematic review"[tiab] OR "systematic literature review"[tiab] OR "systematic reviews"[tiab] OR "systematically reviewed"[tiab] OR "systematic search"[tiab] OR "systematic literature search"[tiab] OR "systematic reviews and meta-analyses"[tiab] OR ("meta-analysis"[ti] NOT protocol[ti])',
    ],
  },
  {
    name: "Humans only, double negative",
    source: "The last line of the Cochrane strategies, Cochrane Handbook 5.1, 6.4.11.1",
    seen: "source",
    lines: ["ketamine[tiab] NOT (animals[mh] NOT humans[mh])"],
  },
  {
    name: "Montori: the most precise single term",
    source: "Montori VM et al. BMJ 2005;330:68 (PMC543864), put into PubMed's tags",
    seen: "wording",
    lines: ['"cochrane database of systematic reviews"[ta]'],
  },
  {
    name: "SYRCLE: laboratory animals, part",
    source: "Hooijmans CR et al. Lab Anim 2010;44:170-5 (PMC3104815), main part",
    seen: "source",
    lines: [
      '("animal experimentation"[MeSH Terms] OR "models, animal"[MeSH Terms] OR "invertebrates"[MeSH Terms] OR "Animals"[Mesh:noexp] OR "animal population groups"[MeSH Terms] OR "chordata"[MeSH Terms:noexp] OR "mammals"[MeSH Terms:noexp] OR "primates"[MeSH Terms:noexp] OR "rodentia"[MeSH Terms] OR "rats"[MeSH Terms] OR "mice"[MeSH Terms]) OR ((animals[tiab] OR animal[tiab] OR mice[Tiab] OR mus[Tiab] OR mouse[Tiab] OR murine[Tiab] OR woodmouse[tiab] OR rats[Tiab] OR rat[Tiab] OR murinae[Tiab] OR muridae[Tiab] OR cottonrat[tiab] OR hamster[tiab] OR gerbil[tiab] OR rabbit[tiab] OR ferret[tiab] OR monkey[tiab] OR macaque[tiab] OR zebrafish[tiab] OR swine[tiab] OR piglet[tiab]) NOT medline[sb])',
    ],
  },
  {
    name: "Child filter",
    source: "Leclercq E et al. J Pediatr 2013;162:629-34 (10.1016/j.jpeds.2012.09.012); compared from “toddler*” on",
    seen: "wording",
    lines: [
      "infan* OR newborn* OR new-born* OR perinat* OR neonat* OR baby OR baby* OR babies OR toddler* OR minors OR minors* OR boy OR boys OR boyfriend OR boyhood OR girl* OR kid OR kids OR child OR child* OR children* OR schoolchild* OR schoolchild OR school child[tiab] OR school child*[tiab] OR adolescen* OR juvenil* OR youth* OR teen* OR under*age* OR pubescen* OR pediatrics[mh] OR pediatric* OR paediatric* OR peadiatric* OR school[tiab] OR school*[tiab] OR prematur* OR preterm*",
    ],
  },
  {
    name: "Adults",
    source: "Vrije Universiteit Amsterdam, A roadmap for searching literature in PubMed: Filters; ketamine put before it",
    seen: "wording",
    lines: [
      'ketamine NOT (("Adolescent"[Mesh] OR "Child"[Mesh] OR "Infant"[Mesh] OR adolescen*[tiab] OR child*[tiab] OR schoolchild*[tiab] OR infant*[tiab] OR girl*[tiab] OR boy[tiab] OR boys[tiab] OR boyhood[tiab] OR teen[tiab] OR teens[tiab] OR teenager*[tiab] OR youth*[tiab] OR pediatr*[tiab] OR paediatr*[tiab] OR puber*[tiab]) NOT ("Adult"[Mesh] OR adult*[tiab] OR man[tiab] OR men[tiab] OR woman[tiab] OR women[tiab]))',
    ],
  },
  {
    name: "Adverse effects: Golder and Loke, sensitive",
    source:
      "Golder S, McIntosh HM, Duffy S, Glanville J. Health Info Libr J 2006;23:3-12 (PMID 16466494), put into PubMed's tags",
    seen: "source",
    lines: [
      "adverse effects[sh] OR chemically induced[sh] OR complications[sh] OR toxicity[sh] OR poisoning[sh] OR drug effects[sh] OR safe[tiab] OR safety[tiab] OR side-effect*[tiab] OR undesirable effect*[tiab] OR treatment emergent[tiab] OR tolerability[tiab] OR toxicity[tiab] OR ADRS[tiab] OR (adverse[tiab] AND (effect[tiab] OR effects[tiab] OR reaction[tiab] OR reactions[tiab] OR event[tiab] OR events[tiab] OR outcome[tiab] OR outcomes[tiab]))",
    ],
  },
  {
    name: "Adverse effects, CRD's guidance",
    source:
      "Centre for Reviews and Dissemination, Systematic Reviews, Appendix 4: Searching for adverse effects, put into PubMed's tags",
    seen: "wording",
    lines: [
      "adverse effects[sh] OR complications[sh] OR drug effects[sh]",
      'safe[tiab] OR safety[tiab] OR side effect*[tiab] OR undesirable effect*[tiab] OR treatment emergent[tiab] OR tolerability[tiab] OR toxicity[tiab] OR adrs[tiab] OR "adverse effect"[tiab:~1] OR "adverse effects"[tiab:~1] OR "adverse reaction"[tiab:~1] OR "adverse reactions"[tiab:~1] OR "adverse event"[tiab:~1] OR "adverse events"[tiab:~1] OR "adverse outcome"[tiab:~1] OR "adverse outcomes"[tiab:~1]',
      "#1 OR #2",
    ],
  },
  {
    name: "Clinical Queries: etiology, narrow",
    source: "NLM, PubMed Clinical Queries, study categories",
    seen: "source",
    lines: [
      "((relative[Title/Abstract] AND risk*[Title/Abstract]) OR (relative risk[Text Word]) OR risks[Text Word] OR cohort studies[MeSH:noexp] OR (cohort[Title/Abstract] AND study[Title/Abstract]) OR (cohort[Title/Abstract] AND studies[Title/Abstract]))",
    ],
  },
  {
    name: "Clinical Queries: diagnosis, broad",
    source: "NLM, PubMed Clinical Queries, study categories",
    seen: "source",
    lines: [
      "(sensitiv*[Title/Abstract] OR sensitivity and specificity[MeSH Terms] OR diagnose[Title/Abstract] OR diagnosed[Title/Abstract] OR diagnoses[Title/Abstract] OR diagnosing[Title/Abstract] OR diagnosis[Title/Abstract] OR diagnostic[Title/Abstract] OR diagnosis[MeSH:noexp] OR (diagnostic equipment[MeSH:noexp] OR diagnostic errors[MeSH:noexp] OR diagnostic imaging[MeSH:noexp] OR diagnostic services[MeSH:noexp]) OR diagnosis, differential[MeSH:noexp] OR diagnosis[Subheading:noexp])",
    ],
  },
  {
    name: "Clinical Queries: prognosis, broad",
    source: "NLM, PubMed Clinical Queries, study categories",
    seen: "source",
    lines: [
      "(incidence[MeSH:noexp] OR mortality[MeSH Terms] OR follow up studies[MeSH:noexp] OR prognos*[Text Word] OR predict*[Text Word] OR course*[Text Word])",
    ],
  },
  {
    name: "Clinical Queries: prognosis, narrow",
    source: "NLM, PubMed Clinical Queries, study categories",
    seen: "source",
    lines: ["(prognos*[Title/Abstract] OR (first[Title/Abstract] AND episode[Title/Abstract]) OR cohort[Title/Abstract])"],
  },
  {
    name: "Clinical Queries: clinical prediction guides, broad",
    source: "NLM, PubMed Clinical Queries, study categories",
    seen: "source",
    lines: [
      "(predict*[tiab] OR predictive value of tests[mh] OR score[tiab] OR scores[tiab] OR scoring system[tiab] OR scoring systems[tiab] OR observ*[tiab] OR observer variation[mh])",
    ],
  },
  {
    name: "Qualitative research",
    source: "DeJean D et al. Qual Health Res 2016;26:1307-17 (PMID 27117960), main part for PubMed",
    seen: "source",
    lines: [
      '"Interviews as Topic"[mh] OR "Focus Groups"[mh] OR "Narration"[mh] OR "Qualitative Research"[mh] OR interview*[tiab] OR experience*[tiab] OR qualitative[tiab] OR theme[tiab] OR themes[tiab] OR thematic[tiab] OR ethnograph*[tiab] OR phenomenolog*[tiab] OR "grounded theory"[tiab] OR (purposive[tiab] AND sampl*[tiab])',
    ],
  },
  {
    name: "Economic evaluations, NHS EED",
    source:
      "after CRD's NHS EED filter for MEDLINE (Craig 2007, as cited in Cochrane Handbook 5.1, 15.3.1), put into PubMed's tags",
    seen: "source",
    lines: [
      'economics[mh] OR "costs and cost analysis"[mh] OR "value of life"[mh] OR "economics, pharmaceutical"[mh] OR (econom*[tiab] OR cost[tiab] OR costs[tiab] OR costly[tiab] OR costing[tiab] OR price[tiab] OR prices[tiab] OR pricing[tiab] OR pharmacoeconomic*[tiab]) OR (expenditure*[tiab] NOT energy[tiab]) OR value for money[tiab] OR budget*[tiab]',
      "letter[pt] OR editorial[pt] OR historical article[pt]",
      "#1 NOT #2 NOT (animals[mh] NOT humans[mh])",
    ],
  },
  {
    name: "Observational studies, SIGN's filter in PubMed",
    source: "after Avau B et al. J Med Libr Assoc 2021;109:599-608 (PMC8608173), which put SIGN's filters into PubMed's tags",
    seen: "source",
    lines: [
      '"Epidemiologic Studies"[mh:noexp] OR "Case-Control Studies"[mh] OR "Cohort Studies"[mh] OR case control[tw] OR (cohort[tw] AND (study[tw] OR studies[tw])) OR cohort analy*[tw] OR (follow up[tw] AND (study[tw] OR studies[tw])) OR (observational[tw] AND (study[tw] OR studies[tw])) OR longitudinal[tw] OR retrospective[tw] OR cross sectional[tw] OR "Cross-Sectional Studies"[mh]',
    ],
  },
];
