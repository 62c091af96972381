import fc from "fast-check";
import { expect, test } from "vitest";
import { partialDateText, readPartialDate } from "../../src/domain/partial-date.ts";

test.each([
  ["2024", "2024", "year"],
  ["2024 Mar", "2024-03", "month"],
  ["2024 Mar 5", "2024-03-05", "day"],
  ["2024 03 05", "2024-03-05", "day"],
  ["2024 September", "2024-09", "month"],
  ["1998 Dec-1999 Jan", "1998-12", "month"],
  ["2019 May/Jun", "2019-05", "month"],
  ["2017 Mar - Apr", "2017-03", "month"],
  ["1978 Sep-OCT", "1978-09", "month"],
  ["2000 Dec 23-30", "2000-12-23", "day"],
  ["1947-1948", "1947", "year"],
  ["2020 Winter", "2020", "season"],
  ["2024 Winter-Spring", "2024", "season"],
  ["Spring 1998", "1998", "year"],
  ["2011 Sep 31", "2011-09", "month"],
  ["2023 Feb 29", "2023-02", "month"],
  ["2024 Feb 29", "2024-02-29", "day"],
  ["2024 13 01", "2024", "year"],
  ["", "", "unknown"],
  ["in press", "", "unknown"],
])("%j is read as %j, to the %s", (text, iso, precision) => {
  expect(readPartialDate(text)).toEqual({ text, iso, precision });
});

test("whatever the text, it is kept, nothing throws, and the ISO date is one of the calendar", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("1", "2", "9", "0", "3", " ", "-", "/", "Feb", "Dec", "Fall", "x") }),
      (text) => {
        const date = readPartialDate(text);
        expect(date.text).toBe(text);
        if (date.precision === "day") expect(new Date(`${date.iso}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date.iso);
        expect(date.iso.length).toBe({ day: 10, month: 7, season: 4, year: 4, unknown: 0 }[date.precision]);
      },
    ),
  );
});

test("every day of the calendar is read back from what PubMed prints", () => {
  const day = fc.date({ min: new Date("1800-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const month = date.toLocaleString("en", { month: "short", timeZone: "UTC" });
      expect(readPartialDate(`${iso.slice(0, 4)} ${month} ${String(date.getUTCDate())}`)).toMatchObject({
        iso,
        precision: "day",
      });
    }),
  );
});

test.each([
  ["2024 02 09", "2024 Feb 9"],
  ["2024 3", "2024 Mar"],
  ["2024 Mar 05", "2024 Mar 05"],
  ["1998 Dec-1999 Jan", "1998 Dec-1999 Jan"],
  ["2020 Winter", "2020 Winter"],
])("readers see %j as %j", (text, shown) => {
  expect(partialDateText(readPartialDate(text))).toBe(shown);
});
