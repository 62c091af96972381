import { SEARCH_COLUMNS, type SearchColumn, type TermField } from "../domain/search-columns.ts";
import type { Field } from "./fields.ts";

/** Everything but what authors declare about themselves, which PubMed leaves out of All Fields too, and whole values. */
export const EVERYWHERE: readonly SearchColumn[] = SEARCH_COLUMNS.filter(
  (column) => column !== "conflicts" && column !== "terms",
);

/** Fields in which words are looked for, and where (PubMed Help, "Search field descriptions and tags"). */
export const WORD_FIELDS: Readonly<Partial<Record<Field, readonly SearchColumn[]>>> = {
  all: EVERYWHERE,
  ti: ["title"],
  tt: ["vernacular"],
  ab: ["abstract"],
  tiab: ["title", "abstract", "keywords"],
  tw: ["title", "vernacular", "abstract", "keywords", "mesh", "substances", "publication_types", "subjects", "ids"],
  ot: ["keywords"],
  ad: ["affiliations"],
  ps: ["subjects"],
  cois: ["conflicts"],
};

/** Fields in which a whole value is looked for; `words` where its words count too when no value is the same. */
export const VALUE_FIELDS: Readonly<
  Partial<Record<Field, { readonly term: TermField; readonly words?: readonly SearchColumn[] }>>
> = {
  au: { term: "au" },
  "1au": { term: "first" },
  lastau: { term: "last" },
  cn: { term: "group", words: ["authors"] },
  ir: { term: "investigator" },
  auid: { term: "orcid" },
  ta: { term: "journal" },
  jid: { term: "nlmid" },
  is: { term: "issn" },
  isbn: { term: "isbn" },
  vi: { term: "volume" },
  ip: { term: "issue" },
  pg: { term: "page" },
  nm: { term: "substance" },
  rn: { term: "number" },
  si: { term: "accession" },
  gr: { term: "grant", words: ["grants"] },
  aid: { term: "id" },
  publisher: { term: "publisher" },
  book: { term: "book" },
};

/** How PubMed prints a field in a translated search. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  all: "All Fields",
  ti: "Title",
  tiab: "Title/Abstract",
  ab: "Abstract",
  tw: "Text Word",
  au: "Author",
  "1au": "Author - First",
  lastau: "Author - Last",
  cn: "Author - Corporate",
  ir: "Investigator",
  ad: "Affiliation",
  auid: "Author - Identifier",
  ta: "Journal",
  jid: "NLM Unique ID",
  is: "ISSN",
  vi: "Volume",
  ip: "Issue",
  pg: "Pagination",
  la: "Language",
  pt: "Publication Type",
  mh: "MeSH Terms",
  "mh:noexp": "MeSH Terms:noexp",
  majr: "MeSH Major Topic",
  "majr:noexp": "MeSH Major Topic:noexp",
  sh: "MeSH Subheading",
  nm: "Supplementary Concept",
  rn: "EC/RN Number",
  pa: "Pharmacological Action",
  ot: "Other Term",
  si: "Secondary Source ID",
  gr: "Grants and Funding",
  tt: "Transliterated Title",
  ps: "Subject - Personal Name",
  cois: "Conflict of Interest Statements",
  book: "Book",
  publisher: "Publisher",
  isbn: "ISBN",
  sb: "Filter",
  aid: "Article Identifier",
};
