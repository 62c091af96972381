import type { Receipt, RunKind } from "../domain/sync-run.ts";

/** A receipt for people, a fact a line. Only a sync asks PubMed, so only of a sync it is told what PubMed said. */
export function receiptLines(receipt: Receipt, kind: RunKind): string {
  const lines = [
    `State: ${receipt.state}`,
    ...source(receipt, kind),
    `New ${receipt.new}, changed ${receipt.changed}, unchanged ${receipt.unchanged}`,
    ...(kind === "sync" ? [`Requests ${receipt.requests}, of these repeated ${receipt.retries}`] : []),
    ...list("Missing", receipt.missing),
    ...list("Deleted", receipt.deleted),
    ...receipt.quarantined.map(({ pmid, reason }) => `Quarantined${pmid === undefined ? "" : ` ${pmid}`}: ${reason}`),
    ...warnings(receipt.warnings),
  ];
  return `${lines.join("\n")}\n`;
}

function source({ window, count, ids, fetched }: Receipt, kind: RunKind): readonly string[] {
  switch (kind) {
    case "sync":
      return [`Window: ${window.from} to ${window.to}`, `PubMed counted ${count}, gave ${ids} ids; fetched ${fetched}`];
    case "import":
      return [`Records in the files: ${fetched}`];
    case "reparse":
      return [`Stored records read again: ${fetched}`];
  }
}

const list = (label: string, pmids: readonly string[]) => (pmids.length === 0 ? [] : [`${label}: ${pmids.join(" ")}`]);

/** PubMed may remark on a hundred phrases of one query; the first show what they are like, `--json` has them all. */
const MOST_WARNINGS = 5;

function warnings(all: readonly string[]): readonly string[] {
  const shown = all.slice(0, MOST_WARNINGS).map((warning) => `Warning: ${warning}`);
  if (all.length <= MOST_WARNINGS) return shown;
  return [`Warnings: ${all.length}; the first ${MOST_WARNINGS} (all of them with --json):`, ...shown];
}
