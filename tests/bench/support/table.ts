type Cell = string | number;

/** A Markdown table, so that what is printed can stand in a document as it is. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(shown).join(" | ")} |`);
  process.stdout.write(`\n${title}\n\n${lines.join("\n")}\n`);
}

/** Three figures are all that such measurements can tell. */
function shown(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (Number.isNaN(cell)) return "–";
  const round = cell >= 100 ? cell.toFixed(0) : cell >= 10 ? cell.toFixed(1) : cell.toFixed(2);
  return Number(round) >= 1000 ? Number(round).toLocaleString("en-US") : round;
}
