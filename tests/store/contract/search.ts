import { beforeEach, describe, expect, test } from "vitest";
import { toPmid } from "../../../src/domain/pmid.ts";
import type { Study } from "../../../src/domain/study.ts";
import type { Facet, Tag } from "../../../src/domain/tag.ts";
import { understand } from "../../../src/search/understand.ts";
import type { IncomingStudy, SearchRequest, Store, Tagging } from "../../../src/store/ports.ts";
import { incoming } from "../../support/study-factory.ts";
import type { MakeStore } from "../contract.ts";

const MONDAY = "2026-11-23T04:17:00.000Z";
const TODAY = "2026-11-23";
const pmid = (number: number) => toPmid(String(number));

const tag = (name: string): Tag => {
  const [facet, value = ""] = name.split(":");
  return { facet: facet as Facet, value, evidence: [{ field: "title", start: 0, end: 2, text: "An" }] };
};

const tagging = (names: readonly string[], participants?: number): Tagging => ({
  vocabulary: "1",
  tags: names.map(tag),
  facts: { doses: [], registrations: [], quotes: {}, ...(participants === undefined ? {} : { participants }) },
});

/** Six invented studies, entered one a day from 1 to 6 March 2024. */
const STUDIES: readonly (Partial<Study> & { readonly tags: readonly string[]; readonly participants?: number })[] = [
  {
    title: ["Rapid relief of treatment-resistant depression after ketamine"],
    abstract: [{ text: ["A randomised trial in adults."] }],
    authors: [{ kind: "person", name: { family: "Zarate", given: "Carlos A", initials: "CA" }, affiliations: ["Bethesda"] }],
    mesh: [
      {
        descriptor: "Depressive Disorder, Treatment-Resistant",
        major: true,
        qualifiers: [{ name: "drug therapy", major: true }],
      },
      { descriptor: "Ketamine", major: false, qualifiers: [{ name: "therapeutic use", major: false }] },
    ],
    publicationTypes: [{ name: "Randomized Controlled Trial" }],
    registrations: [{ id: "NCT00088699", registry: "ClinicalTrials.gov", saidBy: ["abstract"] }],
    tags: ["design:rct", "route:intravenous", "evidence:2"],
    participants: 18,
  },
  {
    title: ["(S)-ketamine nasal spray for suicidal ideation"],
    doi: "10.1000/Spray(19)2",
    tags: ["design:rct", "route:intranasal", "evidence:2"],
    participants: 226,
    status: [{ kind: "retracted", signals: ["publication-type"], related: [] }],
  },
  {
    title: ["Mood after anaesthesia: a cohort"],
    abstract: [{ text: ["Behaviour was rated. Esketamine was given to some."] }],
    published: { text: "2020", iso: "2020", precision: "year" },
    tags: ["design:cohort", "route:intravenous", "evidence:3"],
  },
  {
    title: ["Depression in rats"],
    mesh: [
      { descriptor: "Rats, Wistar", major: false, qualifiers: [] },
      { descriptor: "Depression", major: false, qualifiers: [] },
    ],
    tags: ["design:preclinical", "evidence:5"],
  },
  { title: ["Ketamine and ketamine and bladder pain"], languages: ["ger"], tags: ["design:case-report", "evidence:4"] },
  { title: ["Erratum"], abstract: [{ text: ["Ketamine was misspelt."] }], tags: [] },
];

const batch: readonly IncomingStudy[] = STUDIES.map(({ tags, participants, ...study }, at) =>
  incoming({ pmid: pmid(at + 1), entered: `2024-03-0${at + 1}`, ...study }, { tagging: tagging(tags, participants) }),
);

