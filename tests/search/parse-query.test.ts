import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "../../src/search/parse-query.ts";
import type { SearchTree } from "../../src/search/tree.ts";
import { processorMs } from "../support/processor-ms.ts";

/** A tree in one line, so that a case fits on one: words joined by +, quotes kept, `*` for a cut, operators in lower case. */
function show(tree: SearchTree): string {
  switch (tree.kind) {
    case "and":
    case "or":
      return `(${tree.parts.map(show).join(` ${tree.kind} `)})`;
    case "not":
      return `(${show(tree.from)} not ${show(tree.without)})`;
    case "text":
      return `${tree.quoted ? `"${tree.words.join(" ")}"` : tree.words.join("+")}${tree.prefix ? "*" : ""}${tree.tagged ? `[${tree.field}]` : ""}`;
    case "near":
      return `near(${tree.words.join(" ")}; ${tree.distance})[${tree.field}]`;
    case "date":
      return "lastDays" in tree.range
        ? `last ${tree.range.lastDays} days[${tree.field}]`
        : `${tree.range.from}..${tree.range.to}[${tree.field}]`;
    case "tag":
      return `${tree.facet}:${tree.value}`;
    case "ids":
      return `ids(${[...tree.ids.map(({ type, value }) => `${type} ${value}`), ...tree.ranges.map(({ from, to }) => `${from}-${to}`)].join(", ")})`;
    case "has":
      return `has:${tree.what}`;
    case "size":
      return `n:${tree.from}-${tree.to}`;
    case "everything":
    case "nothing":
      return tree.kind;
  }
}

describe("PubMed's grammar", () => {
  test.each([
    ["ketamine", "ketamine"],
    ["ketamine depression", "ketamine+depression"],
    ['"treatment resistant" ketamine', '("treatment resistant" and ketamine)'],
    ["a AND b OR c", "((a and b) or c)"],
    ["a OR b AND c", "((a or b) and c)"],
    ["a OR (b AND c)", "(a or (b and c))"],
    ["a OR b OR c", "(a or b or c)"],
    ["ketamine NOT rats[ti]", "(ketamine not rats[ti])"],
    ["NOT rats", "(everything not rats)"],
    ["suicid*", "suicid*"],
    ['"rapid antidepress*"[tiab]', '"rapid antidepress"*[tiab]'],
    ["randomized controlled trial[pt]", "randomized+controlled+trial[pt]"],
    ["ketamin* infus*[tiab]", "(ketamin*[tiab] and infus*[tiab])"],
    ['"ketamine suicide"[tiab:~3]', "near(ketamine suicide; 3)[tiab]"],
    ['"ketamine suicide"[Title/Abstract:~10]', "near(ketamine suicide; 10)[tiab]"],
    ["depression[MeSH Terms]", "depression[mh]"],
    ["depression[mesh:noexp]", "depression[mh:noexp]"],
    ["esketamine[Supplementary Concept]", "esketamine[nm]"],
    ["Zarate CA[1au]", "Zarate+CA[1au]"],
    ["2024[dp]", "2024..2024[dp]"],
    ["nasal[route]", "route:intranasal"],
    ["tag:route:IV", "route:intravenous"],
    ["heart attack[ti]", "heart+attack[ti]"],
    ["2015:2024[dp]", "2015..2024[dp]"],
    ["2015/01/01:2024/12/31[Date - Publication]", "2015-01-01..2024-12-31[dp]"],
    ['"2015/01/01"[Date - Publication] : "3000"[Date - Publication]', "2015-01-01..3000[dp]"],
    ['"2015"[dp]:"3000"[dp] AND x', "(2015..3000[dp] and x)"],
    ["2015 : 2020[crdt]", "2015..2020[crdt]"],
    ["2024/3/5[edat]", "2024-03-05..2024-03-05[edat]"],
    ['"last 5 years"[dp]', "last 1825 days[dp]"],
    ["1:1000[uid]", "ids(1-1000)"],
    ["“treatment resistant”", '"treatment resistant"'],
  ])("%s", (typed, expected) => {
    const { tree, problems } = parseQuery(typed);
    expect(show(tree)).toBe(expected);
    expect(problems).toEqual([]);
  });
});

describe("our own words and ids", () => {
  test.each([
    ["rct[design]", "design:rct"],
    ["systematic review[design]", "design:systematic-review"],
    ["tag:route:intravenous", "route:intravenous"],
    ["route:oral ketamine", "(route:oral and ketamine)"],
    ["is:retracted", "status:retracted"],
    ["has:abstract", "has:abstract"],
    ["hasabstract", "has:abstract"],
    ["n:>100", `n:101-${Number.MAX_SAFE_INTEGER}`],
    ["n:20-60", "n:20-60"],
    ["new:7d esketamine", "(last 7 days[new] and esketamine)"],
    ["16894061", "ids(pmid 16894061)"],
    [
      "16894061, 10686270\nPMC3000000 10.1016/S0140-6736(19)30001-2 NCT00088699",
      "ids(pmid 16894061, pmid 10686270, pmcid PMC3000000, doi 10.1016/s0140-6736(19)30001-2, registration NCT00088699)",
    ],
    ["PMID: 31786030", "ids(pmid 31786030)"],
    ["PMID 31786030", "ids(pmid 31786030)"],
    ["PMID- 31786030", "ids(pmid 31786030)"],
    ["PMID: 31786030; PMCID: PMC123.", "ids(pmid 31786030, pmcid PMC123)"],
    ["DOI 10.1000/x", "ids(doi 10.1000/x)"],
    ["doi:  10.1000/x", "ids(doi 10.1000/x)"],
    [
      "https://pubmed.ncbi.nlm.nih.gov/31786030/, doi: 10.1000/x\nPMID 16894061 https://pmc.ncbi.nlm.nih.gov/articles/PMC9/",
      "ids(pmid 31786030, doi 10.1000/x, pmid 16894061, pmcid PMC9)",
    ],
    ["https://pubmed.ncbi.nlm.nih.gov/31786030/?term=ketamine", "ids(pmid 31786030)"],
    ["PMCID 123", "PMCID+123"],
    ["DOI ketamine", "DOI+ketamine"],
    ["https://doi.org/10.1001/archpsyc.63.8.856", "ids(doi 10.1001/archpsyc.63.8.856)"],
    ["ketamine NCT00088699", "(ketamine and ids(registration NCT00088699))"],
    ["(10.1000/abc(1)2)", "ids(doi 10.1000/abc(1)2)"],
    ["ketamine 2024", "ketamine+2024"],
    ["(S)-ketamine OR (2R,6R)-HNK", "((S)-ketamine or (2R,6R)-HNK)"],
    ["S(+)-ketamine", "S(+)-ketamine"],
    ["(S-ketamine)", "S-ketamine"],
  ])("%s", (typed, expected) => {
    expect(show(parseQuery(typed).tree)).toBe(expected);
  });
});

