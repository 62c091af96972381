import type { RecordDates } from "./indexed-record.ts";
import type { Span } from "./word-index.ts";

/** How a field tag is answered: by words in some sections, by whole values, by a window of days, or by PMID. */
export type SearchField =
  | { readonly kind: "words"; readonly name: string; readonly span: Span }
  | { readonly kind: "value"; readonly name: string; readonly key: string; readonly explode: boolean }
  | { readonly kind: "day"; readonly name: string; readonly date: keyof RecordDates }
  | { readonly kind: "pmid"; readonly name: string };

type Words = Extract<SearchField, { kind: "words" }>;
type Value = Extract<SearchField, { kind: "value" }>;

const words = (name: string, first: number, last: number): Words => ({ kind: "words", name, span: [first, last] });
const value = (name: string, key: string): Value => ({ kind: "value", name, key, explode: false });
const heading = (name: string, key: string): Value => ({ kind: "value", name, key, explode: true });
const day = (name: string, date: keyof RecordDates): SearchField => ({ kind: "day", name, date });

export const ALL_FIELDS = words("All Fields", 0, 5);
export const MESH_TERMS = heading("MeSH Terms", "mh");

const TABLE: readonly (readonly [string, SearchField])[] = [
  ["all|all fields", ALL_FIELDS],
  ["ti|title|titl", words("Title", 0, 0)],
  ["ab|abstract", words("Abstract", 1, 1)],
  ["tiab|title/abstract", words("Title/Abstract", 0, 2)],
  ["ot|other term", words("Other Term", 2, 2)],
  ["tw|text word|text words|word", words("Text Word", 0, 3)],
  ["ad|affiliation|affl", words("Affiliation", 4, 4)],
  ["mh|mesh|mesh terms|mesh term", MESH_TERMS],
  ["mh:noexp|mesh:noexp|mesh terms:noexp", value("MeSH Terms:noexp", "mh")],
  ["majr|mesh major topic", heading("MeSH Major Topic", "majr")],
  ["majr:noexp|mesh major topic:noexp", value("MeSH Major Topic:noexp", "majr")],
  ["sh|mesh subheading|subheading", value("MeSH Subheading", "sh")],
  ["nm|supplementary concept|substance name", value("Supplementary Concept", "nm")],
  ["rn|ec/rn number|registry number", value("EC/RN Number", "rn")],
  ["pt|publication type|ptyp", value("Publication Type", "pt")],
  ["la|language|lang", value("Language", "la")],
  ["au|author|auth|fau|full author name", value("Author", "au")],
  ["cn|corporate author|investigator", value("Corporate Author", "cn")],
  ["ta|journal|jour|jid", value("Journal", "ta")],
  ["sb|subset|filter|filt", value("Filter", "sb")],
  ["si|secondary source id", value("Secondary Source ID", "si")],
  ["aid|doi|lid|article identifier|location id", value("Article Identifier", "aid")],
  ["gr|grant number|grants and funding", value("Grants and Funding", "gr")],
  ["vi|volume", value("Volume", "vi")],
  ["ip|issue", value("Issue", "ip")],
  ["pg|pagination|page", value("Pagination", "pg")],
  ["crdt|date - create|create date", day("Date - Create", "crdt")],
  ["edat|date - entry|entry date|entrez date", day("Date - Entry", "edat")],
  ["mdat|lr|date - modification|modification date|date last revised", day("Date - Modification", "mdat")],
  ["mhda|date - mesh|mesh date", day("Date - MeSH", "mhda")],
  ["dp|pdat|date - publication|publication date", day("Date - Publication", "pdat")],
  ["uid|pmid", { kind: "pmid", name: "UID" }],
];

const BY_TAG: ReadonlyMap<string, SearchField> = new Map(
  TABLE.flatMap(([tags, field]) => tags.split("|").map((tag) => [tag, field] as const)),
);

export function searchField(tag: string): SearchField | undefined {
  return BY_TAG.get(tag.trim().toLowerCase().replace(/\s+/g, " "));
}

const LANGUAGES: Readonly<Record<string, string>> = {
  english: "eng", french: "fre", german: "ger", spanish: "spa", chinese: "chi", japanese: "jpn", portuguese: "por", italian: "ita", russian: "rus",
}; // prettier-ignore

/** The value as records spell it: PubMed lets people say English for eng and "Sci Rep." for Sci Rep. */
export function storedValue(field: { readonly key: string }, typed: string): string {
  const text = typed.toLowerCase().replace(/\s+/g, " ").trim();
  if (field.key === "la") return LANGUAGES[text] ?? text;
  if (field.key === "ta") return text.replace(/\./g, "");
  if (field.key === "au") return text.replace(/[.,]/g, "");
  return text;
}
