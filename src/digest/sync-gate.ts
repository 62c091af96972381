import type { IssueSync } from "../domain/issue.ts";
import type { Receipt, SyncRun } from "../domain/sync-run.ts";
import type { StudyReads, SyncLedger } from "../store/ports.ts";
import { momentText } from "./words.ts";

export type GateNeeds = {
  readonly store: Pick<SyncLedger, "listRuns" | "lastCompleteRun"> & Pick<StudyReads, "countStudies">;
  /** Red only for records that PubMed owes: their absence is said, but does not hold a week back. */
  readonly owesOnly: (receipt: Receipt) => boolean;
};

export type Gate = { readonly open: true; readonly sync: IssueSync } | { readonly open: false; readonly reason: string };

const RUNS = 50;
const DAY_MS = 86_400_000;

/** A week may be composed once a sync that began after its end got through; until then it would claim what is not known. */
export async function syncGate(end: Date, now: Date, { store, owesOnly }: GateNeeds): Promise<Gate> {
  const runs = await store.listRuns(RUNS);
  const through = (run: SyncRun) => run.receipt?.state === "complete" || (run.receipt !== undefined && owesOnly(run.receipt));
  const lastSync = runs.find(({ kind, receipt }) => kind === "sync" && receipt !== undefined);
  if (lastSync !== undefined && !through(lastSync)) {
    return {
      open: false,
      reason: `The last sync with PubMed is incomplete: ${lastSync.receipt?.error ?? "it ended before it was done."}`,
    };
  }
  // Where PubMed was never asked, the operator loads files by hand.
  const basis = lastSync ?? (await store.lastCompleteRun("import"));
  if (basis === undefined) return { open: false, reason: "There has been no complete sync with PubMed yet." };
  const needed = end <= now ? end : new Date(now.getTime() - 2 * DAY_MS);
  if (basis.startedAt < needed.toISOString()) {
    return {
      open: false,
      reason: `The last complete sync with PubMed began ${momentText(basis.startedAt)}, before the week was over.`,
    };
  }
  const { total } = await store.countStudies();
  const owed = basis.receipt === undefined || basis.receipt.state === "complete" ? undefined : basis.receipt.error;
  return {
    open: true,
    sync: { completeTo: basis.startedAt, runId: basis.id, records: total, ...(owed === undefined ? {} : { caveat: owed }) },
  };
}
