import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { isCronExpression, missedSince, startBell, type Timetable } from "../../jobs/schedule.ts";

const daily: Timetable = { expression: "17 4 * * *", timezone: "UTC" };

test.each([
  ["17 4 * * *", true],
  ["0 7 * * 1", true],
  ["every day", false],
  ["61 4 * * *", false],
  ["", false],
])("%j is a timetable: %s", (text, expected) => {
  expect(isCronExpression(text)).toBe(expected);
});

test.each([
  ["the next due time is not reached", daily, "2026-11-22T04:17:05Z", "2026-11-23T04:16:59Z", false],
  ["the due time passed while nothing ran", daily, "2026-11-22T04:17:05Z", "2026-11-23T04:17:00Z", true],
  [
    "a week was slept through",
    { expression: "0 7 * * 1", timezone: "UTC" },
    "2026-11-16T07:00:10Z",
    "2026-11-23T07:30:00Z",
    true,
  ],
  ["the week is not over", { expression: "0 7 * * 1", timezone: "UTC" }, "2026-11-16T07:00:10Z", "2026-11-22T23:00:00Z", false],
  [
    "seven in Berlin is six in Greenwich",
    { expression: "0 7 * * 1", timezone: "Europe/Berlin" },
    "2026-11-22T00:00:00Z",
    "2026-11-23T06:00:00Z",
    true,
  ],
  [
    "a monthly job ran this month",
    { expression: "0 0 1 * *", timezone: "UTC" },
    "2026-11-01T00:00:10Z",
    "2026-11-20T00:00:00Z",
    false,
  ],
  ["nothing ran for months", { expression: "0 0 1 1 *", timezone: "UTC" }, "2026-06-01T00:00:00Z", "2026-11-20T00:00:00Z", true],
])("missed or not: %s", (_case, timetable, lastRun, now, missed) => {
  expect(missedSince(timetable, new Date(lastRun), new Date(now))).toBe(missed);
});

function ring(timetable: Timetable, lastRun: Date | undefined, work: () => Promise<void>) {
  const bell = startBell(timetable, work, lastRun, new Date());
  onTestFinished(bell.stop);
  return bell;
}

test("a job that never ran, or missed its time, rings at once; one that ran does not", async () => {
  const rung: string[] = [];
  const note = (name: string) => () => Promise.resolve(void rung.push(name));
  ring(daily, undefined, note("never"));
  ring(daily, new Date(Date.now() - 49 * 3_600_000), note("missed"));
  ring(daily, new Date(), note("ran"));
  await wait(50);
  expect(rung).toEqual(["never", "missed"]);
});

test("a job that is still at work is not begun again, and a stopped bell is silent", async () => {
  let begun = 0;
  let atWork = 0;
  let most = 0;
  const bell = ring({ expression: "* * * * * *", timezone: "UTC" }, undefined, async () => {
    begun += 1;
    most = Math.max(most, ++atWork);
    await wait(1500);
    atWork -= 1;
  });
  await wait(3500);
  await bell.stop();
  const then = begun;
  await wait(1500);
  expect(most).toBe(1);
  expect(then).toBeGreaterThanOrEqual(2);
  expect(begun).toBe(then);
});
