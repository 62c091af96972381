import { recordSummary } from "./record-summary.ts";

/** A record as PubMed's "abstract" format prints it: source, title, authors, abstract, identifiers, a blank line between them. */
export function abstractLayout(xml: string, number: number): string {
  const record = recordSummary(xml);
  const issue = record.issue === "" ? "" : `(${record.issue})`;
  const pages = record.pages === "" ? "" : `:${record.pages}`;
  const doi = record.doi === "" ? "" : ` doi: ${record.doi}.`;
  return [
    `${number}. ${record.source}. ${record.pubdate};${record.volume}${issue}${pages}.${doi}`,
    record.title,
    record.authors.map(({ name }) => name).join(", "),
    record.abstract,
    [record.doi === "" ? "" : `DOI: ${record.doi}\n`, `PMID: ${record.pmid}`].join(""),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
