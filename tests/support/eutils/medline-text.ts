import { recordSummary } from "./record-summary.ts";

/** A record in MEDLINE layout: tag in four columns, lines folded near 88 with six spaces of indent. The tags that clients read. */
export function medlineText(xml: string): string {
  const record = recordSummary(xml);
  const fields: (readonly [string, string])[] = [
    ["PMID", record.pmid],
    ["OWN", "NLM"],
    ["STAT", record.status],
    ["IS", record.issn === "" ? "" : `${record.issn} (Print)`],
    ["IS", record.essn === "" ? "" : `${record.essn} (Electronic)`],
    ["VI", record.volume],
    ["IP", record.issue],
    ["DP", record.pubdate],
    ["TI", record.title],
    ["PG", record.pages],
    ["LID", record.doi === "" ? "" : `${record.doi} [doi]`],
    ["AB", record.abstract],
    ...record.authors.map(({ name, authtype }) => [authtype === "Author" ? "AU" : "CN", name] as const),
    ...record.languages.map((language) => ["LA", language] as const),
    ...record.types.map((type) => ["PT", type] as const),
    ["TA", record.source],
    ["JT", record.journal],
    ["JID", record.nlmId],
    ...record.headings.map((heading) => ["MH", heading] as const),
    ["CRDT", record.history.find(({ pubstatus }) => pubstatus === "entrez")?.date ?? ""],
    ["AID", record.doi === "" ? "" : `${record.doi} [doi]`],
    ["PST", record.pubstatus],
  ];
  const lines = fields.filter(([, text]) => text !== "").map(([tag, text]) => folded(`${tag.padEnd(4)}- ${text}`));
  return `\n${lines.join("\n")}\n`;
}

function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > 88) {
      lines.push(current);
      current = `      ${word}`;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, current].join("\n");
}
