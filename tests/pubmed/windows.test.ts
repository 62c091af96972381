import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Slice, slicedTerm } from "../../src/pubmed/term.ts";
import { planWindows } from "../../src/pubmed/windows.ts";

type Entry = { readonly day: string; readonly pmid: number };

const DAY = 86_400_000;
const day = (n: number) => new Date(Date.UTC(2020, 0, 1) + n * DAY).toISOString().slice(0, 10);
const holds = (slice: Slice, { day, pmid }: Entry) =>
  slice.from <= day && day <= slice.to && (slice.uid === undefined || (slice.uid.from <= pmid && pmid <= slice.uid.to));
const counting = (entries: readonly Entry[]) => (slice: Slice) =>
  Promise.resolve(entries.filter((entry) => holds(slice, entry)).length);

async function planned(span: Slice, count: (slice: Slice) => Promise<number>, limit?: number) {
  const windows = [];
  for await (const window of planWindows(span, count, limit)) windows.push(window);
  return windows;
}

describe("windows", () => {
  test("whatever the distribution, every record lies in exactly one window, none is over-full, and they come oldest first", async () => {
    const entry = fc.record({ day: fc.integer({ min: 0, max: 400 }).map(day), pmid: fc.integer({ min: 1, max: 99_999_999 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(entry, { selector: (e) => e.pmid, maxLength: 300 }),
        fc.integer({ min: 1, max: 20 }),
        async (entries, limit) => {
          const span = { field: "crdt", from: day(0), to: day(400) } as const;
          const windows = await planned(span, counting(entries), limit);
          for (const one of entries) expect(windows.filter((window) => holds(window, one))).toHaveLength(1);
          expect(windows.every(({ count }) => count <= limit)).toBe(true);
          expect(windows.reduce((sum, { count }) => sum + count, 0)).toBe(entries.length);
          const starts = windows.map(({ from, uid }) => `${from} ${String(uid?.from ?? 0).padStart(8, "0")}`);
          expect(starts).toEqual([...starts].sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a day on which 30,000 records entered at once is split by PMID", async () => {
    const entries = Array.from({ length: 30_000 }, (_, i) => ({ day: "2021-03-01", pmid: 33_000_000 + i }));
    const windows = await planned({ field: "crdt", from: "2021-01-01", to: "2021-12-31" }, counting(entries));
    expect(windows.reduce((sum, { count }) => sum + count, 0)).toBe(30_000);
    expect(Math.max(...windows.map(({ count }) => count))).toBeLessThanOrEqual(9_999);
    expect(
      windows.filter(({ uid }) => uid !== undefined).every(({ from, to }) => from === "2021-03-01" && to === "2021-03-01"),
    ).toBe(true);
  });

  test("one count for a small span, and no more", async () => {
    let asked = 0;
    const windows = await planned({ field: "mdat", from: "2026-01-01", to: "2026-11-23" }, () => Promise.resolve(++asked));
    expect(windows).toEqual([{ field: "mdat", from: "2026-01-01", to: "2026-11-23", count: 1 }]);
  });

  test("records that enter while we count are counted again instead of failing the run", async () => {
    const answers = [12, 6, 7, 13, 6, 7];
    const windows = await planned(
      { field: "crdt", from: "2026-01-01", to: "2026-01-02" },
      () => Promise.resolve(answers.shift() ?? 0),
      10,
    );
    expect(windows.map(({ count }) => count)).toEqual([6, 7]);
  });

  test("counts that never add up fail with the window's name", async () => {
    const count = ({ from, to }: Slice) => Promise.resolve(from === to ? 4 : 20);
    await expect(planned({ field: "crdt", from: "2026-01-01", to: "2026-01-02" }, count, 10)).rejects.toThrow(
      "PubMed's counts do not add up for crdt 2026-01-01 to 2026-01-02: 20 in all, but 4 and 4 in its halves.",
    );
  });
});

describe("terms", () => {
  test("a window becomes a date range, and a split day a PMID range, around the whole query", () => {
    expect(slicedTerm("a OR b", { field: "crdt", from: "2026-01-01", to: "2026-01-31", uid: { from: 1, to: 5 } })).toBe(
      '(a OR b) AND ("2026/01/01"[crdt] : "2026/01/31"[crdt]) AND 1:5[uid]',
    );
    expect(slicedTerm("a OR b", undefined)).toBe("a OR b");
  });
});
