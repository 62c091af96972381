import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Store } from "../../src/store/ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { FAULT_KINDS, type FaultKind } from "../support/eutils/faults.ts";
import { startEutils } from "../support/eutils/start-eutils.ts";
import { rawHashOf } from "../../src/ingest/raw-record.ts";
import { inventedRecords } from "./invented-record.ts";
import { syncProcess } from "./sync-process.ts";
import { EVERYTHING, openLab, UNLIMITED } from "./lab.ts";

const KILLS = 5;
const records = inventedRecords(process.env["KD_LONG"] === "1" ? 25_000 : 1500);
const rates = Object.fromEntries(FAULT_KINDS.map((kind, index) => [kind, 0.05 + (index % 6) / 100])) as Record<FaultKind, number>;

test(
  `${records.length} records, every kind of fault at 5 to 10 in a hundred requests and five kills end in the same database as no trouble at all`,
  async () => {
    const calm = await openLab({ records });
    expect(await calm.sync()).toMatchObject({ state: "complete", count: records.length, new: records.length });

    const eutils = await startEutils({ records, rate: UNLIMITED, faults: { rates, seed: 7, delayMs: 20 } });
    const folder = mkdtempSync(join(tmpdir(), "ketamine-digest-"));
    const url = `sqlite:${join(folder, "kd.db")}`;
    const store = openSqliteStore({ url });
    onTestFinished(async () => {
      await eutils.close();
      await store.close();
      rmSync(folder, { recursive: true });
    });

    for (let kill = 1; kill <= KILLS; kill++) {
      const child = syncProcess(eutils.url, url);
      // Each kill a little further on than the last, so that every stage of a run is struck.
      await untilStored(store, (records.length * kill) / (KILLS + 1), child.ended);
      child.kill();
      expect(await child.ended).toBeUndefined();
    }
    const receipt = await syncProcess(eutils.url, url).ended;
    expect(receipt).toMatchObject({
      state: "complete",
      count: records.length,
      ids: records.length,
      missing: [],
      quarantined: [],
    });
    expect(receipt?.retries).toBeGreaterThan(0);

    expect(await contentOf(store)).toEqual(await contentOf(calm.store));
    for (const stream of ["crdt", "mdat"]) {
      expect(await store.findWatermark(stream, EVERYTHING)).toBe(await calm.store.findWatermark(stream, EVERYTHING));
    }
    expect([await store.listMissing(), await store.listQuarantined(), await store.checkIntegrity()]).toEqual([[], [], []]);
    const runs = await store.listRuns(100);
    expect(runs.map((run) => run.receipt?.state)).toEqual(["complete", ...Array<string>(KILLS).fill("incomplete")]);
    expect(new Set(eutils.log.map(({ fault }) => fault)).size).toBeGreaterThan(FAULT_KINDS.length / 2);
  },
  process.env["KD_LONG"] === "1" ? 1_800_000 : 120_000,
);

async function untilStored(store: Store, count: number, ended: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  void ended.then(() => {
    over.abort();
  });
  while (!over.signal.aborted && (await store.countStudies()).total < count) await wait(5);
}

/** Everything but the times: each study with the fingerprint of its document and its revisions. */
async function contentOf(store: Store): Promise<readonly string[]> {
  const content: string[] = [];
  for await (const { study, entered, origin } of store.streamStudies()) {
    const revisions = (await store.listRevisions(study.pmid)).map(({ kind, changes }) => [kind, changes]);
    content.push(`${study.pmid} ${entered} ${origin} ${rawHashOf(JSON.stringify(study))} ${JSON.stringify(revisions)}`);
  }
  return content;
}
