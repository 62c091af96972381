import type { SyncRun } from "../../domain/sync-run.ts";
import { capitalised, counted, day, duration, moment, number } from "./words.ts";
import type { Time } from "./words.ts";

/** How far a reader can rely on the page being up to date: one line, always in sight, and loud when something is wrong. */
export type Freshness = {
  readonly state: "complete" | "late" | "incomplete" | "never" | "landmarks";
  /** "Complete to" and its time, where there was a complete sync. */
  readonly completeTo: Time | undefined;
  /** Said instead where there was none. */
  readonly sentence: string | undefined;
  readonly studies: string;
  /** Where the receipt of the run that this rests on stands; absent before the first. */
  readonly receipt: string | undefined;
  readonly underWay: string | undefined;
  readonly alarm: { readonly heading: string; readonly text: string } | undefined;
};

export type FreshnessFacts = {
  readonly now: Date;
  /** Newest first, of every kind. */
  readonly runs: readonly SyncRun[];
  readonly lastComplete: SyncRun | undefined;
  readonly counts: { readonly total: number; readonly landmarksOnly: number };
};

const LATE_AFTER_MS = 48 * 3_600_000;

export function freshness({ now, runs, lastComplete, counts }: FreshnessFacts): Freshness {
  const syncs = runs.filter((run) => run.kind === "sync");
  const last = syncs.find((run) => run.receipt !== undefined || !run.underWay);
  const failed = last !== undefined && last.receipt?.state !== "complete";
  const age = lastComplete === undefined ? undefined : now.getTime() - new Date(lastComplete.startedAt).getTime();
  const late = age !== undefined && age > LATE_AFTER_MS;
  const onlyLandmarks = counts.total === counts.landmarksOnly;
  const resting = failed ? last : lastComplete;

  return {
    state: failed
      ? "incomplete"
      : late
        ? "late"
        : lastComplete !== undefined
          ? "complete"
          : onlyLandmarks
            ? "landmarks"
            : "never",
    completeTo: lastComplete === undefined ? undefined : completeTo(lastComplete),
    sentence: lastComplete === undefined ? unsynced(counts, onlyLandmarks) : undefined,
    studies: counted(counts.total, "study", "studies"),
    receipt: resting === undefined ? undefined : `/status#run-${resting.id}`,
    underWay: progress(syncs.find((run) => run.underWay)),
    alarm: failed ? failure(last, lastComplete) : late ? lateness(age) : undefined,
  };
}

/** The last day the run proves; the minute it began, where that was the same day. */
function completeTo(run: SyncRun): Time {
  const to = run.receipt?.window.to ?? run.startedAt.slice(0, 10);
  return run.startedAt.startsWith(to) ? moment(run.startedAt) : day(to);
}

function unsynced(counts: FreshnessFacts["counts"], onlyLandmarks: boolean): string {
  if (counts.total === 0) return "Not synced with PubMed yet, so there is nothing to read";
  if (onlyLandmarks) return "Not synced with PubMed yet; showing the landmark citations";
  return "The first sync with PubMed is not done yet; showing what is here so far";
}

function failure(run: SyncRun, lastComplete: SyncRun | undefined): Freshness["alarm"] {
  const reason = run.receipt?.error ?? "It ended before it was done.";
  const rest =
    lastComplete === undefined
      ? "No sync has been complete so far, so studies are missing here."
      : `What is shown is complete only to ${completeTo(lastComplete).text}; newer studies may be missing.`;
  return { heading: "The last sync with PubMed is incomplete.", text: `${capitalised(sentence(reason))} ${rest}` };
}

function lateness(age: number): Freshness["alarm"] {
  return {
    heading: "This page may be out of date.",
    text: `The last complete sync with PubMed was ${duration(age)} ago; studies that appeared since then are missing.`,
  };
}

function progress(run: SyncRun | undefined): string | undefined {
  if (run === undefined) return undefined;
  const { progress: reached } = run;
  if (reached === undefined || reached.total === 0) return "A sync with PubMed is under way";
  return `A sync with PubMed is under way: ${number(reached.done)} of ${number(reached.total)}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
