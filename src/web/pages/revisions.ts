import type { FieldChange, Revision } from "../../store/ports.ts";
import { wordDifference } from "./word-difference.ts";
import { day, listed, shortened } from "./words.ts";

/** Fields of a study in a reader's words; one that is missing here is named as it is spelt. */
const FIELDS: Readonly<Record<string, string>> = {
  abstract: "abstract",
  articleNumber: "article number",
  authors: "authors",
  authorsComplete: "completeness of the author list",
  chemicals: "substances",
  citationStatus: "indexing status",
  conflictOfInterest: "conflicts of interest",
  corrections: "linked notices and comments",
  dataBanks: "data sets",
  doi: "DOI",
  entered: "entry date",
  grants: "funding",
  history: "dates",
  indexingMethod: "indexing method",
  issue: "issue",
  journal: "journal",
  keywords: "keywords",
  languages: "language",
  mesh: "MeSH terms",
  otherAbstracts: "other abstracts",
  otherIds: "other identifiers",
  pages: "pages",
  pmcid: "PMC identifier",
  publicationModel: "publication model",
  publicationStatus: "publication status",
  publicationTypes: "publication types",
  published: "publication date",
  publishedElectronically: "online date",
  registrations: "trial registrations",
  revised: "revision date",
  status: "standing",
  supplementalMesh: "supplementary concepts",
  tags: "tags",
  title: "title",
  vernacularTitle: "original title",
  volume: "volume",
};

const KINDS: Readonly<Record<Revision["kind"], string>> = {
  new: "First seen",
  changed: "Changed",
  deleted: "Deleted from PubMed",
  restored: "Back in PubMed",
  retagged: "Tagged anew",
};

/** Longer lists of what came and went end with a count. */
const MOST = 12;
const LONGEST = 400;

export function revisions(entries: readonly Revision[]) {
  return entries.map((revision) => ({
    at: day(revision.at),
    summary: summary(revision),
    changes: revision.changes.map(describeChange),
  }));
}

/** "Changed: MeSH terms and volume". */
function summary({ kind, changes }: Revision): string {
  if (changes.length === 0) return KINDS[kind];
  return `${KINDS[kind]}: ${listed(changes.map((change) => fieldName(change.field)))}`;
}

/** What a field lost and gained; of a list only the entries that differ. */
export function describeChange(change: FieldChange) {
  const before = entriesOf(change.from);
  const after = entriesOf(change.to);
  const removed = before.filter((entry) => !after.includes(entry));
  const added = after.filter((entry) => !before.includes(entry));
  const pieces = PROSE.has(change.field) && change.from !== undefined && change.to !== undefined ? prose(change) : [];
  return {
    field: fieldName(change.field),
    // Of prose the words that differ, in their places; of lists the entries that came and went.
    pieces,
    removed: shown(removed),
    added: shown(added),
    // The same entries in another order: say so instead of showing nothing.
    reordered: removed.length === 0 && added.length === 0,
  };
}

const PROSE = new Set<string>(["title", "vernacularTitle", "abstract", "conflictOfInterest", "copyright"]);

function prose({ from, to }: FieldChange) {
  return wordDifference(entriesOf(from).join("\n"), entriesOf(to).join("\n")).map(({ kind, text }) => ({
    gone: kind === "gone",
    come: kind === "come",
    text: shortened(text, LONGEST),
  }));
}

export function fieldName(field: string): string {
  return FIELDS[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function shown(entries: readonly string[]): readonly string[] {
  const first = entries.slice(0, MOST).map((entry) => shortened(entry, LONGEST));
  return entries.length > MOST ? [...first, `and ${entries.length - MOST} more`] : first;
}

function entriesOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [words(value)];
  // Rich text is a list too, but one sentence: runs of characters and marked pieces.
  return isRichText(value) ? [value.map(words).join("")] : value.map(words);
}

function isRichText(values: readonly unknown[]): boolean {
  return (
    values.some((value) => typeof value === "object" && value !== null && ("mark" in value || "mathml" in value)) ||
    values.length === 1
  );
}

/** Whatever a field holds, as characters: names and texts in order, without the field names of our own making. */
function words(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value))
    return value
      .map(words)
      .filter((part) => part !== "")
      .join(value.every((part) => typeof part === "string") ? ", " : " ");
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .filter(([name, part]) => !HIDDEN.has(name) && part !== "person" && part !== "collective")
    .map(([, part]) => words(part))
    .filter((part) => part !== "")
    .join(" ");
}

/** Machinery that says nothing to a reader. */
const HIDDEN = new Set([
  "ui",
  "mark",
  "mathml",
  "precision",
  "iso",
  "major",
  "owner",
  "display",
  "category",
  "signals",
  "saidBy",
]);
