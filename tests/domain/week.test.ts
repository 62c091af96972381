import { describe, expect, test } from "vitest";
import {
  daysOf,
  isLastOfMonth,
  monthOf,
  toWeek,
  weekAfter,
  weekEnd,
  weekIn,
  weekOfDay,
  weeksOfMonth,
} from "../../src/domain/week.ts";

describe("a week", () => {
  test.each([
    ["2026-11-23", "2026-W48"],
    ["2026-11-22", "2026-W47"],
    ["2026-12-31", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2027-01-04", "2027-W01"],
    ["2024-12-30", "2025-W01"],
    ["2020-12-31", "2020-W53"],
    ["2016-01-03", "2015-W53"],
    ["2021-01-01", "2020-W53"],
  ])("%s lies in %s", (day, week) => {
    expect(weekOfDay(day)).toBe(week);
  });

  test("begins on Monday and ends on Sunday, across the year's end too", () => {
    expect(daysOf(toWeek("2026-W53"))).toEqual({ from: "2026-12-28", to: "2027-01-03" });
    expect(weekAfter(toWeek("2026-W53"))).toBe("2027-W01");
    expect(weekAfter(toWeek("2027-W01"), -1)).toBe("2026-W53");
  });

  test("follows the week before it for sixty years, seven days each", () => {
    let week = weekOfDay("1999-01-04");
    for (let count = 0; count < 52 * 60; count += 1) {
      const next = weekAfter(week);
      expect(Date.parse(daysOf(next).from) - Date.parse(daysOf(week).to)).toBe(86_400_000);
      expect(weekOfDay(daysOf(next).to)).toBe(next);
      week = next;
    }
  });

  test.each(["2025-W53", "2026-W00", "2026-W54", "2026-47", "2026W47", "2026-W7", "", "2026-W47\n", "next week"])(
    "%j is refused with a sentence",
    (text) => {
      expect(() => toWeek(text)).toThrow(/is not an ISO week; write 2026-W47/);
    },
  );
});

describe("the border of a week", () => {
  test.each([
    ["UTC", "2026-W47", "2026-11-23T00:00:00.000Z"],
    ["Europe/Berlin", "2026-W47", "2026-11-22T23:00:00.000Z"],
    // Clocks went back at 03:00 on that Sunday, so the week had an hour more.
    ["Europe/Berlin", "2026-W43", "2026-10-25T23:00:00.000Z"],
    ["Europe/Berlin", "2026-W13", "2026-03-29T22:00:00.000Z"],
    ["America/New_York", "2026-W44", "2026-11-02T05:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-W47", "2026-11-22T10:00:00.000Z"],
    ["Asia/Kathmandu", "2026-W53", "2027-01-03T18:15:00.000Z"],
    // Midnight did not exist there: clocks sprang from 00:00 to 01:00.
    ["America/Sao_Paulo", "2018-W44", "2018-11-05T02:00:00.000Z"],
  ])("in %s, %s ends at %s", (zone, week, instant) => {
    expect(weekEnd(toWeek(week), zone).toISOString()).toBe(instant);
  });

  test("the last instant before it belongs to the week, the border itself to the next", () => {
    for (const zone of ["UTC", "Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe"]) {
      for (const text of ["2026-W13", "2026-W43", "2026-W44", "2026-W53", "2026-W14"]) {
        const week = toWeek(text);
        const end = weekEnd(week, zone);
        expect(weekIn(zone, new Date(end.getTime() - 1))).toBe(week);
        expect(weekIn(zone, end)).toBe(weekAfter(week));
      }
    }
  });
});

describe("a month", () => {
  test("is made of the weeks whose Thursday it holds, so that each week belongs to one", () => {
    expect(weeksOfMonth("2026-12")).toEqual(["2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53"]);
    expect(weeksOfMonth("2027-01")[0]).toBe("2027-W01");
    expect(monthOf(toWeek("2026-W53"))).toBe("2026-12");
    expect(isLastOfMonth(toWeek("2026-W53"))).toBe(true);
    expect(isLastOfMonth(toWeek("2026-W52"))).toBe(false);
  });
});
