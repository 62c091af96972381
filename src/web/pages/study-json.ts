import type { Contributor } from "../../domain/author.ts";
import { safeHtml } from "../../domain/rich-text.ts";
import type { AbstractSection } from "../../domain/study.ts";
import { abstractText, plainText, titleText } from "../../domain/study-text.ts";
import type { Revision, StoredStudy } from "../../store/ports.ts";

/** A study as the list of the API gives it; text fields are plain, `titleHtml` is safe to show. */
export function studyJson({ study, origin, entered, tags, facts }: StoredStudy) {
  return {
    pmid: study.pmid,
    title: titleText(study),
    titleHtml: safeHtml(study.title),
    abstract: study.abstract.map(sectionJson),
    abstractText: abstractText(study),
    authors: study.authors.map(contributorJson),
    journal:
      study.journal === undefined
        ? undefined
        : {
            title: study.journal.title,
            abbreviation: study.journal.isoAbbreviation,
            issn: study.journal.issn ?? study.journal.eissn ?? study.journal.linkingIssn,
          },
    volume: study.volume,
    issue: study.issue,
    pages: study.pages?.text ?? study.articleNumber,
    published: study.published,
    entered,
    doi: study.doi,
    pmcid: study.pmcid,
    publicationTypes: study.publicationTypes.map(({ name }) => name),
    mesh: study.mesh.map(({ descriptor, major, qualifiers }) => ({
      descriptor,
      major,
      qualifiers: qualifiers.map((qualifier) => ({ name: qualifier.name, major: qualifier.major })),
    })),
    keywords: study.keywords.map(({ text }) => plainText(text)),
    registrations: study.registrations.map(({ id }) => id),
    tags,
    facts: facts ?? {},
    status: study.status.map(({ kind }) => kind),
    origin,
  };
}

/** One study by itself: the same, and everything else that PubMed said of it. */
export function wholeStudyJson(stored: StoredStudy, revisions: readonly Revision[]) {
  const { study } = stored;
  return {
    ...studyJson(stored),
    kind: study.kind,
    version: study.version,
    vernacularTitle:
      study.vernacularTitle === undefined
        ? undefined
        : { text: plainText(study.vernacularTitle.text), language: study.vernacularTitle.language },
    copyright: study.copyright,
    otherAbstracts: study.otherAbstracts.map(({ type, language, sections }) => ({
      type,
      language,
      abstract: sections.map(sectionJson),
    })),
    authorsComplete: study.authorsComplete,
    editors: study.editors.map(contributorJson),
    investigators: study.investigators.map(contributorJson),
    journalDetails: study.journal,
    book:
      study.book === undefined ? undefined : { ...study.book, title: plainText(study.book.title), collectionTitle: undefined },
    pageRange: study.pages,
    articleNumber: study.articleNumber,
    publishedElectronically: study.publishedElectronically,
    history: study.history,
    revised: study.revised,
    pii: study.pii,
    otherIds: study.otherIds,
    supplementalMesh: study.supplementalMesh,
    chemicals: study.chemicals,
    grants: study.grants,
    conflictOfInterest: study.conflictOfInterest,
    registrationDetails: study.registrations,
    dataBanks: study.dataBanks,
    corrections: study.corrections,
    statusDetails: study.status,
    languages: study.languages,
    publicationStatus: study.publicationStatus,
    citationStatus: study.citationStatus,
    tagOverrides: stored.overrides ?? [],
    firstSeenAt: stored.firstSeenAt,
    changedAt: stored.changedAt,
    checkedAt: stored.checkedAt,
    revisions: revisions.map(({ at, kind, changes }) => ({ at, kind, fields: changes.map(({ field }) => field) })),
  };
}

function sectionJson({ label, category, text }: AbstractSection) {
  return { label, category, text: plainText(text) };
}

function contributorJson(contributor: Contributor) {
  const { affiliations, orcid } = contributor;
  const name = contributor.kind === "collective" ? { collective: plainText(contributor.name) } : contributor.name;
  return { ...name, orcid, affiliations };
}
