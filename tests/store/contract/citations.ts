import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toPmid, type Pmid } from "../../../src/domain/pmid.ts";
import type { Study } from "../../../src/domain/study.ts";
import { plainText } from "../../../src/domain/study-text.ts";
import type { TextWriter } from "../../../src/store/export-ports.ts";
import type { Store } from "../../../src/store/ports.ts";
import { incoming } from "../../support/study-factory.ts";
import type { MakeStore } from "../contract.ts";

const AT = "2026-11-23T04:17:00.000Z";
const pmid = (number: number) => toPmid(String(number));

/** Counts what it wrote, so that a test can tell a text that was made from one that was kept. */
function writerOf(format: string, version = "1", kept: TextWriter["kept"] = "when-taken") {
  let written = 0;
  const record = (study: Study): string => {
    written += 1;
    return `${format}${version} ${study.pmid} ${plainText(study.title)} ${study.status.map(({ kind }) => kind).join()}\n`;
  };
  const writer: TextWriter = { format, version, record, between: "--\n", kept };
  return { writer, written: () => written };
}

async function textOf(store: Store, writer: TextWriter, pmids?: readonly Pmid[]): Promise<string> {
  const pieces: Uint8Array[] = [];
  let studies = 0;
  for await (const piece of store.streamCitations(writer, pmids)) {
    pieces.push(piece.text);
    studies += piece.studies;
  }
  const text = Buffer.concat(pieces).toString();
  expect(text === "" ? 0 : text.split(writer.between).length).toBe(studies);
  return text;
}

/** Everything that is missing, and how much that was. */
async function keepAll(store: Store, writers: readonly TextWriter[]): Promise<{ studies: number; lacking: number }> {
  const all = { studies: 0, lacking: 0 };
  for (let after: number | undefined = 0; after !== undefined;) {
    const { studies, lacking, next } = await store.keepMissingTexts(writers, after);
    all.studies += studies;
    all.lacking += lacking;
    after = next;
  }
  return all;
}

/** What the file would be if nothing were ever kept. */
async function afresh(store: Store, format: string, version: string): Promise<string> {
  const texts: string[] = [];
  const { writer } = writerOf(format, version);
  for await (const { study } of store.streamStudies()) texts.push(writer.record(study));
  return texts.join(writer.between);
}

