import { allOf, attribute, elementsOf, firstOf, plain, scannedXml, type ScannedXml } from "./xml-text.ts";
import { dayFromParts, daysBefore, windowEnd, type Day } from "./days.ts";

export type RecordDates = { crdt: Day; edat: Day; mdat: Day; mhda: Day; pdat: Day; electronic: Day };

/** What a search can ask of one record. `sections` are in the order of SECTIONS; `keys` are "field:value" in lower case. */
export type IndexedRecord = {
  readonly pmid: string;
  readonly dates: RecordDates;
  readonly sections: readonly string[];
  readonly keys: readonly string[];
};

export const SECTIONS = ["title", "abstract", "keywords", "headings", "affiliations", "rest"] as const;

export function indexRecord(xml: string, today: Day): IndexedRecord {
  // References carry titles and identifiers of other papers; nothing of them is searchable.
  const references = xml.indexOf("<ReferenceList");
  const own = scannedXml(references < 0 ? xml : xml.slice(0, references) + xml.slice(xml.lastIndexOf("</ReferenceList>") + 16));
  const pmid = plain(own.first("PMID"));
  const headings = headingKeys(own);
  const people = peopleKeys(own);
  const source = sourceKeys(own);
  const keywords = own.all("Keyword").map(plain);
  return {
    pmid,
    dates: datesOf(own, Number(pmid), today),
    sections: [
      [plain(own.first("ArticleTitle")), plain(own.first("BookTitle")), plain(own.first("VernacularTitle"))].join(" . "),
      own.all("AbstractText").map(plain).join(" "),
      keywords.join(" . "),
      headings.map(valueOf).join(" . "),
      own.all("Affiliation").map(plain).join(" . "),
      [...people, ...source].map(valueOf).join(" . "),
    ].map((text) => text.toLowerCase()),
    keys: [...headings, ...people, ...source, ...keywords.map((word) => `ot:${word}`), ...statusKeys(own)].map((key) =>
      key.toLowerCase(),
    ),
  };
}

const valueOf = (key: string): string => key.slice(key.indexOf(":") + 1);

function headingKeys(xml: ScannedXml): string[] {
  const keys: string[] = [];
  for (const heading of xml.all("MeshHeading")) {
    const [descriptor] = elementsOf(heading, "DescriptorName");
    if (descriptor === undefined) continue;
    const name = plain(descriptor.inner);
    const qualifiers = elementsOf(heading, "QualifierName");
    const major = [descriptor, ...qualifiers].some(({ attributes }) => attribute(attributes, "MajorTopicYN") === "Y");
    keys.push(`mh:${name}`);
    if (major) keys.push(`majr:${name}`);
    for (const qualifier of qualifiers) {
      const subheading = plain(qualifier.inner);
      keys.push(`mh:${name}/${subheading}`, `sh:${subheading}`);
      if (attribute(qualifier.attributes, "MajorTopicYN") === "Y") keys.push(`majr:${name}/${subheading}`);
    }
  }
  for (const substance of xml.all("NameOfSubstance")) keys.push(`nm:${plain(substance)}`);
  for (const name of xml.all("SupplMeshName")) keys.push(`nm:${plain(name)}`);
  for (const number of xml.all("RegistryNumber")) keys.push(`rn:${plain(number)}`);
  for (const type of xml.all("PublicationType")) keys.push(`pt:${plain(type)}`);
  return keys;
}

function peopleKeys(xml: ScannedXml): string[] {
  const keys: string[] = [];
  for (const author of xml.all("Author")) {
    const family = plain(firstOf(author, "LastName")).replace(/[.,]/g, "");
    const initials = plain(firstOf(author, "Initials"));
    const given = plain(firstOf(author, "ForeName"));
    const collective = plain(firstOf(author, "CollectiveName"));
    if (collective !== "") keys.push(`cn:${collective}`, `au:${collective}`);
    if (family === "") continue;
    keys.push(`au:${family}`);
    for (let letters = 1; letters <= initials.length; letters += 1) keys.push(`au:${family} ${initials.slice(0, letters)}`);
    if (given !== "") keys.push(`au:${family} ${given}`);
  }
  return keys;
}

