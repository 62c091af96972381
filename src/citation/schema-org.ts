import type { Contributor } from "../domain/author.ts";
import type { Study } from "../domain/study.ts";
import { plainText } from "../domain/study-text.ts";
import { abstractLine } from "./abstract-line.ts";
import { citedDate } from "./cited-date.ts";
import { citedPages } from "./cited-pages.ts";
import { plainCitedTitle } from "./cited-title.ts";
import { keywordList } from "./keyword-list.ts";
import { languageTag } from "./languages.ts";
import { collectiveName, givenName, readingName } from "./names.ts";
import { isRetracted } from "./notices.ts";
import { oneLine } from "./one-line.ts";
import { doiUrl, pubmedUrl } from "./study-address.ts";

/** schema.org's MedicalScholarlyArticle as JSON-LD text, safe inside a script element: no `<` survives in it. */
export function schemaOrg(study: Study, addresses: { readonly page: string }): string {
  return JSON.stringify(withoutEmpty(article(study, addresses.page)))
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

function article(study: Study, page: string): Readonly<Record<string, unknown>> {
  const { year, month, day } = citedDate(study);
  const { first, last } = citedPages(study);
  return {
    "@context": "https://schema.org",
    "@type": "MedicalScholarlyArticle",
    "@id": page,
    url: page,
    headline: plainCitedTitle(study),
    name: plainCitedTitle(study),
    alternativeHeadline: study.vernacularTitle === undefined ? "" : oneLine(plainText(study.vernacularTitle.text)),
    author: study.authors.map(schemaPerson),
    datePublished: [year, month, day].filter((part) => part !== undefined).join("-"),
    dateModified: study.revised,
    inLanguage: study.languages.map((code) => languageTag(code) ?? code),
    keywords: keywordList(study),
    publicationType: study.publicationTypes.map((type) => type.name),
    creativeWorkStatus: isRetracted(study) ? "Retracted" : undefined,
    description: oneLine(abstractLine(study)),
    isPartOf: isPartOf(study),
    pageStart: first,
    pageEnd: last,
    identifier: identifiers(study),
    sameAs: [pubmedUrl(study), ...(study.doi === undefined ? [] : [doiUrl(study.doi)])],
  };
}

function schemaPerson(author: Contributor): Readonly<Record<string, unknown>> {
  if (author.kind === "collective") return { "@type": "Organization", name: collectiveName(author) };
  return {
    "@type": "Person",
    name: readingName(author),
    familyName: oneLine(author.name.family),
    givenName: givenName(author.name),
    honorificSuffix: author.name.suffix,
    affiliation: author.affiliations.map((name) => ({ "@type": "Organization", name: oneLine(name) })),
    identifier: author.orcid === undefined ? undefined : `https://orcid.org/${author.orcid}`,
  };
}

/** An issue of a volume of a journal, nested as schema.org has them; or the book. */
function isPartOf({ journal, book, volume, issue }: Study): unknown {
  if (journal === undefined) {
    return book === undefined
      ? undefined
      : { "@type": "Book", name: oneLine(plainText(book.title)), isbn: book.isbns, publisher: book.publisher };
  }
  const periodical = {
    "@type": "Periodical",
    name: journal.title,
    issn: [journal.issn, journal.eissn].filter((number) => number !== undefined),
  };
  const ofVolume =
    volume === undefined ? periodical : { "@type": "PublicationVolume", volumeNumber: volume, isPartOf: periodical };
  return issue === undefined ? ofVolume : { "@type": "PublicationIssue", issueNumber: issue, isPartOf: ofVolume };
}

function identifiers({ pmid, doi, pmcid, registrations }: Study): readonly unknown[] {
  const ids: readonly (readonly [string, string | undefined])[] = [
    ["pmid", pmid],
    ["doi", doi],
    ["pmcid", pmcid],
    ...registrations.map(({ registry, id }) => [registry, id] as const),
  ];
  return ids.flatMap(([propertyID, value]) => (value === undefined ? [] : [{ "@type": "PropertyValue", propertyID, value }]));
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  const full = Object.entries(value).filter(
    ([, part]) => part !== undefined && part !== "" && !(Array.isArray(part) && part.length === 0),
  );
  return Object.fromEntries(full.map(([key, part]) => [key, withoutEmpty(part)]));
}
