import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { toPmid } from "../../../src/domain/pmid.ts";
import { incoming } from "../../support/study-factory.ts";
import type { MakeStore } from "../contract.ts";

const MONDAY = "2026-11-23T04:17:00.000Z";

export function upkeepContract(name: string, makeStore: MakeStore): void {
  const folder = mkdtempSync(join(tmpdir(), "store-upkeep-"));
  const file = join(folder, "backup");
  afterEach(() => {
    rmSync(file, { force: true });
  });

  describe(`upkeep of ${name}`, () => {
    test("a backup is one new file, and never overwrites another", async () => {
      const store = await makeStore();
      await store.saveStudies([incoming()], MONDAY);
      await store.backup(file);
      expect(readFileSync(file).length).toBeGreaterThan(0);

      rmSync(file);
      writeFileSync(file, "something dear");
      await expect(store.backup(file)).rejects.toMatchObject({ code: "conflict" });
      expect(readFileSync(file, "utf8")).toBe("something dear");
      await expect(store.backup(join(folder, "no", "such", "folder"))).rejects.toMatchObject({ code: "unavailable" });
    });

    test("the data version changes with what readers see, and only then", async () => {
      const store = await makeStore();
      const seen = [await store.dataVersion()];
      const changes = async () => {
        seen.push(await store.dataVersion());
        return seen.at(-1) !== seen.at(-2);
      };
      const one = toPmid("1");
      await store.saveStudies([incoming()], MONDAY);
      expect(await changes()).toBe(true);
      await store.saveStudies([incoming()], MONDAY);
      await store.touchStudies([one], MONDAY);
      await store.recordMissing([one], MONDAY);
      await store.tidy();
      expect(await changes()).toBe(false);
      await store.saveStudies([incoming({ title: ["Changed"] })], MONDAY);
      expect(await changes()).toBe(true);
      await store.markDeleted([one], MONDAY);
      expect(await changes()).toBe(true);
      await store.touchStudies([one], MONDAY);
      expect(await changes()).toBe(true);
      await store.recordReplacement(toPmid("2"), one, MONDAY);
      expect(await changes()).toBe(true);
    });

    test("tidying leaves everything sound and as it was", async () => {
      const store = await makeStore();
      for (let batch = 0; batch < 12; batch += 1) {
        const studies = Array.from({ length: 20 }, (_, n) =>
          incoming({ pmid: toPmid(String(1 + n + batch * 15)), volume: String(batch) }),
        );
        await store.saveStudies(studies, MONDAY);
      }
      const before = await store.countStudies();
      await store.tidy();
      expect(await store.checkIntegrity()).toEqual([]);
      expect(await store.countStudies()).toEqual(before);
    });
  });
}
