import { expect, test } from "vitest";
import { createMeter, type Progress, progressLine } from "../../src/ingest/progress.ts";

const at = "2026-11-23T04:17:00.000Z";

test.each<[string, Progress]>([
  ["New records: 0 of 25,000", { phase: "New records", done: 0, total: 25_000, at }],
  [
    "New records: 1,200 of 25,000, 310 a second, 1 min 17 s left",
    { phase: "New records", done: 1200, total: 25_000, at, recordsPerSecond: 310, secondsLeft: 76.7 },
  ],
  [
    "New records: 9 of 10, 0.3 a second, 4 s left",
    { phase: "New records", done: 9, total: 10, at, recordsPerSecond: 0.28, secondsLeft: 3.6 },
  ],
  ["a.xml.gz: 4,000, 2,000 a second", { phase: "a.xml.gz", done: 4000, total: 0, at, recordsPerSecond: 2000, secondsLeft: 0 }],
  [
    "Revised records: 1 of 90,000, 1 a second, 24 h 59 min left",
    { phase: "Revised records", done: 1, total: 90_000, at, recordsPerSecond: 1, secondsLeft: 89_999 },
  ],
])("progress reads %j", (line, progress) => {
  expect(progressLine(progress)).toBe(line);
});

test("progress is told at the beginning, about once a second, and at the end", async () => {
  let time = Date.parse(at);
  const told: number[] = [];
  const meter = createMeter({ now: () => new Date(time), report: ({ done }) => Promise.resolve(void told.push(done)) });
  await meter.begin("New records", 100);
  for (let record = 0; record < 100; record++) {
    time += 50;
    await meter.advance(1);
  }
  expect(told).toEqual([0, 20, 40, 60, 80, 100]);
});
