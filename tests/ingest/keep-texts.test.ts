import { expect, test } from "vitest";
import { keepTexts, type KeepTextsNeeds } from "../../src/ingest/keep-texts.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import type { TextWriter } from "../../src/store/export-ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { incoming } from "../support/study-factory.ts";

const AT = "2026-11-23T04:17:00.000Z";

async function lab(count: number, given: Partial<KeepTextsNeeds> = {}) {
  const store = openSqliteStore({ url: "sqlite::memory:" });
  await store.saveStudies(
    Array.from({ length: count }, (_, at) => incoming({ pmid: toPmid(String(at + 1)) })),
    AT,
  );
  let [now, written] = [0, 0];
  const record: TextWriter["record"] = ({ pmid }) => {
    written += 1;
    // Two milliseconds a text.
    now += 2;
    return pmid;
  };
  const slept: number[] = [];
  const reports: unknown[] = [];
  const needs: KeepTextsNeeds = {
    store,
    writers: [{ format: "ris", version: "1", between: "", kept: "beforehand", record }],
    freeBytes: () => Promise.resolve(1e12),
    clock: () => now,
    sleep: (ms) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
    report: (soFar) => reports.push(soFar),
    signal: new AbortController().signal,
    ...given,
  };
  return { needs, slept, reports, written: () => written };
}

test("all that is missing is written, with a rest as long as the work, and said when it takes more than a second", async () => {
  const { needs, slept, reports } = await lab(650);
  expect(await keepTexts(needs)).toEqual({ studies: 650, written: 650, ms: 2600 });
  expect(slept).toEqual([200, 200, 200, 200, 200, 200, 100]);
  expect(reports).toEqual([
    { studies: 300, written: 300, ms: 1200 },
    { studies: 600, written: 600, ms: 2400 },
  ]);
  expect(await keepTexts(needs)).toEqual({ studies: 650, written: 0, ms: 0 });
});

test("stopped, it goes on from there when it is run again", async () => {
  const stop = new AbortController();
  const { needs, written } = await lab(250, { signal: stop.signal });
  const sleep = () => {
    stop.abort();
    return Promise.resolve();
  };
  expect(await keepTexts({ ...needs, sleep })).toMatchObject({ written: 100 });
  expect(await keepTexts({ ...needs, signal: new AbortController().signal })).toMatchObject({ studies: 250, written: 150 });
  expect(written()).toBe(250);
});

test("a disk that is nearly full is left to what is needed", async () => {
  let free = 2 ** 30;
  const { needs, written } = await lab(250, { freeBytes: () => Promise.resolve((free -= 400 * 2 ** 20)) });
  await expect(keepTexts(needs)).rejects.toThrow("Less than 512 MB are free on the disk, which are left to what is needed.");
  expect(written()).toBe(100);
});
