import { describe, expect, test } from "vitest";
import { toPmid } from "../../../src/domain/pmid.ts";
import { language } from "../../../src/web/pages/language.ts";
import { publishedTime } from "../../../src/web/pages/publication.ts";
import { describeChange } from "../../../src/web/pages/revisions.ts";
import { sectionLabel } from "../../../src/web/pages/section-label.ts";
import { counted, day, duration, listed, moment, number, shortened, span } from "../../../src/web/pages/words.ts";

test("numbers are grouped with a thin space, and one is not many", () => {
  expect(number(9412)).toBe("9\u202f412");
  expect(number(1234567)).toBe("1\u202f234\u202f567");
  expect(counted(0, "study", "studies")).toBe("no studies");
  expect(counted(1, "study", "studies")).toBe("1 study");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
});

test("dates read as people write them, no more precise than they are", () => {
  expect(day("2026-11-07").text).toBe("7 Nov 2026");
  expect(day("2026-11").text).toBe("Nov 2026");
  expect(day("2026").text).toBe("2026");
  expect(moment("2026-11-22T04:19:30.000Z").text).toBe("22 Nov 2026, 04:19 UTC");
  expect(span("2026-11-16", "2026-11-22")).toBe("16 to 22 Nov 2026");
  expect(span("2026-10-28", "2026-11-03")).toBe("28 Oct to 3 Nov 2026");
  expect(span("2025-12-29", "2026-01-04")).toBe("29 Dec 2025 to 4 Jan 2026");
  expect(duration(90_000)).toBe("1 minute");
  expect(duration(0)).toBe("1 second");
});

test("a season or a range is shown as PubMed prints it", () => {
  expect(publishedTime({ text: "2024 Mar 5", iso: "2024-03-05", precision: "day" }).text).toBe("5 Mar 2024");
  expect(publishedTime({ text: "2020 Winter", iso: "2020", precision: "season" }).text).toBe("2020 Winter");
  expect(publishedTime({ text: "1998 Dec-1999 Jan", iso: "1998-12", precision: "month" }).text).toBe("1998 Dec-1999 Jan");
});

test.each([
  ["ger", "de", "German"],
  ["chi", "zh", "Chinese"],
  ["eng", "en", "English"],
  ["ara", "ar", "Arabic"],
])("PubMed's language %s is %s, %s", (code, tag, name) => {
  expect(language(code)).toEqual({ tag, name });
});

test.each(["und", "mul", "", "<x>", undefined])("%j names no language", (code) => {
  expect(language(code)).toBeUndefined();
});

test("a label in capitals is calmed, unless a name or an abbreviation would be lost", () => {
  expect(sectionLabel("BACKGROUND AND AIMS")).toBe("Background and aims");
  expect(sectionLabel("RESULTS:")).toBe("Results");
  expect(sectionLabel("EEG RESULTS")).toBe("EEG RESULTS");
  expect(sectionLabel("What this means")).toBe("What this means");
});

test("a long text is cut between words", () => {
  expect(shortened("one two three four", 10)).toBe("one two …");
});

describe("what changed, in words", () => {
  test("of a list only what came and went", () => {
    const change = describeChange({
      field: "mesh",
      from: [{ descriptor: "Ketamine", ui: "D007649", major: false, qualifiers: [] }],
      to: [
        { descriptor: "Ketamine", ui: "D007649", major: false, qualifiers: [] },
        { descriptor: "Depression", ui: "D003863", major: true, qualifiers: [{ name: "drug therapy", major: false }] },
      ],
    });
    expect(change).toMatchObject({ field: "MeSH terms", removed: [], added: ["Depression drug therapy"], reordered: false });
  });

  test("a title before and after, a value that is new, a status with its notice", () => {
    expect(describeChange({ field: "title", from: ["Old ", { mark: "i", children: ["name"] }], to: ["New name"] })).toMatchObject(
      {
        removed: ["Old name"],
        added: ["New name"],
      },
    );
    expect(describeChange({ field: "volume", to: "12" })).toMatchObject({ removed: [], added: ["12"] });
    expect(
      describeChange({
        field: "status",
        from: [],
        to: [{ kind: "retracted", signals: ["title-prefix"], related: [toPmid("42")] }],
      }),
    ).toMatchObject({ added: ["retracted 42"] });
  });
});
