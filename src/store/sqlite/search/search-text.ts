import type { Contributor, PersonName } from "../../../domain/author.ts";
import { indexText } from "../../../domain/index-words.ts";
import { BOUNDARY, type SearchColumn } from "../../../domain/search-columns.ts";
import { abstractText, plainText, sectionText, titleText } from "../../../domain/study-text.ts";
import type { Study } from "../../../domain/study.ts";
import { searchTerms } from "./search-terms.ts";

export type SearchText = Record<SearchColumn, string>;

/** What the full-text index holds of a study: normalised words, values apart from each other. */
export function searchText(study: Study): SearchText {
  const contributors = [...study.authors, ...study.editors];
  return {
    title: join([titleText(study), study.book && plainText(study.book.title)]),
    vernacular: join([study.vernacularTitle && plainText(study.vernacularTitle.text)]),
    abstract: join([abstractText(study), ...study.otherAbstracts.flatMap((other) => other.sections.map(sectionText))]),
    keywords: join(study.keywords.map((keyword) => plainText(keyword.text))),
    mesh: join(study.mesh.flatMap((heading) => [heading.descriptor, ...heading.qualifiers.map((qualifier) => qualifier.name)])),
    substances: join([...study.supplementalMesh, ...study.chemicals].map((substance) => substance.name)),
    publication_types: join(study.publicationTypes.map((type) => type.name)),
    authors: join(contributors.map(contributorText)),
    investigators: join(study.investigators.map(contributorText)),
    affiliations: join([...contributors, ...study.investigators].flatMap((contributor) => contributor.affiliations)),
    journal: join(journalTexts(study)),
    ids: join(idTexts(study)),
    grants: join(study.grants.map((grant) => [grant.id, grant.acronym, grant.agency, grant.country].filter(Boolean).join(" "))),
    subjects: join(study.subjects.map(nameText)),
    conflicts: join([study.conflictOfInterest]),
    details: join([
      study.published.iso.slice(0, 4),
      study.volume,
      study.issue,
      study.pages?.text,
      study.articleNumber,
      study.book?.publisher,
    ]),
    terms: searchTerms(study).join(" "),
  };
}

function join(parts: readonly (string | undefined)[]): string {
  return parts
    .map((part) => (part === undefined ? "" : indexText(part)))
    .filter((part) => part !== "")
    .join(BOUNDARY);
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
    book?.collectionTitle && plainText(book.collectionTitle),
  ];
}

function idTexts(study: Study): readonly (string | undefined)[] {
  const accessions = study.dataBanks.flatMap((bank) => bank.accessions);
  const registrations = study.registrations.map(({ id }) => id);
  const others = study.otherIds.map((id) => id.value);
  return [study.pmid, study.doi, study.pmcid, study.pii, ...registrations, ...others, ...accessions];
}
