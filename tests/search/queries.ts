import fc from "fast-check";
import { plainText, titleText } from "../../src/domain/study-text.ts";
import type { Study } from "../../src/domain/study.ts";

const OPERATORS = fc.constantFrom(" AND ", " OR ", " OR ", " OR ", " NOT ", " ");
const WORD_FIELDS = ["", "", "", "[ti]", "[tiab]", "[tw]", "[ab]", "[all]", "[ot]", "[ad]", "[Title/Abstract]"];
const FRAMES = [
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  "AND has:abstract",
  "AND is:retracted",
  "rct[design]",
  "NOT tag:route:oral",
  "n:>100",
  "n:20-60",
  "AND new:30d",
  "2015:2020[dp]",
  "AND 2019/03[edat]",
  "NOT humans[mh]",
  "AND eng[la]",
  "systematic[sb]",
];

/** Searches as people write them, made of what real records hold and of what none does. */
export function queries(studies: readonly Study[]): fc.Arbitrary<string> {
  const from = <T>(read: (study: Study) => readonly T[]) => fc.constantFrom(...new Set(studies.flatMap(read)));
  const words = from((study) =>
    titleText(study)
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)),
  );
  const runs = from((study) => {
    const all = titleText(study).split(/\s+/);
    return [all.slice(0, 2).join(" "), all.slice(2, 5).join(" "), all.slice(-3).join(" ")].filter((run) => /\w/.test(run));
  });
  const clean = (text: string) => text.replace(/["[\]()]/g, " ");
  const headings = from(({ mesh }) => mesh.map(({ descriptor }) => descriptor));
  const authors = from(({ authors }) =>
    authors.flatMap((one) => (one.kind === "person" ? [`${one.name.family} ${one.name.initials ?? ""}`] : [plainText(one.name)])),
  );
  const ids = from(({ pmid, doi, pmcid, registrations }) => [
    pmid as string,
    ...[doi, pmcid, registrations[0]?.id].filter((id) => id !== undefined),
  ]);
  const journals = from(({ journal }) => [journal?.medlineAbbreviation, journal?.title].filter((name) => name !== undefined));
  const types = from(({ publicationTypes }) => publicationTypes.map(({ name }) => name));

  const leaf = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(words, fc.constantFrom(...WORD_FIELDS)).map(([word, field]) => `${clean(word)}${field}`) },
    {
      weight: 3,
      arbitrary: fc.tuple(words, fc.nat({ max: 6 }), fc.constantFrom(...WORD_FIELDS)).map(
        ([word, cut, field]) =>
          `${clean(word)
            .trim()
            .slice(0, 3 + cut)}*${field}`,
      ),
    },
    { weight: 3, arbitrary: fc.tuple(runs, fc.constantFrom(...WORD_FIELDS)).map(([run, field]) => `"${clean(run)}"${field}`) },
    { weight: 2, arbitrary: fc.tuple(runs, fc.constantFrom(...WORD_FIELDS)).map(([run, field]) => `${clean(run)}${field}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(runs, fc.nat({ max: 8 }), fc.constantFrom("ti", "tiab", "ad"))
        .map(([run, distance, field]) => `"${clean(run)}"[${field}:~${distance}]`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(headings, fc.constantFrom("[mh]", "[mh:noexp]", "[majr]", "[MeSH Terms]"))
        .map(([heading, field]) => `"${clean(heading)}"${field}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "depression",
        "mood disorders[mh]",
        "animals[mh]",
        "suicide",
        "treatment resistant depression",
        "(S)-ketamine",
        "ketamine",
        "ECT",
        "drug therapy[sh]",
        "child",
        "zzzz",
        "the",
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(authors, fc.constantFrom("[au]", "[1au]", "[lastau]", ""))
        .map(([author, field]) => `${clean(author)}${field}`),
    },
    { weight: 1, arbitrary: ids },
    { weight: 1, arbitrary: journals.map((name) => `"${clean(name)}"[ta]`) },
    { weight: 1, arbitrary: types.map((name) => `${clean(name)}[pt]`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...FRAMES.filter((frame) => frame !== "")).map((frame) => frame.replace(/^(?:AND|NOT) /, "")),
    },
  );
  const { query } = fc.letrec<{ query: string; part: string }>((tie) => ({
    part: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      tie("query").map((inner) => `(${inner})`),
    ),
    query: fc
      .array(fc.tuple(tie("part"), OPERATORS), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([part, operator], at) => (at === 0 ? part : `${operator}${part}`)).join("")),
  }));
  return fc.tuple(query, fc.constantFrom(...FRAMES)).map(([typed, frame]) => `${typed} ${frame}`.trim());
}
