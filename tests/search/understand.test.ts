import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { understand } from "../../src/search/understand.ts";
import { standingQuestions } from "../../src/topic/questions.ts";
import { pubmedQuery } from "../../src/topic/query.ts";
import { processorMs } from "../support/processor-ms.ts";

const today = "2026-11-23";
const read = (typed: string) => understand(typed, { today });

describe("the translation says what was done, in PubMed's syntax", () => {
  test.each([
    ["", ""],
    ["rats[ti]", '"rats"[Title]'],
    ["a b[tiab] OR c[ti] NOT d[ti]", '(a b[Title/Abstract] OR "c"[Title]) NOT "d"[Title]'],
    ["(a[ti] OR b[ti]) AND (c[ti] OR d[ti])", '("a"[Title] OR "b"[Title]) AND ("c"[Title] OR "d"[Title])'],
    ["suicid*", '"suicid*"[All Fields]'],
    ['"mood swing"[tiab:~3]', '"mood swing"[Title/Abstract:~3]'],
    ["zarate ca[au]", "zarate ca[Author]"],
    ["depression/drug therapy[mh]", '"depression/drug therapy"[MeSH Terms]'],
    ["2015:2024[dp]", "2015:2024[Date - Publication]"],
    ["new:7d", "2026/11/16:2026/11/23[new]"],
    ["rct[design] n:>=20", "design:rct AND n:>=20"],
    ["16894061 NCT00088699", '16894061[pmid] OR "NCT00088699"[si]'],
    ["NOT rats[ti]", 'NOT "rats"[Title]'],
    ["the cat in trials", '("cats"[MeSH Terms] OR "cat"[All Fields]) AND ("trials"[All Fields] OR "trial"[All Fields])'],
  ])("%s", (typed, translation) => {
    expect(read(typed).translation).toBe(translation);
  });

  test("a translation understood again means the same", () => {
    for (const typed of ["rats[ti] OR (b[ab] NOT c[tiab])", "2015:2024[dp] AND zarate[au]", "suicid*[tiab]"])
      expect(read(read(typed).translation).plan).toEqual(read(typed).plan);
  });
});

test("a word that others write as two is looked for in both forms; so is a cut one only as typed", () => {
  const plan = (typed: string) => read(typed).plan;
  expect(plan('"anti-depressant"[ti]')).toEqual({
    kind: "or",
    parts: [
      { kind: "phrase", columns: ["title"], words: ["anti", "depressant"], prefix: false },
      { kind: "phrase", columns: ["title"], words: ["antidepressant"], prefix: false },
    ],
  });
  expect(plan("antidepres*[ti]").kind).toBe("phrase");
});

test("hasabstract means the same under every spelling of PubMed's", () => {
  for (const typed of ["hasabstract", "hasabstract[text]", "hasabstract[tw]", "hasabstract[sb]", "has:abstract"])
    expect(read(typed).plan).toEqual({ kind: "has", what: "abstract" });
});