describe("a tag behind words that it cannot mean", () => {
  test.each([
    [
      "ketamine 2024[dp]",
      "(ketamine and 2024..2024[dp])",
      "[dp] was taken to belong to “2024” alone; “ketamine” was looked for by itself.",
    ],
    ["a OR ketamine infusion 2024 : 2025[dp]", "((a or ketamine+infusion) and 2024..2025[dp])", "“2024” alone"],
    ["ketamine last 7 days[edat]", "(ketamine and last 7 days[edat])", "“last 7 days” alone"],
    ["esketamine rct[design]", "(esketamine and design:rct)", "“rct” alone"],
    ["mood systematic review[design] pain", "(mood and design:systematic-review and pain)", "“systematic review” alone"],
    ["ketamine english[la]", "(ketamine and english[la])", "“english” alone; “ketamine” was looked for by itself."],
    ["ketamine humans[filter]", "(ketamine and humans[sb])", "“humans” alone"],
    ["mood clinical trial[pt]", "(mood and clinical+trial[pt])", "“clinical trial” alone"],
    ["n:>100 rct[design]", `(n:101-${Number.MAX_SAFE_INTEGER} and design:rct)`, "“n:>100” was looked for by itself."],
    ["2019/02/30[dp]", "nothing", "“2019/02/30” is not a date"],
    ["ketamine 16894061[pmid]", "(ketamine and ids(pmid 16894061))", "“16894061” alone"],
    ["ketamine magic[design]", "design:ketamine-magic", "There are meta-analysis, systematic-review, rct,"],
    ["tag:design:magic", "design:magic", "“magic” is not a value of design; nothing can match it."],
    ["ketamine or esketamine", "ketamine+or+esketamine", "write OR to mean it."],
  ])("%s", (typed, expected, sentence) => {
    const { tree, problems } = parseQuery(typed);
    expect(show(tree)).toBe(expected);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(sentence)]);
  });
});

describe("any string has an answer", () => {
  test.each([
    ["", "everything", 0],
    ["AND", "everything", 1],
    ["a AND", "a", 1],
    ["((a", "a", 1],
    ["a))", "a", 2],
    ["[ti]", "everything", 1],
    ["a[nonsense]", "a", 1],
    ['"', "everything", 0],
    ['"unclosed phrase', "unclosed+phrase", 0],
    ["***", "everything", 1],
    ["yesterday[dp]", "nothing", 1],
    ["is:magic", "is:magic", 1],
    ["2024/13[dp]", "nothing", 1],
  ])("%j", (typed, expected, complaints) => {
    const { tree, problems } = parseQuery(typed);
    expect(show(tree)).toBe(expected);
    expect(problems).toHaveLength(complaints);
    for (const { message } of problems) expect(message).toMatch(/[.]$/);
  });

  const hostile = fc.array(
    fc.constantFrom(
      "(",
      ")",
      '"',
      "[",
      "]",
      "AND",
      "OR",
      "NOT",
      " ",
      ":",
      "*",
      "~",
      "ti",
      "a",
      "10.1/x",
      "2024",
      "n:>",
      "\u0000",
      "𝒳",
      "é",
      "-",
      "is:",
      "tag:",
    ),
    { maxLength: 300 },
  );

  test("whatever the marks, parsing answers and spans lie within the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostile.map((parts) => parts.join("")),
          hostile.map((parts) => parts.join(" ")),
          fc.string({ maxLength: 500, unit: "grapheme" }),
        ),
        (typed) => {
          const { tree, problems } = parseQuery(typed);
          show(tree);
          return problems.every(({ span }) => span.start >= 0 && span.end <= typed.length);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ["parentheses", "(".repeat(100_000)],
    ["quotes", '"'.repeat(100_001)],
    ["alternating operators", "a AND b OR ".repeat(10_000)],
    ["one endless word", "a".repeat(100_000)],
    ["brackets", "[".repeat(100_000)],
    ["colons", "a:".repeat(50_000)],
    ["stereo marks", "(2R,6R".repeat(20_000)],
    ["DOIs", "10.1234/(((((((".repeat(8_000)],
    ["stars", "a*".repeat(50_000)],
  ])("100 kB of %s cost less than 200 ms", (_name, typed) => {
    expect(processorMs(() => parseQuery(typed))).toBeLessThan(200);
  });
});
