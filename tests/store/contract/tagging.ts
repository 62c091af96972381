import { describe, expect, test } from "vitest";
import type { Facts } from "../../../src/domain/facts.ts";
import { toPmid } from "../../../src/domain/pmid.ts";
import type { Registration } from "../../../src/domain/registration.ts";
import type { TagOverride } from "../../../src/domain/tag-override.ts";
import type { Facet, Tag } from "../../../src/domain/tag.ts";
import type { Tagging } from "../../../src/store/ports.ts";
import { incoming } from "../../support/study-factory.ts";
import type { MakeStore } from "../contract.ts";

const MONDAY = "2026-11-23T04:17:00.000Z";
const TUESDAY = "2026-11-24T04:17:00.000Z";
const [ONE, TWO, THREE] = [toPmid("1"), toPmid("2"), toPmid("3")];
const FACTS: Facts = { participants: 12, doses: [], registrations: [], quotes: {} };

const tagOf = (name: string): Tag => {
  const [facet, value = ""] = name.split(":");
  return { facet: facet as Facet, value, evidence: [{ field: "title", start: 0, end: 2, text: "An" }] };
};
const tagging = (vocabulary: string, ...names: readonly string[]): Tagging => ({
  vocabulary,
  tags: names.map(tagOf),
  facts: FACTS,
});
const names = (tags: readonly Tag[] = []) => tags.map(({ facet, value }) => `${facet}:${value}`);
const says = (action: TagOverride["action"], facet: Facet, value: string): TagOverride => ({
  facet,
  value,
  action,
  note: "Read it.",
  at: TUESDAY,
});
const registered = (...ids: readonly string[]): readonly Registration[] =>
  ids.map((id) => ({ id, registry: "ClinicalTrials.gov", saidBy: ["data-bank"] }));

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of all) list.push(one);
  return list;
}

