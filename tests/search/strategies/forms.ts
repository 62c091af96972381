import type { Strategy } from "./strategy.ts";

/** Searches of no one publication, for forms that searchers type and the published ones above do not hold. */
export const FORMS: readonly Pick<Strategy, "name" | "lines">[] = [
  { name: "A subset by [filter]", lines: ["systematic[filter] AND ketamine[tiab]"] },
  { name: "Humans by check tag and by filter", lines: ["ketamine[tiab] AND humans[MeSH Terms]", "#1 AND (humans[Filter])"] },
  {
    name: "Trials, quoted and in both spellings",
    lines: [
      '"randomized controlled trial"[pt] OR "controlled clinical trial"[pt] OR randomized[tiab] OR randomised[tiab] OR placebo[tiab] OR "clinical trials as topic"[mesh:noexp] OR randomly[tiab] OR trial[ti]',
      "animals[mh] NOT humans[mh]",
      "#1 NOT #2",
    ],
  },
  {
    name: "Ranges of dates written both ways",
    lines: [
      'randomized controlled trial[pt] AND ("2015/01/01"[Date - Publication] : "3000"[Date - Publication])',
      "2015/01/01:2024/12/31[crdt] AND #1",
    ],
  },
  {
    name: "Enantiomers and metabolites",
    lines: [
      "((R)-ketamine OR R-ketamine OR arketamine OR (2R,6R)-HNK OR hydroxynorketamine) AND (mice OR rats OR rodent*) AND (depress* OR antidepress*)",
    ],
  },
  {
    name: "Words near each other",
    lines: [
      '"ketamine psychotherapy"[tiab:~5] OR "ketamine assisted"[tiab:~2] OR ("psychedelic therapy"[ti:~3] AND ketamin*[tiab])',
    ],
  },
  {
    name: "Subheadings by two letters",
    lines: [
      '(ae[sh] OR po[sh] OR to[sh] OR ct[sh] OR "adverse effects"[sh] OR "side effects"[ti] OR complication*[ti] OR harm*[ti])',
    ],
  },
];
