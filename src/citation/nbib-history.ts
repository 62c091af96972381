import type { HistoryDate, Study } from "../domain/study.ts";

// The order in which PubMed prints its history lines, which is not the order of the XML.
const ORDER = ["received", "revised", "accepted", "pmc-release", "pubmed", "medline", "entrez"];

/** "2017/05/05 00:00 [received]" */
export function nbibHistory(study: Pick<Study, "history">): readonly string[] {
  const known = ORDER.flatMap((status) => study.history.filter((entry) => entry.status === status));
  return known.map((entry) => `${moment(entry)} [${entry.status}]`);
}

/** The day of one step; MeSH's day is the day of entry until a record is indexed. */
export function nbibHistoryDay(study: Pick<Study, "history">, status: string): string | undefined {
  const found = study.history.find((entry) => entry.status === status);
  return found === undefined ? undefined : moment(found);
}

/** "2024/03/05 06:00"; steps without an hour read 00:00. */
function moment({ date }: HistoryDate): string {
  const [day = "", time = "00:00"] = date.split("T");
  return `${day.replaceAll("-", "/")} ${time}`;
}