export function citationContract(name: string, makeStore: MakeStore): void {
  describe(`${name}: citation texts`, () => {
    test("come in the order of entry, or in the order asked; the unknown and the deleted are left out", async () => {
      const store = await makeStore();
      await store.saveStudies(
        [
          incoming({ pmid: pmid(1), title: ["One"], entered: "2024-03-09" }),
          incoming({ pmid: pmid(2), title: ["Two"], entered: "2024-03-08" }),
          incoming({ pmid: pmid(3), title: ["Three"], entered: "2024-03-07" }),
        ],
        AT,
      );
      await store.markDeleted([pmid(3)], AT);
      const { writer } = writerOf("ris");
      for (const texts of ["made", "kept"]) {
        expect(await textOf(store, writer), texts).toBe("ris1 2 Two \n--\nris1 1 One \n");
        expect(await textOf(store, writer, [pmid(1), pmid(9), pmid(3), pmid(2)])).toBe("ris1 1 One \n--\nris1 2 Two \n");
        expect(await textOf(store, writer, [])).toBe("");
      }
    });

    test("are in order and whole over many pieces", async () => {
      const store = await makeStore();
      const many = Array.from({ length: 450 }, (_, at) => incoming({ pmid: pmid(at + 1), title: [`Title é ${at}`] }));
      await store.saveStudies(many, AT);
      const { writer, written } = writerOf("ris");
      const backwards = many.map(({ study }) => study.pmid).reverse();
      const expected = many.map(({ study }) => writer.record(study)).reverse();
      for (const texts of ["made", "kept"]) expect(await textOf(store, writer, backwards), texts).toBe(expected.join("--\n"));
      expect(written()).toBe(450 + 450);
    });

    test("are written once a format, and again for the study that changed, was deleted or retracted", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ pmid: pmid(1) }), incoming({ pmid: pmid(2) })], AT);
      const { writer, written } = writerOf("ris");
      await textOf(store, writer);
      await textOf(store, writer);
      expect(written()).toBe(2);

      await store.saveStudies(
        [incoming({ pmid: pmid(2), status: [{ kind: "retracted", signals: ["publication-type"], related: [] }] })],
        AT,
      );
      expect(await textOf(store, writer)).toContain("ris1 2 An invented study of ketamine. retracted\n");
      expect(written()).toBe(3);

      await store.markDeleted([pmid(1)], AT);
      expect(await textOf(store, writer)).not.toContain("ris1 1 ");
      await store.saveStudies([incoming({ pmid: pmid(1), title: ["Back, and other"] })], AT);
      expect(await textOf(store, writer)).toContain("ris1 1 Back, and other");
      expect(written()).toBe(4);
    });

    test("by other code are never taken, nor those of another format", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ title: ["One"] })], AT);
      for (const [format, version] of [
        ["ris", "1"],
        ["ris", "2"],
        ["nbib", "1"],
        ["ris", "1"],
      ] as const)
        expect(await textOf(store, writerOf(format, version).writer)).toBe(`${format}${version} 1 One \n`);
    });

    test("are written beforehand where they are missing, and then nobody writes them", async () => {
      const store = await makeStore();
      const many = Array.from({ length: 250 }, (_, at) => incoming({ pmid: pmid(at + 1), title: [`Title ${at}`] }));
      await store.saveStudies(many, AT);
      await store.markDeleted([pmid(3)], AT);
      const [ris, bib] = [writerOf("ris", "1", "beforehand"), writerOf("bib", "1", "beforehand")];
      const writers = [ris.writer, bib.writer];

      expect(await keepAll(store, writers)).toEqual({ studies: 249, lacking: 249 });
      const expected = await afresh(store, "ris", "1");
      expect(await textOf(store, ris.writer)).toBe(expected);
      expect([ris.written(), bib.written()]).toEqual([249, 249]);

      await store.saveStudies([incoming({ pmid: pmid(7), title: ["Seven, corrected"] })], AT);
      const newer = writerOf("bib", "2", "beforehand");
      expect(await keepAll(store, writers)).toEqual({ studies: 249, lacking: 1 });
      expect(await keepAll(store, [ris.writer, newer.writer])).toEqual({ studies: 249, lacking: 249 });
      expect([ris.written(), bib.written(), newer.written()]).toEqual([250, 250, 249]);
      expect(await textOf(store, ris.writer)).toContain("ris1 7 Seven, corrected \n");
      expect(await textOf(store, newer.writer)).toBe(await afresh(store, "bib", "2"));
    });

    test("that are to be written beforehand are not kept by who takes one sooner", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming({ title: ["One"] })], AT);
      const { writer, written } = writerOf("ris", "1", "beforehand");
      for (const times of [1, 2]) {
        expect(await textOf(store, writer)).toBe("ris1 1 One \n");
        expect(written()).toBe(times);
      }
    });

    test("are what would be written anew, whatever happened to the records in between", async () => {
      const ids = fc.integer({ min: 1, max: 4 });
      const step = fc.oneof(
        fc.record({
          what: fc.constant("save" as const),
          id: ids,
          title: fc.constantFrom("A", "B"),
          day: fc.integer({ min: 1, max: 9 }),
        }),
        fc.record({ what: fc.constant("delete" as const), id: ids }),
        fc.record({ what: fc.constant("touch" as const), id: ids }),
        fc.record({ what: fc.constant("merge" as const), id: ids, into: ids }),
        fc.record({ what: fc.constant("keep" as const), version: fc.constantFrom("1", "2") }),
        fc.record({ what: fc.constant("export" as const), version: fc.constantFrom("1", "2") }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
          const store = await makeStore();
          for (const one of steps) {
            if (one.what === "save") {
              const changed = incoming({ pmid: pmid(one.id), title: [one.title], entered: `2024-03-0${one.day}` });
              await store.saveStudies([changed], AT);
            } else if (one.what === "delete") await store.markDeleted([pmid(one.id)], AT);
            else if (one.what === "keep") await keepAll(store, [writerOf("ris", one.version).writer]);
            else if (one.what === "touch") await store.touchStudies([pmid(one.id)], AT);
            else if (one.what === "merge") {
              if (one.into !== one.id) await store.recordReplacement(pmid(one.id), pmid(one.into), AT);
              await store.markDeleted([pmid(one.id)], AT);
            } else expect(await textOf(store, writerOf("ris", one.version).writer)).toBe(await afresh(store, "ris", one.version));
          }
          expect(await textOf(store, writerOf("ris", "1").writer)).toBe(await afresh(store, "ris", "1"));
          await store.close();
        }),
        { numRuns: 60 },
      );
    });
  });
}
