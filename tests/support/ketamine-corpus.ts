import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import { recordsFromXml } from "./eutils/records-from-xml.ts";
import { sharedData } from "./shared-data.ts";

export type ListedCitation = {
  readonly pmid: string;
  readonly year: string;
  readonly doi: string;
  readonly title: string;
  readonly citation: string;
};

/** The 1,332 citations of real ketamine papers; undefined where `../shared/data` is absent. */
export function listedCitations(): readonly ListedCitation[] | undefined {
  const file = sharedData("pubmed/ketamine_citations.tsv");
  if (file === undefined) return undefined;
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [pmid = "", year = "", , doi = "", title = "", citation = ""] = line.split("\t");
    return { pmid, year, doi, title, citation };
  });
}

/** Complete and rewrapped records on ketamine, as XML; undefined where `../shared/data` is absent. */
export function ketamineRecords(): readonly string[] | undefined {
  const whole = sharedData("pubmed/real_ketamine.xml.gz");
  const rewrapped = sharedData("pubmed/ketamine_rewrapped.xml.gz");
  if (whole === undefined || rewrapped === undefined) return undefined;
  return [whole, rewrapped].flatMap((file) => recordsFromXml(gunzipSync(readFileSync(file)).toString("utf8")));
}

/** Real records on everything else; undefined where `../shared/data` is absent. */
export function otherRecords(): readonly string[] | undefined {
  const file = sharedData("pubmed/real.xml.gz");
  return file === undefined ? undefined : recordsFromXml(gunzipSync(readFileSync(file)).toString("utf8"));
}

/** A listed paper as the little that the list knows of it: a title, or the citation as one. */
export function titleOnlyRecord({ pmid, title, citation }: ListedCitation): string {
  const text = (title || citation)
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
  return `<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">${pmid}</PMID><Article PubModel="Print"><ArticleTitle>${text}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;
}

export function pmidIn(record: string): string {
  return /<PMID[^>]*>(\d+)/.exec(record)?.[1] ?? "";
}

export function titleIn(record: string): string {
  return (/<ArticleTitle[^>]*>([^]*?)<\/ArticleTitle>/.exec(record)?.[1] ?? "").replaceAll(/<[^>]*>/g, "");
}

export function doiIn(record: string): string {
  return /<(?:ELocationID EIdType="doi"|ArticleId IdType="doi")[^>]*>([^<]+)</.exec(record)?.[1] ?? "";
}
