import type { Pmid } from "./pmid.ts";

/** A sync asks PubMed; an import reads files; a reparse replays stored raw records. */
export type RunKind = "sync" | "import" | "reparse";

/** What one run did, as printed by `sync --json`. Red unless state is complete. */
export type Receipt = {
  readonly state: "complete" | "incomplete";
  readonly query: string;
  /** How PubMed understood the query; its mapping changes under a fixed query, so it is kept per run. */
  readonly translation?: string;
  readonly window: { readonly from: string; readonly to: string };
  /** PubMed's Count for the window, and the distinct ids it gave. Equal in a complete run. */
  readonly count: number;
  readonly ids: number;
  readonly fetched: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly missing: readonly Pmid[];
  readonly deleted: readonly Pmid[];
  readonly quarantined: readonly { readonly pmid?: Pmid; readonly reason: string }[];
  readonly warnings: readonly string[];
  readonly retries: number;
  readonly requests: number;
  /** One sentence; absent in a complete run. */
  readonly error?: string;
};

/** Of a run that has done nothing yet; the rest of a receipt is laid over it. */
export const NOTHING_DONE = {
  window: { from: "", to: "" },
  count: 0,
  ids: 0,
  fetched: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  missing: [],
  deleted: [],
  quarantined: [],
  warnings: [],
} as const satisfies Omit<Receipt, "state" | "query" | "retries" | "requests">;

export type RunProgress = {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly at: string;
};

export type SyncRun = {
  readonly id: number;
  readonly kind: RunKind;
  readonly query: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly progress?: RunProgress;
  /** Absent while the run is under way. */
  readonly receipt?: Receipt;
  /** True while the run's process lives (its lease is held). */
  readonly underWay: boolean;
};

/** Its process died before it could say what it had done: of such a run only the beginning and the last report are known. */
export function wasCutShort(run: Pick<SyncRun, "underWay" | "finishedAt">): boolean {
  return !run.underWay && run.finishedAt === undefined;
}

/** A slice of PubMed by date: days inclusive, `field` is the E-utilities datetype; `uid` bounds split one over-full day. */
export type SyncWindow = {
  readonly field: "crdt" | "mdat";
  readonly from: string;
  readonly to: string;
  readonly uid?: { readonly from: number; readonly to: number };
  readonly count: number;
};