function sourceKeys(xml: ScannedXml): string[] {
  const journal = xml.first("Journal") ?? "";
  const names = [
    firstOf(journal, "Title"),
    firstOf(journal, "ISOAbbreviation"),
    xml.first("MedlineTA"),
    xml.first("NlmUniqueID"),
  ];
  const numbers = [...allOf(journal, "ISSN"), xml.first("ISSNLinking")];
  const identifiers = [...xml.all("ArticleId"), ...xml.all("ELocationID")];
  return [
    ...[...names, ...numbers].map((name) => `ta:${plain(name).replace(/\./g, "")}`),
    ...xml.all("Language").map((language) => `la:${plain(language)}`),
    ...xml.all("AccessionNumber").map((number) => `si:${plain(number)}`),
    ...xml.all("DataBankName").map((name) => `si:${plain(name)}`),
    ...identifiers.map((identifier) => `aid:${plain(identifier)}`),
    ...xml.all("GrantID").map((number) => `gr:${plain(number)}`),
    `vi:${plain(firstOf(journal, "Volume"))}`,
    `ip:${plain(firstOf(journal, "Issue"))}`,
    `pg:${plain(xml.first("MedlinePgn"))}`,
  ].filter((key) => valueOf(key) !== "");
}

function statusKeys(xml: ScannedXml): string[] {
  const status = attribute(xml.elements("MedlineCitation")[0]?.attributes ?? "", "Status") ?? "book";
  const keys = [`sb:${status}`, "sb:all"];
  if (xml.first("Abstract") !== undefined) keys.push("sb:hasabstract");
  if (xml.first("BookDocument") !== undefined) keys.push("sb:pmcbook");
  if (xml.elements("ArticleId").some(({ attributes }) => attributes.includes('"pmc"')))
    keys.push("sb:pubmed pmc", "sb:free full text");
  return keys;
}

function datesOf(xml: ScannedXml, pmid: number, today: Day): RecordDates {
  const published = publicationDay(xml);
  const electronic = partsOf(xml.first("ArticleDate"));
  const history = new Map(
    elementsOf(xml.first("History") ?? "", "PubMedPubDate").map(({ attributes, inner }) => [
      attribute(attributes, "PubStatus"),
      partsOf(inner),
    ]),
  );
  const pdat = published ?? electronic ?? 19_660_101;
  const crdt = history.get("entrez") ?? history.get("pubmed") ?? chosenEntry(pdat, pmid, today);
  const edat = pdat < daysBefore(crdt, 365) ? pdat : (history.get("pubmed") ?? crdt);
  const mdat = partsOf(xml.first("DateRevised")) ?? crdt;
  return {
    crdt,
    edat,
    mdat: Math.max(mdat, Math.min(crdt, today)),
    mhda: history.get("medline") ?? edat,
    pdat,
    electronic: electronic ?? pdat,
  };
}

/** Records exported without a history get the same entry day each time: in their year, by their PMID, never later than today. */
function chosenEntry(published: Day, pmid: number, today: Day): Day {
  const year = Math.max(1966, Math.floor(published / 10_000));
  return Math.min(today, daysBefore(year * 10_000 + 1231, pmid % 365));
}

function publicationDay(xml: ScannedXml): Day | undefined {
  const date = xml.first("PubDate");
  if (date === undefined) return undefined;
  const verbatim = firstOf(date, "MedlineDate");
  return verbatim === undefined ? partsOf(date) : windowEnd(/\d{4}/.exec(verbatim)?.[0] ?? "", "from");
}

function partsOf(xml: string | undefined): Day | undefined {
  if (xml === undefined) return undefined;
  const part = (tag: string): string | undefined => firstOf(xml, tag)?.trim();
  return dayFromParts(part("Year"), part("Month") ?? part("Season"), part("Day"));
}
