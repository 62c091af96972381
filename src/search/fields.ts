import type { Facet } from "../domain/tag.ts";

/** Fields of PubMed's search that hold text, by their short tag (PubMed Help, "Search field tags"). */
export type Field =
  | "ti"
  | "tiab"
  | "tw"
  | "ab"
  | "au"
  | "1au"
  | "lastau"
  | "cn"
  | "ir"
  | "ad"
  | "auid"
  | "ta"
  | "jid"
  | "is"
  | "vi"
  | "ip"
  | "pg"
  | "la"
  | "pt"
  | "mh"
  | "mh:noexp"
  | "majr"
  | "majr:noexp"
  | "sh"
  | "nm"
  | "rn"
  | "pa"
  | "ot"
  | "si"
  | "gr"
  | "tt"
  | "ps"
  | "cois"
  | "book"
  | "publisher"
  | "isbn"
  | "sb"
  | "aid"
  | "all";

/** Fields that hold dates. `new` is the day we first saw the study. */
export type DateField = "dp" | "edat" | "crdt" | "mhda" | "lr" | "epdat" | "ppdat" | "dcom" | "new";

export type IdField = "pmid" | "doi" | "pmc" | "registration";

export type FieldMeaning =
  | { readonly kind: "text"; readonly field: Field }
  | { readonly kind: "date"; readonly field: DateField }
  | { readonly kind: "id"; readonly field: IdField }
  | { readonly kind: "facet"; readonly facet: Facet };

const text = (field: Field, ...spellings: string[]) =>
  [field, ...spellings].map((name) => [name, { kind: "text", field }] as const);
const date = (field: DateField, ...spellings: string[]) =>
  [field, ...spellings].map((name) => [name, { kind: "date", field }] as const);
const id = (field: IdField, ...spellings: string[]) => spellings.map((name) => [name, { kind: "id", field }] as const);
const facet = (name: Facet) => [[name, { kind: "facet", facet: name }] as const];

/** Short and long spellings, lower case, as PubMed accepts them; and our own facets. */
const SPELLINGS: ReadonlyMap<string, FieldMeaning> = new Map<string, FieldMeaning>([
  ...text("all", "all fields"),
  ...text("ti", "title", "titl"),
  ...text("tiab", "title/abstract", "title abstract"),
  ...text("ab", "abstract"),
  ...text("tw", "text word", "text words", "text", "word"),
  ...text("au", "author", "auth", "author name", "authors"),
  ...text("1au", "author - first", "first author", "first author name", "fau"),
  ...text("lastau", "author - last", "last author", "last author name"),
  ...text("cn", "author - corporate", "corporate author", "corp"),
  ...text("ir", "investigator", "investigator name"),
  ...text("ad", "affiliation", "affl"),
  ...text("auid", "author - identifier", "author identifier"),
  ...text("ta", "journal", "jour", "journal title", "jt", "so"),
  ...text("jid", "nlm unique id", "nlm journal unique id"),
  ...text("is", "issn"),
  ...text("vi", "volume", "vol"),
  ...text("ip", "issue", "iss"),
  ...text("pg", "pagination", "page", "pages"),
  ...text("la", "language", "lang"),
  ...text("pt", "publication type", "ptyp", "publication types"),
  ...text("mh", "mesh terms", "mesh", "mesh term", "mesh headings", "mesh heading"),
  ...text("mh:noexp", "mesh terms:noexp", "mesh:noexp", "mesh term:noexp"),
  ...text("majr", "mesh major topic", "mesh major topics", "major"),
  ...text("majr:noexp", "mesh major topic:noexp"),
  ...text("sh", "mesh subheading", "mesh subheadings", "subheading", "subh", "mesh subheading:noexp", "sh:noexp"),
  ...text("nm", "supplementary concept", "substance name", "substance", "subs"),
  ...text("rn", "ec/rn number", "registry number", "ecno"),
  ...text("pa", "pharmacological action"),
  ...text("ot", "other term", "other terms", "keyword", "keywords", "kw"),
  ...text("si", "secondary source id"),
  ...text("gr", "grants and funding", "grant number", "grant"),
  ...text("tt", "transliterated title"),
  ...text("ps", "subject - personal name", "personal name as subject"),
  ...text("cois", "conflict of interest statements", "conflict of interest"),
  ...text("book", "book title"),
  ...text("publisher", "pubn"),
  ...text("isbn"),
  ...text("sb", "filter", "subset"),
  ...text("aid", "lid", "article identifier", "location id"),
  ...date("dp", "date - publication", "publication date", "pdat"),
  ...date("edat", "date - entrez", "entrez date", "entry date"),
  ...date("crdt", "date - create", "create date", "date - entry"),
  ...date("mhda", "date - mesh", "mesh date"),
  ...date("lr", "date - modification", "date - last revised", "modification date", "mdat"),
  ...date("dcom", "date - completion", "completion date"),
  ...date("epdat", "electronic publication date"),
  ...date("ppdat", "print publication date"),
  ...date("new"),
  ...id("pmid", "pmid", "uid"),
  ...id("doi", "doi"),
  ...id("pmc", "pmc", "pmcid"),
  ...id("registration", "registration", "nct"),
  ...facet("design"),
  ...facet("drug"),
  ...facet("route"),
  ...facet("condition"),
  ...facet("control"),
  ...facet("population"),
  ...facet("phase"),
  ...facet("topic"),
  ...facet("regimen"),
  ...facet("conclusion"),
  ...facet("evidence"),
  ...facet("status"),
]);

/** Finds a field by what stands between the brackets, in any case and spacing; undefined for one PubMed does not know either. */
export function findField(typed: string): FieldMeaning | undefined {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/\s*:\s*/g, ":")
    .replace(/\s*\/\s*/g, "/");
  return SPELLINGS.get(name) ?? SPELLINGS.get(name.replace(/:(?:exp|noexp)$/, ""));
}
