import { describe, expect, test } from "vitest";
import type { KeptExport } from "../../../src/store/export-ports.ts";
import type { MakeStore } from "../contract.ts";
import { hash, MONDAY, NEXT_MONDAY, pmid, TUESDAY } from "./digest-cast.ts";

const kept = (at: string, ...numbers: number[]): KeptExport => ({
  at,
  format: "ris",
  taken: numbers.map((number) => ({ pmid: pmid(number), cited: { title: `Study ${number}` } as never })),
});

export function exportContract(name: string, makeStore: MakeStore): void {
  describe(`kept exports in ${name}`, () => {
    test("are found under their hash, in the order taken, replaced by what is taken again, and erased for good", async () => {
      const store = await makeStore();
      await store.keepExport(hash("a"), kept(MONDAY, 2, 1), "2025-01-01T00:00:00.000Z");
      expect(await store.findExport(hash("a"))).toEqual(kept(MONDAY, 2, 1));
      expect(await store.findExport(hash("b"))).toBeUndefined();
      expect([await store.retakeExport(hash("a"), kept(TUESDAY, 3)), await store.retakeExport(hash("b"), kept(TUESDAY))]).toEqual(
        [true, false],
      );
      expect(await store.findExport(hash("a"))).toEqual(kept(TUESDAY, 3));
      expect([await store.eraseExport(hash("a")), await store.eraseExport(hash("a"))]).toEqual([true, false]);
      expect(await store.findExport(hash("a"))).toBeUndefined();
    });

    test("are forgotten after their time, when the next one is kept", async () => {
      const store = await makeStore();
      await store.keepExport(hash("old"), kept(MONDAY, 1), MONDAY);
      await store.keepExport(hash("new"), kept(NEXT_MONDAY, 1), TUESDAY);
      expect(await store.findExport(hash("old"))).toBeUndefined();
      expect(await store.findExport(hash("new"))).toEqual(kept(NEXT_MONDAY, 1));
    });
  });
}
