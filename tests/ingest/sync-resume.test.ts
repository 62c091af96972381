import { expect, test } from "vitest";
import { inventedRecords } from "./invented-record.ts";
import { EVERYTHING, openLab } from "./lab.ts";

const RECORDS = 10_500;

test("a run that was stopped goes on behind the last window it had proven, and the watermark waits for the last one", async () => {
  const lab = await openLab({ records: inventedRecords(RECORDS) });
  const stop = new AbortController();
  const receipt = await lab.sync(
    { signal: stop.signal },
    {
      report: ({ phase, done }) => {
        if (phase === "New records" && done > RECORDS * 0.75) stop.abort();
      },
    },
  );
  expect(receipt.state).toBe("incomplete");
  expect(await lab.store.findWatermark("crdt", EVERYTHING)).toBeUndefined();
  const proven = await lab.store.listProvenWindows(`crdt ${EVERYTHING}`);
  const provenRecords = proven.reduce((sum, { count }) => sum + count, 0);
  expect(provenRecords).toBeGreaterThan(1000);

  const again = await lab.sync();
  expect(again).toMatchObject({ state: "complete", count: RECORDS, ids: RECORDS });
  // The proven ones are not asked for again, but for the day's twenty-fifth of the slow full pass.
  expect(again.fetched).toBe(RECORDS - provenRecords + RECORDS / 25);
  expect(await lab.store.countStudies()).toMatchObject({ total: RECORDS });
  expect(await lab.store.listProvenWindows(`crdt ${EVERYTHING}`)).toEqual([]);
  expect(await lab.store.findWatermark("crdt", EVERYTHING)).toBe(lab.now().toISOString().slice(0, 10));
}, 60_000);
