import type { ZoteroItem } from "./read-ris.ts";

type Nbib = Pick<ZoteroItem, "itemType" | "creators" | "tags"> & {
  readonly fields: ReadonlyMap<string, string>;
  readonly extra: string;
};

const FIELDS: Readonly<Record<string, string>> = {
  TI: "title", VI: "volume", IP: "issue", PL: "place", PB: "publisher", BTI: "bookTitle", JT: "publicationTitle",
  TA: "journalAbbreviation", PG: "pages", CI: "rights", LA: "language", AB: "abstractNote", DP: "date",
}; // prettier-ignore

/**
 * Zotero's MEDLINE/nbib translator in our words: a blank line ends a record, an indented line continues with one space, FAU
 * are the authors, CN is not read, AID [doi] is the DOI, LID [pii] stands in for missing pages, short ranges are expanded.
 */
export function readNbib(text: string): readonly Nbib[] {
  return text
    .split(/(?:\r?\n){2,}/)
    .filter((record) => record.trim() !== "")
    .map(readRecord);
}

function readRecord(record: string): Nbib {
  const unfolded: [tag: string, value: string][] = [];
  for (const line of record.split(/\r?\n/)) {
    const [, tag, value] = /^([A-Z0-9]+)\s*-\s*(.*)$/.exec(line) ?? [];
    const last = unfolded.at(-1);
    if (tag !== undefined) unfolded.push([tag, (value ?? "").trim()]);
    else if (last !== undefined) last[1] = `${last[1]} ${line.trim()}`.trim();
  }
  const fields = new Map<string, string>();
  const creators: Nbib["creators"][number][] = [];
  const tags: string[] = [];
  let [itemType, extra, standIn] = ["journalArticle", "", ""];
  for (const [tag, value] of unfolded) {
    const field = FIELDS[tag];
    if (field !== undefined) fields.set(field, value);
    else if (tag === "FAU" || tag === "FED") {
      const [lastName = "", firstName] = value.split(/\s*,\s*/);
      creators.push({ type: tag === "FAU" ? "author" : "editor", lastName, ...(firstName !== undefined && { firstName }) });
    } else if (tag === "PT" && value === "Preprint") itemType = "preprint";
    else if (tag === "PT" && value === "Book Chapter") itemType = "bookSection";
    else if (tag === "MH" || tag === "OT") tags.push(value);
    else if (tag === "PMID") extra = `PMID: ${value}`;
    else if (tag === "PMC") extra += `\nPMCID: ${value}`;
    else if (tag === "AID" && value.includes("[doi]")) fields.set("DOI", value.replace(/\s*\[doi\]/, ""));
    else if (tag === "LID" && value.includes("[pii]")) standIn = value.replace(/\s*\[pii\]/, "");
  }
  const pages = fields.get("pages") ?? standIn;
  if (pages !== "")
    fields.set(
      "pages",
      pages.replace(
        /(\d+)-(\d+)/g,
        (_, first: string, last: string) => `${first}-${first.slice(0, Math.max(0, first.length - last.length))}${last}`,
      ),
    );
  return { itemType, fields, creators, tags, extra };
}
