import { expect, test } from "vitest";
import { digestLab, trial } from "./digest-lab.ts";

/** Mondays at seven in Berlin, as instants. */
const seven = (day: string, offset: 1 | 2) => `${day}T0${7 - offset}:00:00.000Z`;

const weeks = (report: { readonly weeks: readonly { readonly week: string }[] }) => report.weeks.map(({ week }) => week);

test("each week goes once where clocks change and years end, with the studies of its own days", async () => {
  const lab = await digestLab({ timeZone: "Europe/Berlin" });
  lab.setTime(seven("2026-10-19", 2));
  await lab.subscribe("ann@example.org", {}, "2026-10-01T00:00:00.000Z");
  const mondays = [
    ["2026-10-19", 2, "2026-W42", "2026-10-18"],
    // The week in which clocks went back.
    ["2026-10-26", 1, "2026-W43", "2026-10-25"],
    ["2026-11-02", 1, "2026-W44", "2026-10-26"],
  ] as const;
  const yearEnd = [
    ["2026-12-28", 1, "2026-W52", "2026-12-27"],
    ["2027-01-04", 1, "2026-W53", "2027-01-03"],
    ["2027-01-11", 1, "2027-W01", "2027-01-04"],
  ] as const;
  let number = 0;
  for (const [monday, offset, week, entered] of mondays) {
    lab.setTime(seven(monday, offset));
    number += 1;
    await lab.sync([trial(number, entered)]);
    expect(weeks(await lab.run())).toEqual([week]);
    expect(weeks(await lab.run())).toEqual([]);
  }
  // Eight weeks down: not eight mails at once, but the last four weeks, and their studies in them.
  for (const [monday, offset, week, entered] of yearEnd) {
    lab.setTime(seven(monday, offset));
    number += 1;
    await lab.sync([trial(number, entered)]);
    expect(weeks(await lab.run()).at(-1)).toBe(week);
  }
  const archive = await lab.store.listArchive(
    (await lab.store.listProfiles({ rhythm: "weekly", confirmedBefore: "2028-01-01T00:00:00.000Z" }))[0] ?? fail(),
  );
  expect(archive.filter(({ total }) => total > 0).map(({ period, from, to }) => `${period} ${from} ${to}`)).toEqual([
    "2027-W01 2027-01-04 2027-01-10",
    "2026-W53 2026-12-28 2027-01-03",
    "2026-W52 2026-12-21 2026-12-27",
    "2026-W44 2026-10-26 2026-11-01",
    "2026-W43 2026-10-19 2026-10-25",
    "2026-W42 2026-10-12 2026-10-18",
  ]);
  expect(new Set(lab.sink.received.map(({ id }) => id)).size).toBe(lab.sink.received.length);
});

function fail(): never {
  throw new Error("nobody subscribes");
}

test("a sync in the last minutes of Sunday, as they are in the operator's zone, is too early for the week", async () => {
  const lab = await digestLab({ timeZone: "Europe/Berlin" });
  await lab.subscribe("ann@example.org", {}, "2026-10-01T00:00:00.000Z");
  // 23:59 in Berlin, where winter time has begun that morning; already Monday in Kiev, still Sunday in London.
  lab.setTime("2026-10-25T22:59:00.000Z");
  await lab.sync([trial(1, "2026-10-25")]);
  lab.setTime("2026-10-25T23:05:00.000Z");
  expect(await lab.run()).toMatchObject({ weeks: [{ kind: "waiting", week: "2026-W43" }], sent: 0 });
  await lab.sync();
  expect(await lab.run()).toMatchObject({ weeks: [{ kind: "composed", week: "2026-W43" }], sent: 1 });
});
