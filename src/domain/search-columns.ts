import { indexWords } from "./index-words.ts";

/** What the full-text index holds of a study, a column each, as words; `terms` holds whole values (see `termToken`). */
export const SEARCH_COLUMNS = [
  "title",
  "vernacular",
  "abstract",
  "keywords",
  "mesh",
  "substances",
  "publication_types",
  "authors",
  "investigators",
  "affiliations",
  "journal",
  "ids",
  "grants",
  "subjects",
  "conflicts",
  "details",
  "terms",
] as const;

export type SearchColumn = (typeof SEARCH_COLUMNS)[number];

/** Everything but what authors declare about themselves, which PubMed leaves out of All Fields too, and whole values. */
export const EVERYWHERE: readonly SearchColumn[] = SEARCH_COLUMNS.filter(
  (column) => column !== "conflicts" && column !== "terms",
);

/** What “Title/Abstract” means to PubMed. */
export const TITLE_OR_ABSTRACT: readonly SearchColumn[] = ["title", "abstract", "keywords"];

/** Raised whenever the same study would be indexed differently: the store then builds its index anew when it opens. */
export const INDEX_VERSION = 1;

/**
 * Fields that are searched as whole values. `name` is an author as printed, `au` also a name with fewer initials;
 * `first` and `last` the same of the first and last author; `pair` a heading with its qualifier.
 */
export type TermField =
  | "au"
  | "name"
  | "first"
  | "last"
  | "group"
  | "investigator"
  | "orcid"
  | "journal"
  | "nlmid"
  | "issn"
  | "isbn"
  | "volume"
  | "issue"
  | "page"
  | "language"
  | "type"
  | "mesh"
  | "major"
  | "pair"
  | "qualifier"
  | "substance"
  | "number"
  | "accession"
  | "grant"
  | "id"
  | "subset"
  | "publisher"
  | "book";

/** A private-use character: no typed text can hold it after normalisation, and the index's tokenizer takes it for a letter. */
const JOINT = "\uE000";

/** Between two values that stand side by side in a column, so that no phrase matches across them; a word of its own. */
export const BOUNDARY = ` ${JOINT} `;

/** A whole value as one token of the index: exact matches cost one look, and cutting it (`depress*`) is a range of tokens. */
export function termToken(field: TermField, words: readonly string[]): string {
  return `${JOINT}${field}${JOINT}${words.join(JOINT)}`;
}

/** A token of the index that is a whole value, or stands between two. */
export const isTermToken = (token: string): boolean => token.startsWith(JOINT);

/** The token of a value as printed; undefined where it holds no word. */
export function termTokenOf(field: TermField, value: string): string | undefined {
  const words = indexWords(value);
  return words.length === 0 ? undefined : termToken(field, words);
}

/** Heading and qualifier as one value: "Depression/drug therapy". */
export const pairWords = (heading: readonly string[], qualifier: readonly string[]): readonly string[] => [
  ...heading,
  "\uE001",
  ...qualifier,
];
