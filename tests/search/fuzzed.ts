import fc from "fast-check";

const PIECES = [
  ..."ketamine|esketamine|depress*|dep*|the|major depressive disorder|suicid*|zzzzzz|β-endorphin|(S)-ketamine|randomised|2019|12345678|NCT01234567".split(
    "|",
  ),
  ..."10.1000/x(1)2|PMC123|tag:route:oral|is:retracted|has:abstract|n:>10|n:5-3|new:7d|rct[design]".split("|"),
  ..."AND|OR|NOT|and|(|)|((|))|[|]|[mh]|[tiab]|[ti:~3]|[au]|[sb]|[dp]|[pmid]|[nonsense]|[majr:noexp]|[1au]|[all]|[:~]".split("|"),
  ..."\"|“|”|'|*|**|:|:3000|-|–|/|,|;|#1|\u0000|\ud83d|𝒳|é|ß|%|\\|\n|\t|\u00a0|\ue000".split("|"),
  "1. ketamine\n2. #1 OR depression\n",
  "2015:2020[dp]",
  '"ketamine suicide"[tiab:~3]',
];

/** What people, programs and accidents type: pieces of searches in any order, and any characters at all. */
export const fuzzed: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join(" ")) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join("")) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 50, max: 700 }))
      .map(([piece, times]) => `${piece} `.repeat(times).slice(0, 10_000)),
  },
);
