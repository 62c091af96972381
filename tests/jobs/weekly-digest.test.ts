import { expect, test } from "vitest";
import { digestJob } from "../../jobs/weekly-digest.ts";
import type { DigestReport } from "../../src/digest/run-digest.ts";
import { toWeek } from "../../src/domain/week.ts";

const quiet: DigestReport = { weeks: [], alerts: 0, sent: 0, failed: 0, skipped: 0, deferred: 0, doubtful: 0 };
const waiting = (reason: string): DigestReport => ({ ...quiet, weeks: [{ kind: "waiting", week: toWeek("2026-W47"), reason }] });

test("what a week waits for is told once, what was done each time, and a failure does not end the timetable", async () => {
  const said: string[] = [];
  const log = { info: () => void said.push("info"), warn: () => void said.push("warn") };
  const script: (readonly [DigestReport | Error, string])[] = [
    [waiting("No sync."), "warn"],
    [waiting("No sync."), ""],
    [waiting("PubMed is down."), "warn"],
    [{ ...quiet, sent: 3 }, "info"],
    [quiet, ""],
    [{ ...quiet, deferred: 2, unreachable: "ECONNREFUSED" }, "warn"],
    [{ ...quiet, deferred: 1, unreachable: "ECONNREFUSED" }, ""],
    [{ ...quiet, deferred: 1 }, "warn"],
    [{ ...quiet, deferred: 1 }, "warn"],
    [new Error("database is locked"), "warn"],
    [{ ...quiet, sent: 1, failed: 1 }, "warn"],
  ];
  const reports = script.map(([report]) => report);
  const job = digestJob({
    run: () => {
      const report = reports.shift() ?? quiet;
      return report instanceof Error ? Promise.reject(report) : Promise.resolve(report);
    },
    log,
  });
  for (const [, expected] of script) {
    said.length = 0;
    await job("open");
    expect(said.join()).toBe(expected);
  }
  // Asked by the timetable, even a week without anybody is worth a line.
  said.length = 0;
  await job("due");
  expect(said).toEqual(["info"]);
});