export function searchContract(name: string, makeStore: MakeStore): void {
  describe(`searching ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await makeStore();
      await store.saveStudies(batch, MONDAY);
    });

    const request = (typed: string, rest: Partial<SearchRequest> = {}): SearchRequest => {
      const { plan, scored } = understand(typed, { today: TODAY });
      return { plan, scored, sort: "newest", ...rest };
    };
    const find = async (typed: string, rest: Partial<SearchRequest> = {}) =>
      (await store.searchPmids(request(typed, rest))).map(Number);
    const page = (typed: string, rest: Partial<SearchRequest> = {}, number = 1, perPage = 20) =>
      store.searchStudies({ ...request(typed, rest), page: number, perPage });

    test.each<readonly [string, readonly number[]]>([
      ["", [6, 5, 4, 3, 2, 1]],
      ["ketamine", [6, 5, 1]],
      ["esketamine", [3, 2]],
      ['"S-ketamine"', [3, 2]],
      ["ketamin*", [6, 5, 1]],
      ["depression", [4, 1]],
      ['"treatment resistant"[ti]', [1]],
      ["treatment-resistant[ti]", [1]],
      ["resistant treatment[ti]", [1]],
      ["behavior[tiab]", [3]],
      ["randomized[tiab]", [1]],
      ["randomis*[tiab]", [1]],
      ["anesthesia[ti]", [3]],
      ["ketamine NOT bladder", [6, 1]],
      ["ketamine bladder OR rats", [5, 4]],
      ["depressive disorder[mh]", [1]],
      ["depressive disorder[mh:noexp]", []],
      ["depression[majr]", []],
      ["Depressive Disorder, Treatment-Resistant[majr]", [1]],
      ["ketamine/therapeutic use[mh]", [1]],
      ["drug therapy[sh]", [1]],
      ["rats[mh]", [4]],
      ["clinical trial[pt]", [1]],
      ["zarate[au]", [1]],
      ["zarate c[au]", [1]],
      ['"zarate c"[au]', []],
      ['"zarate ca"[au]', [1]],
      ["zarate carlos a[au]", [1]],
      ["zarate[1au]", [1]],
      ["german[la]", [5]],
      ["2020[dp]", [3]],
      ["2024/03/02:2024/03/04[edat]", [4, 3, 2]],
      ["rct[design]", [2, 1]],
      ["tag:route:intravenous", [3, 1]],
      ["is:retracted", [2]],
      ["has:abstract", [6, 3, 1]],
      ["n:>100", [2]],
      ["n:10-20", [1]],
      ["NCT00088699", [1]],
      ["10.1000/spray(19)2", [2]],
      ["https://doi.org/10.1000/SPRAY(19)2", [2]],
      ["3, 5", [5, 3]],
      ['"relief depression"[ti:~3]', [1]],
      ['"relief depression"[ti:~2]', []],
      ['"depression relief"[ti:~3]', [1]],
      ["of the", []],
    ])("%s finds %j", async (typed, expected) => {
      expect(await find(typed)).toEqual(expected);
    });

    test("pasted ids that are not here are told", async () => {
      const { total, missingIds } = await page("1 PMC7 10.1000/nowhere");
      expect(total).toBe(1);
      expect(missingIds).toEqual([
        { type: "pmcid", value: "PMC7" },
        { type: "doi", value: "10.1000/nowhere" },
      ]);
    });

    test("values of one facet are OR-ed and facets AND-ed; each facet counts as if it were not narrowed itself", async () => {
      const { total, facets, studies } = await page("", { tags: { design: ["rct", "cohort"], route: ["intravenous"] } });
      expect(studies.map(({ study }) => Number(study.pmid))).toEqual([3, 1]);
      expect(total).toBe(2);
      expect(facets.design).toEqual([
        { value: "cohort", count: 1 },
        { value: "rct", count: 1 },
      ]);
      expect(facets.route).toEqual([
        { value: "intravenous", count: 2 },
        { value: "intranasal", count: 1 },
      ]);
      expect(facets.evidence).toEqual([
        { value: "2", count: 1 },
        { value: "3", count: 1 },
      ]);
    });

    test("a chosen value that finds nothing stays, with its zero", async () => {
      const { total, facets } = await page("rats", { tags: { design: ["rct"], phase: ["4"] } });
      expect(total).toBe(0);
      expect(facets.design).toEqual([{ value: "rct", count: 0 }]);
      expect(facets.phase).toEqual([{ value: "4", count: 0 }]);
    });

    test("entry days narrow a search, both ends included", async () => {
      expect(await find("", { from: "2024-03-02", to: "2024-03-04" })).toEqual([4, 3, 2]);
      expect((await page("", { from: "2024-03-06" })).total).toBe(1);
    });

    test("pages follow each other in every order and leave nothing out", async () => {
      for (const sort of ["newest", "published", "evidence", "relevance"] as const) {
        const pages = await Promise.all([1, 2, 3, 4].map((number) => page("ketamine OR depression", { sort }, number, 2)));
        const pmids = pages.flatMap(({ studies }) => studies.map(({ study }) => study.pmid));
        expect(pages.map(({ total }) => total)).toEqual([4, 4, 4, 4]);
        expect(pmids).toEqual(await store.searchPmids(request("ketamine OR depression", { sort })));
        expect(new Set(pmids).size).toBe(4);
        const { total, facets, missingIds } = pages[1] ?? {};
        const bare = await store.searchPage({ ...request("ketamine OR depression", { sort }), page: 2, perPage: 2 });
        expect(bare).toEqual({ total, facets, missingIds, pmids: pmids.slice(2, 4) });
      }
    });

    test("orders: by date of publication, by level of evidence, by words", async () => {
      expect((await find("", { sort: "published" })).at(-1)).toBe(3);
      expect(await find("", { sort: "evidence" })).toEqual([2, 1, 3, 5, 4, 6]);
      expect((await find("bladder pain", { sort: "relevance" }))[0]).toBe(5);
      expect((await find("ketamine depression OR bladder", { sort: "relevance" }))[0]).toBe(5);
    });

    test("what is deleted is not found, and found again when it comes back", async () => {
      await store.markDeleted([pmid(5)], MONDAY);
      expect(await find("ketamine")).toEqual([6, 1]);
      await store.touchStudies([pmid(5)], MONDAY);
      expect(await find("tag:design:case-report")).toEqual([5]);
    });

    test("a record that changed is found by its new words and no longer by the old ones", async () => {
      await store.saveStudies([incoming({ pmid: pmid(5), entered: "2024-03-05", title: ["Cystitis"] })], MONDAY);
      expect(await find("bladder")).toEqual([]);
      expect(await find("cystitis[ti]")).toEqual([5]);
    });

    test("a search over its budget is refused with a sentence", async () => {
      const many = Array.from({ length: 200 }, (_, at) => `word${at}[ti] AND mood${at}*[ab]`).join(" NOT ");
      await expect(store.searchPmids(request(many, { budgetMs: -1 }))).rejects.toMatchObject({ code: "invalid" });
    });

    test("a misspelt word is answered with ours, a known one with nothing", async () => {
      await store.saveStudies([incoming({ pmid: pmid(9), title: ["Bladder"] })], MONDAY);
      expect(await store.suggestWords(["ketamin", "bladdre", "ketamine", "zzzzzz"])).toEqual(
        new Map([
          ["ketamin", "ketamine"],
          ["bladdre", "bladder"],
        ]),
      );
    });

    test("studies of the same trial come first among the similar ones, with what they share", async () => {
      const registrations = STUDIES[0]?.registrations ?? [];
      await store.saveStudies([incoming({ pmid: pmid(10), title: ["Follow-up of relief"], registrations })], MONDAY);
      const [first, ...more] = await store.similarStudies(pmid(10), 5);
      expect(first?.stored.study.pmid).toBe("1");
      expect(first?.shares).toEqual([
        { kind: "trial", name: "NCT00088699" },
        { kind: "word", name: "relief" },
      ]);
      expect(more.map(({ stored }) => stored.study.pmid)).not.toContain("10");
    });

    test("a frozen search gives the same PMIDs for ever, whatever happens to the studies", async () => {
      const state = { at: MONDAY, text: "ketamine", translation: "ketamine", tags: [], sort: "newest" } as const;
      const frozen = await store.freezeSearch(state, request("ketamine"));
      expect(frozen.id).toMatch(/^[0-9a-f]{10}$/);
      await store.markDeleted([pmid(5)], MONDAY);
      expect(await store.findFrozen(frozen.id)).toEqual({ id: frozen.id, search: state, pmids: ["6", "5", "1"] });
      expect(await store.findFrozen("0000000000")).toBeUndefined();
    });
  });
}
