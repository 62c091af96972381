import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild, type Run } from "./run-child.ts";

/** Between two columns: a character no record holds, since XML 1.0 forbids it. */
const BETWEEN = "\u001f";

type Column = readonly [name: string, ...xtract: readonly string[]];

const one = (name: string, ...elements: readonly string[]): Column => [name, "-element", ...elements];
const block = (name: string, where: string, joint: string, elements: string): Column => [
  name,
  ...["-block", where, "-sep", joint, "-sfx", "|", "-element", elements],
];

/** What our parser reads of a record, as far as xtract can say it: one column each. */
const COLUMNS: readonly Column[] = [
  one("pmid", "MedlineCitation/PMID"),
  one("version", "MedlineCitation/PMID@Version"),
  one("state", "MedlineCitation@Status"),
  one("indexing", "MedlineCitation@IndexingMethod"),
  one("title", "ArticleTitle"),
  one("vernacular", "VernacularTitle"),
  one("language", "Language"),
  one("model", "Article@PubModel"),
  one("conflict", "CoiStatement"),
  block("revised", "DateRevised", "-", "Year,Month,Day"),
  block("completed", "DateCompleted", "-", "Year,Month,Day"),
  block("journal", "Journal", "|", "Title,ISOAbbreviation,ISSN"),
  block("medline_journal", "MedlineJournalInfo", "|", "MedlineTA,NlmUniqueID,ISSNLinking"),
  block("issue", "JournalIssue", "|", "Volume,Issue"),
  block("pages", "Pagination", "|", "MedlinePgn,StartPage,EndPage"),
  block("published", "JournalIssue/PubDate", " ", "Year,Month,Day,Season,MedlineDate"),
  block("electronic", "ArticleDate", "-", "Year,Month,Day"),
  block("abstract", "Abstract/AbstractText", ": ", "AbstractText@Label,AbstractText"),
  block("copyright", "Abstract", " ", "CopyrightInformation"),
  block("other_abstracts", "OtherAbstract", " ", "OtherAbstract@Type,OtherAbstract@Language,AbstractText"),
  block("authors", "AuthorList/Author", " ", "LastName,ForeName,Initials,Suffix,CollectiveName,Identifier"),
  block("affiliations", "AuthorList/Author", " ", "Affiliation"),
  block("investigators", "Investigator", " ", "LastName,ForeName,Initials,Suffix,Affiliation"),
  block("publication_types", "PublicationType", " ", "PublicationType@UI,PublicationType"),
  block(
    "mesh",
    "MeshHeading",
    "/",
    "DescriptorName@UI,DescriptorName@MajorTopicYN,DescriptorName,QualifierName@UI,QualifierName@MajorTopicYN,QualifierName",
  ),
  block("chemicals", "Chemical", " ", "RegistryNumber,NameOfSubstance@UI,NameOfSubstance"),
  block("supplemental", "SupplMeshName", " ", "SupplMeshName@UI,SupplMeshName"),
  block("keywords", "Keyword", " ", "Keyword@MajorTopicYN,Keyword"),
  block("grants", "Grant", " ", "GrantID,Acronym,Agency,Country"),
  block("data_banks", "DataBank", " ", "DataBankName,AccessionNumber"),
  block("corrections", "CommentsCorrections", " ", "CommentsCorrections@RefType,RefSource,PMID"),
  block("history", "PubMedPubDate", "-", "PubMedPubDate@PubStatus,Year,Month,Day"),
  block("ids", "PubmedData/ArticleIdList/ArticleId", ":", "ArticleId@IdType,ArticleId"),
  block("locations", "ELocationID", ":", "ELocationID@EIdType,ELocationID"),
];

const INDEXED =
  "title, vernacular, abstract, other_abstracts, authors, affiliations, investigators, journal, publication_types, mesh, chemicals, supplemental, keywords, grants, data_banks, conflict, ids";

/** EDirect's xtract piped into SQLite's own shell, then FTS5 over what we index too: two programs in C and Go side by side. */
export function edirectImport(xml: string, folder: string): Promise<Run> {
  const script = join(folder, "edirect.sql");
  writeFileSync(
    script,
    [
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
      `CREATE TABLE studies (pmid INTEGER PRIMARY KEY, ${COLUMNS.slice(1)
        .map(([name]) => `${name} TEXT`)
        .join(", ")});`,
      `CREATE VIRTUAL TABLE words USING fts5 (${INDEXED}, content = 'studies', content_rowid = 'pmid');`,
      ".mode ascii",
      '.separator "\\037" "\\n"',
      ".import /dev/stdin studies",
      "INSERT INTO words (words) VALUES ('rebuild');",
      "SELECT count(*) FROM studies;",
    ].join("\n"),
  );
  const columns = COLUMNS.flatMap(([, ...args], index) => [
    ...args,
    ...(index + 1 < COLUMNS.length ? ["-block", "MedlineCitation", "-lbl", BETWEEN] : []),
  ]);
  // A block ends the reach of plain -element, so these come first and carry no block of their own.
  const quoted = ["-mixed", "-input", xml, "-pattern", "PubmedArticle", "-def", "", "-tab", "", ...columns].map(shellQuoted);
  const database = shellQuoted(join(folder, "edirect.db"));
  return runChild("bash", [
    "-c",
    `set -o pipefail; rm -f ${database}*; xtract ${quoted.join(" ")} | sqlite3 ${database} ".read '${script}'"`,
  ]);
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
