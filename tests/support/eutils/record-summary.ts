import { allOf, attribute, elementsOf, firstOf, plain } from "./xml-text.ts";

type SummaryAuthor = { readonly name: string; readonly authtype: "Author" | "CollectiveName" };

/** The few facts of a record that summaries and MEDLINE text show. */
export type RecordSummary = ReturnType<typeof recordSummary>;

export function recordSummary(xml: string) {
  const references = xml.indexOf("<ReferenceList");
  const own = references < 0 ? xml : xml.slice(0, references);
  const journal = firstOf(own, "Journal") ?? firstOf(own, "Book") ?? "";
  const text = (tag: string, within = own): string => plain(firstOf(within, tag));
  const identifiers = elementsOf(own, "ArticleId").map(({ attributes, inner }) => ({
    idtype: attribute(attributes, "IdType") ?? "pubmed",
    value: plain(inner),
  }));
  const issns = elementsOf(journal, "ISSN");
  const issn = (type: string): string => plain(issns.find(({ attributes }) => attribute(attributes, "IssnType") === type)?.inner);
  return {
    pmid: text("PMID"),
    title: text("ArticleTitle") === "" ? text("BookTitle") : text("ArticleTitle"),
    abstract: allOf(own, "AbstractText").map(plain).join(" "),
    authors: allOf(firstOf(own, "AuthorList") ?? "", "Author").map(authorOf),
    source: text("MedlineTA"),
    journal: text("Title", journal),
    volume: text("Volume", journal),
    issue: text("Issue", journal),
    pages: text("MedlinePgn"),
    pubdate: dateText(firstOf(own, "PubDate") ?? ""),
    epubdate: dateText(firstOf(own, "ArticleDate") ?? ""),
    languages: allOf(own, "Language").map(plain),
    nlmId: text("NlmUniqueID"),
    issn: issn("Print"),
    essn: issn("Electronic"),
    types: allOf(own, "PublicationType").map(plain),
    status: attribute(elementsOf(own, "MedlineCitation")[0]?.attributes ?? "", "Status") ?? "",
    pubstatus: text("PublicationStatus"),
    identifiers,
    doi: identifiers.find(({ idtype }) => idtype === "doi")?.value ?? "",
    history: elementsOf(own, "PubMedPubDate").map(({ attributes, inner }) => ({
      pubstatus: attribute(attributes, "PubStatus") ?? "",
      date: historyDate(inner),
    })),
    vernacular: text("VernacularTitle"),
    headings: allOf(own, "DescriptorName").map(plain),
  };
}

function authorOf(author: string): SummaryAuthor {
  const collective = plain(firstOf(author, "CollectiveName"));
  if (collective !== "") return { name: collective, authtype: "CollectiveName" };
  const parts = ["LastName", "Initials", "Suffix"].map((tag) => plain(firstOf(author, tag)));
  return { name: parts.filter((part) => part !== "").join(" "), authtype: "Author" };
}

function dateText(date: string): string {
  const part = (tag: string): string => plain(firstOf(date, tag));
  if (part("MedlineDate") !== "") return part("MedlineDate");
  const month = part("Month") === "" ? part("Season") : monthName(part("Month"));
  return [part("Year"), month, part("Day").replace(/^0/, "")].filter((text) => text !== "").join(" ");
}

function monthName(month: string): string {
  return /^\d+$/.test(month) ? ("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")[Number(month) - 1] ?? month) : month;
}

function historyDate(date: string): string {
  const part = (tag: string): string => (plain(firstOf(date, tag)) || "0").padStart(2, "0");
  return `${part("Year")}/${part("Month")}/${part("Day")} ${part("Hour")}:${part("Minute")}`;
}
