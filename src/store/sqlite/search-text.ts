import type { Contributor, PersonName } from "../../domain/author.ts";
import { abstractText, plainText, sectionText, titleText } from "../../domain/study-text.ts";
import type { Study } from "../../domain/study.ts";

/** The columns of studies_fts, in their order there. */
export const SEARCH_COLUMNS = [
  "title",
  "abstract",
  "authors",
  "investigators",
  "affiliations",
  "journal",
  "publication_types",
  "mesh",
  "substances",
  "keywords",
  "registrations",
  "ids",
  "other",
] as const;

export type SearchText = Record<(typeof SEARCH_COLUMNS)[number], string>;

/**
 * A private-use character is a word of its own to unicode61, so a phrase never matches across two names, headings
 * or sections that merely stand side by side.
 */
const BOUNDARY = " \uE000 ";

/** What the full-text index holds of a study. */
export function searchText(study: Study): SearchText {
  const contributors = [...study.authors, ...study.editors];
  return {
    title: join([titleText(study), study.vernacularTitle && plainText(study.vernacularTitle.text)]),
    abstract: join([abstractText(study), ...study.otherAbstracts.flatMap((other) => other.sections.map(sectionText))]),
    authors: join(contributors.map(contributorText)),
    investigators: join(study.investigators.map(contributorText)),
    affiliations: join([...contributors, ...study.investigators].flatMap((contributor) => contributor.affiliations)),
    journal: join(journalTexts(study)),
    publication_types: join(study.publicationTypes.map((type) => type.name)),
    mesh: join(study.mesh.flatMap((heading) => [heading.descriptor, ...heading.qualifiers.map((qualifier) => qualifier.name)])),
    substances: join([...study.supplementalMesh, ...study.chemicals].map((substance) => substance.name)),
    keywords: join(study.keywords.map((keyword) => plainText(keyword.text))),
    registrations: join(study.registrations.map((registration) => registration.id)),
    ids: join(idTexts(study)),
    other: join(otherTexts(study)),
  };
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(BOUNDARY);
}

const nameText = (name: PersonName): string => [name.family, name.given, name.suffix, name.initials].filter(Boolean).join(" ");

function contributorText(contributor: Contributor): string {
  return contributor.kind === "person" ? nameText(contributor.name) : plainText(contributor.name);
}

function journalTexts({ journal, book }: Study): readonly (string | undefined)[] {
  return [
    journal?.title,
    journal?.isoAbbreviation,
    journal?.medlineAbbreviation,
    book && plainText(book.title),
    book?.collectionTitle && plainText(book.collectionTitle),
  ];
}

function idTexts(study: Study): readonly (string | undefined)[] {
  const { journal, book } = study;
  const orcids = [...study.authors, ...study.editors].map((contributor) => contributor.orcid);
  const accessions = study.dataBanks.flatMap((bank) => bank.accessions);
  const others = study.otherIds.map((id) => id.value);
  const serials = [journal?.issn, journal?.eissn, journal?.linkingIssn, ...(book?.isbns ?? [])];
  return [study.pmid, study.doi, study.pmcid, study.pii, study.articleNumber, ...others, ...accessions, ...orcids, ...serials];
}

function otherTexts(study: Study): readonly (string | undefined)[] {
  const grants = study.grants.map((grant) => [grant.id, grant.acronym, grant.agency, grant.country].filter(Boolean).join(" "));
  return [...grants, ...study.subjects.map(nameText), study.conflictOfInterest, study.book?.publisher];
}
