import type { Pmid } from "../../domain/pmid.ts";
import { wasCutShort, type Receipt, type SyncRun } from "../../domain/sync-run.ts";
import type { Quarantined } from "../../store/ports.ts";
import type { SyncState } from "../needs.ts";
import type { Freshness } from "./freshness.ts";
import { pubmedAddress } from "./links.ts";
import { capitalised, counted, day, duration, moment, number, span } from "./words.ts";

type StatusFacts = {
  readonly now: Date;
  readonly runs: readonly SyncRun[];
  readonly counts: { readonly total: number; readonly landmarksOnly: number; readonly deleted: number };
  readonly missing: readonly { readonly pmid: Pmid; readonly sweeps: number; readonly firstAt: string }[];
  readonly quarantined: readonly Quarantined[];
  readonly syncState: SyncState;
  readonly version: string;
  readonly freshness: Freshness;
};

const KINDS: Readonly<Record<SyncRun["kind"], string>> = {
  sync: "Sync with PubMed",
  import: "Import of files",
  reparse: "Reading stored records again",
};

/** Longer lists are cut and say so. */
const MOST = 100;

export function statusPage({ now, runs, counts, missing, quarantined, syncState, version, freshness }: StatusFacts) {
  const underWay = runs.find((run) => run.underWay);
  return {
    fresh: freshness,
    facts: [
      { term: "Studies", value: number(counts.total), note: "" },
      { term: "Citation only", value: number(counts.landmarksOnly), note: "landmarks not fetched from PubMed yet" },
      { term: "Deleted from PubMed", value: number(counts.deleted), note: "answered with “gone”" },
      { term: "Waiting", value: number(missing.length), note: "asked for, not returned" },
      { term: "Set aside", value: number(quarantined.length), note: "arrived broken" },
      { term: "Next sync", value: nextSync(syncState), note: "" },
    ],
    underWay: underWay === undefined ? undefined : runningRun(underWay, now),
    runs: runs.filter((run) => !run.underWay).map(receiptRow),
    missing: missing.slice(0, MOST).map(({ pmid, sweeps, firstAt }) => ({
      pmid,
      href: pubmedAddress(pmid),
      sweeps: counted(sweeps, "time", "times"),
      since: day(firstAt),
    })),
    missingMore: Math.max(0, missing.length - MOST),
    quarantined: quarantined
      .slice(0, MOST)
      .map((record) => ({ ...setAside(record), reason: record.reason, at: moment(record.at) })),
    quarantinedMore: Math.max(0, quarantined.length - MOST),
    version,
  };
}

/** What it was, where it came from, and what it waits for. */
function setAside({ pmid, source, owed }: Quarantined) {
  const from = source === "PubMed" ? "" : `from ${source}`;
  if (pmid !== undefined) return { name: `PMID ${pmid}`, from, until: "" };
  const candidates = owed.slice(0, 5).join(", ");
  const until =
    source !== "PubMed"
      ? `kept until ${source} is imported without it`
      : owed.length === 0
        ? ""
        : `kept until PMID ${candidates}${owed.length > 5 ? " …" : ""}, of which it must be one, ${owed.length === 1 ? "has" : "have"} arrived`;
  return { name: "A record without a PMID", from, until };
}

function nextSync({ scheduled, next }: SyncState): string {
  if (!scheduled) return "not scheduled here";
  return next === undefined ? "scheduled" : moment(next).text;
}

function runningRun(run: SyncRun, now: Date) {
  const { progress } = run;
  const total = progress?.total ?? 0;
  const elapsed = now.getTime() - new Date(run.startedAt).getTime();
  const reached = progress !== undefined && total > 0 ? `${number(progress.done)} of ${number(total)}` : "";
  return {
    heading: `${KINDS[run.kind]} under way`,
    phase: capitalised(progress?.phase ?? "starting"),
    reached,
    done: progress?.done ?? 0,
    total,
    since: `for ${duration(elapsed)}`,
    left:
      progress === undefined || progress.done === 0 || total <= progress.done
        ? ""
        : `about ${duration((elapsed / progress.done) * (total - progress.done))} left`,
  };
}

/** Of a query that names a hundred phrases PubMed may miss a hundred; the first show what they are like. */
const MOST_WARNINGS = 10;

/** One receipt as a row: what was asked, what came, and in words what went wrong. */
function receiptRow(run: SyncRun) {
  const { receipt } = run;
  const cutShort = wasCutShort(run);
  const asked = run.kind === "sync" && !cutShort;
  const told = (count: number | undefined): string => (cutShort ? "" : number(count ?? 0));
  const complete = receipt?.state === "complete";
  return {
    id: run.id,
    kind: KINDS[run.kind],
    started: moment(run.startedAt),
    took: run.finishedAt === undefined ? "" : duration(Date.parse(run.finishedAt) - Date.parse(run.startedAt)),
    complete,
    state: complete ? "Complete" : cutShort ? "Cut short" : "Incomplete",
    error: receipt === undefined ? "It was interrupted before it was done." : (receipt.error ?? ""),
    window: receipt === undefined || !asked || receipt.window.from === "" ? "" : span(receipt.window.from, receipt.window.to),
    counts: receipt === undefined || cutShort ? "" : received(receipt, run.kind),
    fresh: told(receipt?.new),
    changed: told(receipt?.changed),
    unchanged: told(receipt?.unchanged),
    missing: told(receipt?.missing.length),
    quarantined: told(receipt?.quarantined.length),
    requests: asked ? told(receipt?.requests) : "",
    retries: number(receipt?.retries ?? 0),
    query: receipt?.query ?? run.query,
    translation: receipt?.translation ?? "",
    warnings: (receipt?.warnings ?? []).slice(0, MOST_WARNINGS),
    moreWarnings: more((receipt?.warnings.length ?? 0) - MOST_WARNINGS),
    warningsText: counted(receipt?.warnings.length ?? 0, "remark of PubMed’s", "remarks of PubMed’s"),
  };
}

/** What PubMed gave of what it said it has: equal in a complete sync. Files and our own store promise no number beforehand. */
function received({ ids, count, fetched }: Receipt, kind: SyncRun["kind"]): string {
  return kind === "sync" ? `${number(ids)} of ${number(count)}` : counted(fetched, "record", "records");
}

function more(count: number): string {
  return count > 0 ? `and ${number(count)} more` : "";
}
