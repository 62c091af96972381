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
    ...warnings(receipt.warnings),
  ];
  return `${lines.join("\n")}\n`;
}

const list = (label: string, pmids: readonly string[]) => (pmids.length === 0 ? [] : [`${label}: ${pmids.join(" ")}`]);

/** PubMed may remark on a hundred phrases of one query; the first show what they are like, `--json` has them all. */
const MOST_WARNINGS = 5;

function warnings(all: readonly string[]): readonly string[] {
  const shown = all.slice(0, MOST_WARNINGS).map((warning) => `Warning: ${warning}`);
  if (all.length <= MOST_WARNINGS) return shown;
  return [`Warnings: ${all.length}; the first ${MOST_WARNINGS} (all of them with --json):`, ...shown];
}
