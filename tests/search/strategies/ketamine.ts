import type { Strategy } from "./strategy.ts";

/**
 * Searches after those of reviews on ketamine, depression and suicide: their concepts and terms as facts, abridged and put into PubMed's
 * tags; to see what such searches need, never to repeat a review.
 */
export const KETAMINE_STRATEGIES: readonly Strategy[] = [
  {
    name: "Ketamine and other glutamate receptor modulators for depression",
    source:
      "after Dean RL et al. Cochrane Database Syst Rev 2021;9:CD011612 (PMID 34510411), drug and condition terms put into PubMed's tags",
    seen: "source",
    lines: [
      'depress*[tiab] OR "Depressive Disorder"[mh] OR "Depression"[mh] OR dysthymi*[tiab] OR (mood[tiab] AND disorder*[tiab]) OR (affective[tiab] AND (disorder*[tiab] OR symptom*[tiab]))',
      'ketamine[mh] OR ketamin*[tiab] OR esketamin*[tiab] OR s-ketamin*[tiab] OR memantine[mh] OR memantin*[tiab] OR lanicemine[tiab] OR riluzole[tiab] OR d-cycloserine[tiab] OR traxoprodil[tiab] OR "N methyl D aspartate"[tiab] OR NMDA[tiab] OR (glutamate*[tiab] AND (modulat*[tiab] OR antagonist*[tiab]))',
      "randomized controlled trial[pt] OR random*[tiab] OR placebo*[tiab]",
      "#1 AND #2 AND #3",
    ],
  },
  {
    name: "Ketamine for bipolar depression",
    source: "after Dean RL et al. Cochrane Database Syst Rev 2021;10:CD011611 (PMID 34623633), put into PubMed's tags",
    seen: "source",
    lines: [
      '("Bipolar Disorder"[Mesh] OR bipolar[tiab] OR mania[tiab] OR manic[tiab] OR hypomani*[tiab] OR "rapid cycling"[tiab]) AND (ketamine OR esketamine OR "NMDA antagonist" OR memantine OR cytidine) AND (randomized controlled trial[pt] OR randomi*[tiab])',
    ],
  },
  {
    name: "A single infusion, efficacy over time",
    source: "after McGirr A et al. Psychol Med 2015;45:693-704 (PMID 25010396)",
    seen: "source",
    lines: [
      "(ketamine) AND (depression OR depressive OR bipolar) AND (randomized OR randomised OR placebo OR midazolam OR trial)",
    ],
  },
  {
    name: "Ketamine for rapid reduction of suicidal ideation",
    source: "after Wilkinson ST et al. Am J Psychiatry 2018;175:150-8 (PMID 28969441)",
    seen: "source",
    lines: [
      "ketamine AND (suicide OR suicidal OR suicidality OR suicidal ideation)",
      '#1 AND ("clinical trial"[pt] OR randomi*[tiab])',
    ],
  },
  {
    name: "Suicidal ideation and ketamine, fields and truncation",
    source: "after Witt K et al. Aust N Z J Psychiatry 2020;54:29-45 (PMID 31729893), put into PubMed's tags",
    seen: "source",
    lines: [
      "(suicid*[tiab] OR self-harm*[tiab] OR self-injur*[tiab] OR parasuicid*[tiab] OR overdos*[tiab]) AND (ketamin*[tiab] OR esketamin*[tiab] OR arketamin*[tiab])",
    ],
  },
  {
    name: "Side effects of ketamine in depression",
    source: "after Short B et al. Lancet Psychiatry 2018;5:65-78 (PMID 28757132)",
    seen: "source",
    lines: [
      '(ketamine) AND (depression OR depressive OR "major depressive disorder" OR bipolar) AND ("side effects" OR safety OR tolerability OR adverse OR toxicity OR cystitis OR dependence)',
    ],
  },
  {
    name: "Oral ketamine",
    source: "after Rosenblat JD et al. J Clin Psychiatry 2019;80:18r12475 (PMID 30995364)",
    seen: "source",
    lines: [
      "(ketamine OR esketamine) AND (oral OR orally OR sublingual OR swallow*) AND (depression OR depressive OR MDD OR bipolar)",
    ],
  },
  {
    name: "Intranasal esketamine",
    source: "after Papakostas GI et al. J Clin Psychiatry 2020;81:19r12889 (PMID 32459407)",
    seen: "source",
    lines: ["(esketamine OR s-ketamine OR (S)-ketamine) AND (intranasal OR nasal) AND (depression OR MDD OR TRD)"],
  },
  {
    name: "Racemic ketamine and esketamine compared",
    source: "after Bahji A et al. J Affect Disord 2021;278:542-55 (PMID 33022440)",
    seen: "source",
    lines: [
      "(ketamine[Title/Abstract] OR esketamine[Title/Abstract]) AND (depress*[Title/Abstract] OR bipolar[Title/Abstract]) AND (random*[Title/Abstract] OR trial[Title/Abstract])",
    ],
  },
  {
    name: "Ketamine as anaesthetic for ECT",
    source: "after McGirr A et al. J Psychiatr Res 2015 (PMID 25684151)",
    seen: "source",
    lines: [
      '(ketamine[tiab] OR ketamine[mh]) AND ("Electroconvulsive Therapy"[mh] OR ECT[tiab] OR electroconvulsive[tiab] OR electroshock[tiab]) AND (anesth*[tiab] OR anaesth*[tiab] OR propofol[tiab] OR methohexital[tiab])',
    ],
  },
  {
    name: "Ketamine against ECT",
    source: "after Rhee TG et al. JAMA Psychiatry 2022;79:1162-72 (PMID 36260324)",
    seen: "source",
    lines: [
      "(“ketamine” OR “esketamine”) AND (“electroconvulsive therapy” OR “ECT”) AND (“depression” OR “depressive disorder” OR “major depressive episode”)",
    ],
  },
  {
    name: "Ketamine in post-traumatic stress disorder",
    source: "after Du R et al. Front Psychiatry 2022;13:813103, put into PubMed's tags",
    seen: "source",
    lines: [
      '("Stress Disorders, Post-Traumatic"[Mesh] OR PTSD[tiab] OR "post-traumatic stress"[tiab] OR posttraumatic stress[tiab]) AND (ketamine[Mesh] OR ketamin*[tiab])',
    ],
  },
  {
    name: "Ketamine and postpartum depression after caesarean",
    source: "after Li Q, Wang S, Mei X. Psychiatry Res 2022;310:114396 (PMID 35278826), put into PubMed's tags",
    seen: "source",
    lines: [
      '("Depression, Postpartum"[Mesh] OR postpartum depression[tiab] OR postnatal depression[tiab] OR puerperal depression[tiab]) AND (ketamine[tiab] OR esketamine[tiab] OR s-ketamine[tiab]) AND (cesarean[tiab] OR caesarean[tiab] OR cesarean section[mh])',
    ],
  },
  {
    name: "Maintenance ketamine",
    source: "after Smith-Apeldoorn SY et al. Lancet Psychiatry 2022;9:907-21 (PMID 36244360)",
    seen: "source",
    lines: [
      "(ketamine[tiab] OR esketamine[tiab]) AND (maintenance[tiab] OR long-term[tiab] OR “long term”[tiab] OR continu*[tiab] OR repeated[tiab]) AND (depress*[tiab])",
    ],
  },
  {
    name: "Ketamine-associated uropathy",
    source: "after Chan EOT et al. Hong Kong Med J 2022;28:466-74 (PMID 36464318), put into PubMed's tags",
    seen: "source",
    lines: [
      '(ketamine[mh] OR ketamine[tiab]) AND (cystitis[mh] OR cystitis[tiab] OR uropath*[tiab] OR "lower urinary tract symptoms"[tiab] OR bladder*[tiab] OR urolog*[tiab])',
    ],
  },
  {
    name: "NMDA receptor antagonists and behavioural despair in animals",
    source: "after Viktorov M et al. Brain Neurosci Adv 2022;6 (PMID 35299619), put into PubMed's tags",
    seen: "source",
    lines: [
      '("forced swim*"[tiab] OR FST[tiab] OR "tail suspension"[tiab] OR TST[tiab]) AND (ketamine OR "NMDA receptor antagonist*"[tiab] OR "N-methyl-D-aspartate"[tiab] OR MK-801[tiab] OR memantine[tiab] OR lanicemine[tiab])',
    ],
  },
  {
    name: "Ketamine and psychotherapy",
    source: "after Kew BM et al. Ketamine and psychotherapy for the treatment of psychiatric disorders. BJPsych Open 2023",
    seen: "source",
    lines: ["(ketamine[tiab] OR esketamine[tiab]) AND (psychotherap*[tiab] OR Psychotherapy[mh] OR cognitive behav*[tiab])"],
  },
];