test("a strategy pasted in numbered lines is the search of its last line", () => {
  const { plan, warnings } = read("1. ketamine[ti]\n#2 mood[ti] OR affect[ti]\n3) #1 AND #2\n");
  expect(warnings).toEqual([]);
  expect(plan).toEqual(read("(ketamine[ti]) AND (mood[ti] OR affect[ti])").plan);
  expect(read("#4 AND ketamine[ti]").warnings[0]).toContain("search history");
  const growing = Array.from({ length: 100 }, (_, at) => `${at + 1}. ${at === 0 ? "a[ti]" : `#${at} OR #${at}`}`);
  expect(read(growing.join("\n")).typed.length).toBeLessThan(50_000);
});

describe("words without quotes or tag are widened, and each widening can be taken back", () => {
  test("every widened word is told with the search that leaves it as typed", () => {
    const { widenings } = read("ketamine suicidal ideation NOT rats");
    expect(widenings.map(({ words, without }) => [words, without])).toEqual([
      ["ketamine", '"ketamine" suicidal ideation NOT rats'],
      ["suicidal ideation", 'ketamine "suicidal ideation" NOT rats'],
      ["rats", 'ketamine suicidal ideation NOT "rats"'],
    ]);
    expect(widenings[0]?.says).toContain('"ketamine"[MeSH Terms]');
  });

  test("taking every widening back leaves none", () => {
    let typed = "ketamine for treatment resistant depression";
    for (let widenings = read(typed).widenings; widenings[0] !== undefined; { widenings } = read(typed))
      typed = widenings[0].without;
    expect(typed).toBe('"ketamine" for "treatment resistant depression"');
  });

  test.each(['"depression"', "depression[tiab]", "depress*", "depression[mh:noexp]"])("%s is not widened", (typed) => {
    expect(read(typed).widenings).toEqual([]);
  });

  test("narrower headings come with a broad one, unless switched off", () => {
    const tokens = (typed: string) => JSON.stringify(read(typed).plan).split("mesh").length - 1;
    expect(tokens("mood disorders[mh]")).toBeGreaterThan(10);
    expect(tokens("mood disorders[mh:noexp]")).toBe(1);
    expect(tokens("bipolar disorder[mh]")).toBe(1);
  });

  test("the words that may be misspelt are those typed as words", () => {
    expect(read('ketamin AND depresion* AND zarate[au] AND "bladdre pain"[ti] NOT rats NOT ketamin').words).toEqual([
      "ketamin",
      "bladdre",
      "pain",
      "rats",
    ]);
  });

  test("relevance is measured by the words as typed, not by their synonyms", () => {
    const scored = read("ketamine").scored.flatMap(({ words }) => words);
    expect(scored).toContain("ketamine");
    expect(scored).not.toContain("ketalar");
  });
});

describe("warnings and notes are sentences", () => {
  test.each([
    ["x*", "warnings", "too short"],
    ["words[nonsense]", "warnings", "not a field"],
    ['"two words"', "notes", "list of phrases"],
    ["Cichlids[mh]", "notes", "narrower headings"],
    ["cancer[sb]", "notes", "not held here"],
    ["2019", "notes", "write 2019[dp]"],
  ] as const)("%s: %s", (typed, kind, words) => {
    const told = read(typed)[kind];
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(words);
    expect(told[0]).toMatch(/\.$/);
  });

  test("every saved question, and the query we ask PubMed, is understood without a warning", () => {
    for (const typed of [...standingQuestions.map(({ search }) => search), pubmedQuery]) expect(read(typed).warnings).toEqual([]);
  });
});

test.each(['"" OR ketamine[ti]', 'ketamine[ti] OR "!"', '"" AND ketamine[ti]', '("") OR ketamine[ti]'])(
  "%s: what holds no word joins nothing",
  (typed) => {
    expect(read(typed).plan).toEqual(read("ketamine[ti]").plan);
    expect(read(typed).warnings.join(" ")).toContain("was left out");
  },
);

test("of a long search only so many widenings are offered as the page can hold", () => {
  expect(read("depression ketamine suicide").widenings).toHaveLength(3);
  expect(read("ketamine depression ".repeat(490)).widenings.length).toBeLessThan(10);
});

test("any string is understood, and within its time", () => {
  const pieces = fc.constantFrom(
    "ketamine",
    "the",
    "major",
    "depression",
    '"',
    "(",
    ")",
    "[mh]",
    "[tiab:~2]",
    "*",
    "OR",
    "NOT",
    "/",
    "-",
    " ",
    "(S)-",
    "[sb]",
    "[au]",
    "2020:",
    "α",
    "𝒳",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 60 }).map((all) => all.join(" ")),
        fc.string({ unit: "grapheme", maxLength: 200 }),
      ),
      (typed) => {
        const { translation, warnings, widenings } = read(typed);
        return (
          !translation.includes("\uE000") &&
          warnings.every((warning) => warning.endsWith(".")) &&
          widenings.every(({ without, span }) => without.length === typed.length + 2 || span.end <= typed.length)
        );
      },
    ),
    { numRuns: Number(process.env["FUZZ_RUNS"] ?? 5_000) },
  );
  for (const hostile of [
    "ketamine depression ".repeat(2_500),
    "((((ketamine* OR ".repeat(3_000),
    "major depressive disorder treatment ".repeat(1_400),
  ]) {
    expect(
      processorMs(() => read(hostile)),
      hostile.slice(0, 20),
    ).toBeLessThan(200);
  }
}, 900_000);
