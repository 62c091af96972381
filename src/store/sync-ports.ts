import type { Pmid } from "../domain/pmid.ts";
import type { Receipt, RunKind, RunProgress, SyncRun, SyncWindow } from "../domain/sync-run.ts";

/** A record that could not be read: kept with its bytes so that nothing is lost. */
export type Quarantined = {
  readonly pmid?: Pmid;
  readonly reason: string;
  readonly raw: string;
  /** "PubMed", or the name of the file. */
  readonly source: string;
  /** Of a record without a readable PMID: those that were asked for and did not arrive, of which it must be one. */
  readonly owed: readonly Pmid[];
  readonly at: string;
};

export type SyncLedger = {
  /** Takes the named lease, or says who holds it and until when. A lease not renewed within `ttlMs` is free again. */
  takeLease(request: {
    readonly name: string;
    readonly holder: string;
    readonly now: string;
    readonly ttlMs: number;
  }): Promise<{ readonly taken: boolean; readonly holder: string; readonly until: string }>;
  /** False when the lease was lost meanwhile: the caller must stop writing. */
  renewLease(request: {
    readonly name: string;
    readonly holder: string;
    readonly now: string;
    readonly ttlMs: number;
  }): Promise<boolean>;
  releaseLease(request: { readonly name: string; readonly holder: string }): Promise<void>;

  /**
   * Claims the right to send one request now, shared by every process on this database. Answers 0 when claimed,
   * otherwise the milliseconds to wait before asking again. `now` is epoch milliseconds, `gapMs` the least distance.
   */
  claimRequestSlot(request: { readonly now: number; readonly gapMs: number }): Promise<number>;

  startRun(run: {
    readonly kind: RunKind;
    readonly query: string;
    readonly startedAt: string;
    readonly holder: string;
  }): Promise<number>;
  reportProgress(runId: number, progress: RunProgress): Promise<void>;
  finishRun(runId: number, receipt: Receipt, finishedAt: string): Promise<void>;
  /** Newest first. A run whose process died is shown as incomplete once its lease is gone. */
  listRuns(limit: number): Promise<readonly SyncRun[]>;
  lastCompleteRun(kind?: RunKind): Promise<SyncRun | undefined>;

  /** The last day proven complete for this stream (`crdt` or `mdat`) and query; absent before the first proof. */
  findWatermark(stream: string, query: string): Promise<string | undefined>;
  /** Only ever forward; an earlier day changes nothing. */
  moveWatermark(stream: string, query: string, day: string): Promise<void>;

  /** Windows of an unfinished sweep that were proven complete; a later run of the same sweep skips them. */
  listProvenWindows(sweep: string): Promise<readonly SyncWindow[]>;
  recordProvenWindow(sweep: string, window: SyncWindow, at: string): Promise<void>;
  forgetProvenWindows(sweep: string): Promise<void>;

  quarantine(record: Quarantined): Promise<void>;
  listQuarantined(): Promise<readonly Quarantined[]>;
  /** Called when the record arrived whole after all. */
  releaseFromQuarantine(pmids: readonly Pmid[]): Promise<void>;
  /** The same for records without a PMID, named by their bytes. */
  releaseNameless(raws: readonly string[]): Promise<void>;

  /** Counts one more sweep in which PubMed did not return these; answers each one's count. Landmarks and unknown PMIDs count too. */
  recordMissing(pmids: readonly Pmid[], at: string): Promise<ReadonlyMap<Pmid, number>>;
  listMissing(): Promise<readonly { readonly pmid: Pmid; readonly sweeps: number; readonly firstAt: string }[]>;
  /** Answers those that were live until now. None is missing or in quarantine any more: PubMed owes it no longer. */
  markDeleted(pmids: readonly Pmid[], at: string): Promise<readonly Pmid[]>;
  /** PubMed joined `pmid` to `into`, whatever it said before. Does not delete the old record: that is markDeleted's. */
  recordReplacement(pmid: Pmid, into: Pmid, at: string): Promise<void>;
  /** Live records PubMed was asked about before `before` (or never), the longest unasked first. */
  listStale(request: { readonly before: string; readonly limit: number }): Promise<readonly Pmid[]>;
};
