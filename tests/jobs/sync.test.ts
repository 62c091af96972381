import { expect, test } from "vitest";
import { syncUntilThrough } from "../../jobs/sync.ts";
import { openLab } from "../ingest/lab.ts";
import { inventedRecord, inventedRecords } from "../ingest/invented-record.ts";

const quiet = { info: () => undefined, warn: () => undefined };

/** Sleeps in no time and remembers for how many minutes. */
function sleeper(most = Infinity, atMost: () => void = () => undefined) {
  const minutes: number[] = [];
  return {
    minutes,
    sleep: (ms: number) => {
      minutes.push(ms / 60_000);
      if (minutes.length >= most) atMost();
      return Promise.resolve();
    },
  };
}

test("while PubMed cannot be reached it is tried again, ever more patiently, until the process stops", async () => {
  const lab = await openLab();
  await lab.eutils.close();
  const stop = new AbortController();
  const { minutes, sleep } = sleeper(7, () => {
    stop.abort();
  });
  await syncUntilThrough(stop.signal, { sync: (signal) => lab.sync({ signal }), sleep, log: quiet });
  expect(minutes).toEqual([1, 2, 5, 10, 30, 30, 30]);
});

test("the first run that gets through ends the trying", async () => {
  const lab = await openLab({ records: inventedRecords(3) });
  let tries = 0;
  const { minutes, sleep } = sleeper();
  const sync = (signal: AbortSignal) => (++tries < 3 ? Promise.reject(new Error("out of order")) : lab.sync({ signal }));
  await syncUntilThrough(new AbortController().signal, { sync, sleep, log: quiet });
  expect(minutes).toEqual([1, 2]);
  expect(await lab.store.countStudies()).toMatchObject({ total: 3 });
});

test("a record PubMed owes us is left to the next due day", async () => {
  const broken = inventedRecord({ pmid: 1 }).replace("</Journal>", "");
  const lab = await openLab({ records: [broken] });
  const { minutes, sleep } = sleeper();
  await syncUntilThrough(new AbortController().signal, { sync: (signal) => lab.sync({ signal }), sleep, log: quiet });
  expect(minutes).toEqual([]);
  expect((await lab.store.listRuns(5)).map(({ receipt }) => receipt?.state)).toEqual(["incomplete"]);
});

test("a stop in the middle of a sync ends it within ten seconds, red and resumable", async () => {
  const lab = await openLab({ records: inventedRecords(500), faults: { rates: { hang: 1 } } });
  const stop = new AbortController();
  const working = syncUntilThrough(stop.signal, { sync: (signal) => lab.sync({ signal }), sleep: sleeper().sleep, log: quiet });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const began = performance.now();
  stop.abort();
  await working;
  expect(performance.now() - began).toBeLessThan(2000);
  expect((await lab.store.listRuns(1))[0]?.receipt).toMatchObject({
    state: "incomplete",
    error: "The run was stopped before it was finished.",
  });
});
