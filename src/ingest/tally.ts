import type { Pmid } from "../domain/pmid.ts";
import { NOTHING_DONE, type Receipt } from "../domain/sync-run.ts";
import type { Quarantined, Saved } from "../store/ports.ts";

/** What a run has done so far; only this file knows how that becomes a receipt. */
export type Tally = {
  window: { readonly from: string; readonly to: string };
  translation?: string;
  count: number;
  ids: number;
  fetched: number;
  new: number;
  changed: number;
  unchanged: number;
  missing: readonly Pmid[];
  deleted: Pmid[];
  quarantined: readonly Pick<Quarantined, "pmid" | "reason">[];
  readonly warnings: Set<string>;
};

export function createTally(day: string): Tally {
  return { ...NOTHING_DONE, window: { from: day, to: day }, deleted: [], warnings: new Set() };
}

export function addSaved(tally: Tally, saved: Saved): void {
  tally.new += saved.new.length;
  tally.changed += saved.changed.length;
  tally.unchanged += saved.unchanged.length;
}

/** A run is complete when nothing stopped it and every record it was told of is stored. */
export function receiptOf(
  tally: Tally,
  run: { readonly query: string; readonly retries: number; readonly requests: number; readonly error?: string | undefined },
): Receipt {
  const error = run.error ?? unstored(tally);
  return {
    state: error === undefined ? "complete" : "incomplete",
    query: run.query,
    ...tally,
    quarantined: tally.quarantined.map(({ pmid, reason }) => ({ ...(pmid !== undefined && { pmid }), reason })),
    warnings: [...tally.warnings],
    retries: run.retries,
    requests: run.requests,
    ...(error !== undefined && { error }),
  };
}

/** Red only for records that PubMed owes us: asking again within the hour would hardly change that. */
export function onlyOwes(receipt: Receipt): boolean {
  return receipt.error !== undefined && receipt.error === unstored(receipt);
}

function unstored({ missing, quarantined }: Pick<Receipt, "missing" | "quarantined">): string | undefined {
  const sentences: string[] = [];
  if (quarantined.length > 0) {
    const named = quarantined.flatMap(({ pmid }) => (pmid === undefined ? [] : [pmid]));
    sentences.push(
      `${records(quarantined.length)} could not be read and ${isOrAre(quarantined.length)} kept aside${some(named)}`,
    );
  }
  if (missing.length > 0) sentences.push(`PubMed did not return ${records(missing.length)} it was asked for${some(missing)}`);
  return sentences.length === 0 ? undefined : `${sentences.join("; ")}.`;
}

function records(count: number): string {
  return count === 1 ? "1 record" : `${count} records`;
}

function isOrAre(count: number): string {
  return count === 1 ? "is" : "are";
}

function some(pmids: readonly Pmid[]): string {
  if (pmids.length === 0) return "";
  return ` (PMID ${pmids.slice(0, 5).join(", ")}${pmids.length > 5 ? " …" : ""})`;
}
