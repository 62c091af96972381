import type { RunProgress } from "../domain/sync-run.ts";

export type Progress = RunProgress & {
  readonly recordsPerSecond?: number;
  readonly secondsLeft?: number;
};

export type Meter = {
  /** A new phase begins at nought of `total`. */
  readonly begin: (phase: string, total: number) => Promise<void>;
  readonly advance: (records: number) => Promise<void>;
  /** Reports the phase as it stands at its end, whatever `total` was. */
  readonly end: () => Promise<void>;
};

export type MeterNeeds = { readonly now: () => Date; readonly report: (progress: Progress) => Promise<void> };

/** Counts records and tells the reporter when a phase begins, when it ends, and about once in `everyMs` between. */
export function createMeter(needs: MeterNeeds, everyMs = 1000): Meter {
  let phase = { name: "", total: 0, done: 0, startedAt: 0 };
  let reportedAt = 0;

  async function report(now: Date): Promise<void> {
    reportedAt = now.getTime();
    const seconds = (now.getTime() - phase.startedAt) / 1000;
    const rate = phase.done > 0 && seconds > 0 ? phase.done / seconds : undefined;
    await needs.report({
      phase: phase.name,
      done: phase.done,
      total: phase.total,
      at: now.toISOString(),
      ...(rate !== undefined && { recordsPerSecond: rate, secondsLeft: Math.max(0, phase.total - phase.done) / rate }),
    });
  }

  return {
    async begin(name, total) {
      const now = needs.now();
      phase = { name, total, done: 0, startedAt: now.getTime() };
      await report(now);
    },
    async advance(records) {
      phase.done += records;
      const now = needs.now();
      if (now.getTime() - reportedAt >= everyMs || phase.done === phase.total) await report(now);
    },
    end: () => report(needs.now()),
  };
}

/** "New records: 1,200 of 25,000, 310 a second, 1 min 17 s left". */
export function progressLine(progress: Progress): string {
  const parts = [`${progress.phase}: ${count(progress.done)}${progress.total > 0 ? ` of ${count(progress.total)}` : ""}`];
  if (progress.recordsPerSecond !== undefined)
    parts.push(`${count(Number(progress.recordsPerSecond.toPrecision(progress.recordsPerSecond < 1 ? 1 : 3)))} a second`);
  if (progress.secondsLeft !== undefined && progress.done < progress.total) parts.push(`${duration(progress.secondsLeft)} left`);
  return parts.join(", ");
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
