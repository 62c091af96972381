import type { Receipt } from "../domain/sync-run.ts";

/** A receipt for people, a fact a line. */
export function receiptLines(receipt: Receipt): string {
  const lines = [
    `State: ${receipt.state}`,
    `Window: ${receipt.window.from} to ${receipt.window.to}`,
    `PubMed counted ${receipt.count}, gave ${receipt.ids} ids; fetched ${receipt.fetched}`,
    `New ${receipt.new}, changed ${receipt.changed}, unchanged ${receipt.unchanged}`,
    `Requests ${receipt.requests}, of these repeated ${receipt.retries}`,
    ...list("Missing", receipt.missing),
    ...list("Deleted", receipt.deleted),
    ...receipt.quarantined.map(({ pmid, reason }) => `Quarantined${pmid === undefined ? "" : ` ${pmid}`}: ${reason}`),
    ...receipt.warnings.map((warning) => `Warning: ${warning}`),
  ];
  return `${lines.join("\n")}\n`;
}

const list = (label: string, pmids: readonly string[]) => (pmids.length === 0 ? [] : [`${label}: ${pmids.join(" ")}`]);
