import fc from "fast-check";
import { expect, test } from "vitest";
import { toPmid, type Pmid } from "../../../src/domain/pmid.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { incoming } from "../../support/study-factory.ts";

type Known = { title: string; entered: string; revised: string; deleted: boolean; kinds: string[] };

const pmids = fc.integer({ min: 1, max: 6 }).map((number) => toPmid(String(number)));
const days = fc.integer({ min: 1, max: 5 }).map((day) => `2024-01-0${day}`);
const record = fc.record({ pmid: pmids, title: fc.constantFrom("A", "B", "C"), entered: days, revised: days });
const step = fc.oneof(
  fc.record({ act: fc.constant("save" as const), batch: fc.array(record, { maxLength: 4 }) }),
  fc.record({ act: fc.constant("delete" as const), pmids: fc.array(pmids, { maxLength: 3 }) }),
  fc.record({ act: fc.constant("touch" as const), pmids: fc.array(pmids, { maxLength: 3 }) }),
);

/** The rules of the ports, in memory and as plainly as they can be said. */
function model() {
  const studies = new Map<Pmid, Known>();
  const confirm = (study: Known) => {
    if (study.deleted) study.kinds.push("restored");
    study.deleted = false;
  };
  return {
    studies,
    save({ pmid, ...given }: { pmid: Pmid; title: string; entered: string; revised: string }) {
      const stored = studies.get(pmid);
      if (!stored) return void studies.set(pmid, { ...given, deleted: false, kinds: ["new"] });
      if (given.revised >= stored.revised) {
        const isNews = given.title !== stored.title || given.entered !== stored.entered;
        if (isNews) stored.kinds.push("changed");
        Object.assign(stored, given);
      }
      confirm(stored);
    },
    remove(pmid: Pmid) {
      const stored = studies.get(pmid);
      if (!stored || stored.deleted) return;
      stored.deleted = true;
      stored.kinds.push("deleted");
    },
    touch(pmid: Pmid) {
      const stored = studies.get(pmid);
      if (stored) confirm(stored);
    },
  };
}

test("any sequence of saves, deletions and confirmations leaves the store as the rules say", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const store = openSqliteStore({ url: "sqlite::memory:" });
      const expected = model();
      for (const [n, taken] of steps.entries()) {
        const at = new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
        if (taken.act === "save") {
          await store.saveStudies(
            taken.batch.map(({ title, ...rest }) => incoming({ ...rest, title: [title] })),
            at,
          );
          for (const given of taken.batch) expected.save(given);
        } else if (taken.act === "delete") {
          await store.markDeleted(taken.pmids, at);
          for (const pmid of taken.pmids) expected.remove(pmid);
        } else {
          await store.touchStudies(taken.pmids, at);
          for (const pmid of taken.pmids) expected.touch(pmid);
        }
      }

      for (const [pmid, known] of expected.studies) {
        const found = await store.findStudy(pmid);
        expect(found?.study).toMatchObject({ title: [known.title], entered: known.entered, revised: known.revised });
        expect(found?.deletedAt !== undefined).toBe(known.deleted);
        expect((await store.listRevisions(pmid)).map(({ kind }) => kind).reverse()).toEqual(known.kinds);
      }
      const live = [...expected.studies].filter(([, { deleted }]) => !deleted);
      const order = live.sort(([a, { entered: x }], [b, { entered: y }]) => (x === y ? Number(b) - Number(a) : x < y ? 1 : -1));
      const listed = await store.listPmids({ sort: "newest", page: 1, perPage: 50 });
      expect(listed).toEqual({ total: live.length, pmids: order.map(([pmid]) => pmid) });
      expect(await store.checkIntegrity()).toEqual([]);
      await store.close();
    }),
    { numRuns: 150 },
  );
});