export function taggingContract(name: string, makeStore: MakeStore): void {
  describe(`tags in ${name}`, () => {
    test("what another vocabulary tagged, or none, is to be tagged; a deleted study too", async () => {
      const store = await makeStore();
      await store.saveStudies(
        [
          { ...incoming({ pmid: ONE }), tagging: tagging("v1") },
          { ...incoming({ pmid: TWO }), tagging: tagging("v2") },
          incoming({ pmid: THREE }),
        ],
        MONDAY,
      );
      await store.markDeleted([ONE], TUESDAY);
      expect(await store.countToRetag("v2")).toBe(2);
      expect((await collect(store.streamToRetag("v2"))).map(({ pmid, changedAt }) => [pmid, changedAt])).toEqual([
        [ONE, MONDAY],
        [THREE, MONDAY],
      ]);
      expect(await store.countToRetag()).toBe(3);
    });

    test("the same tags from a new vocabulary are no news; unknown studies are left out", async () => {
      const store = await makeStore();
      await store.saveStudies([{ ...incoming({ pmid: ONE }), tagging: tagging("v1", "design:rct") }], MONDAY);
      const before = await store.dataVersion();
      const anew = [ONE, TWO].map((pmid) => ({ pmid, tagging: tagging("v2", "design:rct") }));
      expect(await store.saveTagging(anew, TUESDAY)).toEqual([]);
      expect(await store.countToRetag("v2")).toBe(0);
      expect(await store.dataVersion()).toBe(before);
      expect(await store.listRevisions(ONE)).toHaveLength(1);
    });

    test("a curator's word stands above the tagger's, in the study, its facts and the search, until it is taken back", async () => {
      const store = await makeStore();
      await store.saveStudies([{ ...incoming({ pmid: ONE }), tagging: tagging("v1", "design:rct", "drug:ketamine") }], MONDAY);
      const overrides = [says("remove", "design", "rct"), says("add", "design", "cohort")];
      expect(await store.overrideTags(ONE, overrides, TUESDAY)).toBe(true);
      expect(await store.overrideTags(TWO, overrides, TUESDAY)).toBe(false);

      const stored = await store.findStudy(ONE);
      expect(names(stored?.tags)).toEqual(["drug:ketamine", "design:cohort"]);
      expect(stored?.overrides).toHaveLength(2);
      expect(names((await store.listFacts([ONE]))[0]?.tags)).toEqual(["drug:ketamine", "design:cohort"]);
      const search = { plan: { kind: "mark", facet: "design", value: "cohort" }, sort: "newest" } as const;
      expect(await store.searchPmids(search)).toEqual([ONE]);

      expect(await store.withdrawOverrides(ONE, [{ facet: "design", value: "rct" }], TUESDAY)).toBe(true);
      expect(names((await store.findStudy(ONE))?.tags)).toEqual(["design:rct", "drug:ketamine", "design:cohort"]);
    });

    test("a trial's id finds the studies that name it, the earliest first, and no longer one that names it no more", async () => {
      const store = await makeStore();
      const year = (iso: string) => ({ text: iso, iso, precision: "year" as const });
      const [later, earlier] = [
        incoming({ pmid: ONE, registrations: registered("NCT00000001", "NCT00000002"), published: year("2024") }),
        incoming({ pmid: TWO, registrations: registered("NCT00000001"), published: year("2020") }),
      ];
      await store.saveStudies([later, earlier], MONDAY);
      const naming = async (id: string) => (await store.listNamingTrial(id)).map(({ study }) => study.pmid);
      expect(await naming("NCT00000001")).toEqual([TWO, ONE]);
      await store.saveStudies(
        [incoming({ ...later.study, registrations: registered("NCT00000002"), revised: "2026-01-01" })],
        TUESDAY,
      );
      await store.markDeleted([TWO], TUESDAY);
      expect(await naming("NCT00000001")).toEqual([]);
      expect(await naming("NCT00000002")).toEqual([ONE]);
    });

    test("facts come in the order asked, with the registrations, and without deleted studies", async () => {
      const store = await makeStore();
      await store.saveStudies(
        [
          { ...incoming({ pmid: ONE, registrations: registered("NCT00000001") }), tagging: tagging("v1", "design:rct") },
          incoming({ pmid: TWO }),
          incoming({ pmid: THREE }),
        ],
        MONDAY,
      );
      await store.markDeleted([THREE], TUESDAY);
      expect(await store.listFacts([THREE, TWO, ONE])).toEqual([
        { pmid: TWO, title: "An invented study of ketamine.", published: "2024-03", tags: [], registrations: [] },
        {
          pmid: ONE,
          title: "An invented study of ketamine.",
          published: "2024-03",
          tags: [tagOf("design:rct")],
          facts: FACTS,
          registrations: registered("NCT00000001"),
        },
      ]);
      expect(await store.listBriefs([THREE, TWO, ONE])).toEqual([
        { pmid: TWO, published: "2024-03", tags: [], ownTrials: [] },
        {
          pmid: ONE,
          published: "2024-03",
          tags: [{ ...tagOf("design:rct"), evidence: [] }],
          ownTrials: ["NCT00000001"],
        },
      ]);
      expect(await store.listRegistered()).toEqual([ONE]);
    });

    test("what is stated of one thing comes value by value, with all who state it", async () => {
      const store = await makeStore();
      const stating = (facts: Partial<Facts>): Tagging => ({ vocabulary: "v1", tags: [], facts: { ...FACTS, ...facts } });
      const doses = [
        { text: "0.5 mg/kg", amount: 0.5, unit: "mg/kg" },
        { text: "1 mg/kg", amount: 1, unit: "mg/kg" },
      ];
      const both: Partial<Facts> = {
        doses,
        sessions: 6,
        comparator: "midazolam",
        primaryScale: "MADRS",
        blinding: "double-blind",
      };
      await store.saveStudies(
        [
          { ...incoming({ pmid: ONE }), tagging: stating({ ...both, maskingChecked: true }) },
          { ...incoming({ pmid: TWO }), tagging: stating({ ...both, participants: 80 }) },
          {
            ...incoming({ pmid: THREE, published: { text: "", iso: "", precision: "unknown" } }),
            tagging: stating({ maskingChecked: true }),
          },
        ],
        MONDAY,
      );
      expect(await store.listStated("participants")).toEqual([
        { said: { participants: 12 }, pmids: [ONE, THREE] },
        { said: { participants: 80 }, pmids: [TWO] },
      ]);
      expect(await store.listStated("published")).toEqual([{ said: { published: 20240300 }, pmids: [ONE, TWO] }]);
      expect(await store.listStated("dose")).toEqual([{ said: { dose: { unit: "mg/kg", amount: 0.5 } }, pmids: [ONE, TWO] }]);
      expect(await store.listStated("sessions")).toEqual([{ said: { sessions: 6 }, pmids: [ONE, TWO] }]);
      expect(await store.listStated("comparator")).toEqual([{ said: { comparator: "midazolam" }, pmids: [ONE, TWO] }]);
      expect(await store.listStated("primaryScale")).toEqual([{ said: { primaryScale: "MADRS" }, pmids: [ONE, TWO] }]);
      expect(await store.listStated("masking")).toEqual([
        { said: { maskingChecked: true }, pmids: [THREE] },
        { said: { blinding: "double-blind" }, pmids: [TWO] },
        { said: { blinding: "double-blind", maskingChecked: true }, pmids: [ONE] },
      ]);
    });
  });
}
