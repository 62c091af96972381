import { plainText } from "../domain/study-text.ts";
import type { RichText } from "../domain/rich-text.ts";
import type { LanguageText, Study } from "../domain/study.ts";
import { otherAbstractsFrom, sectionsFrom } from "./abstract-from-xml.ts";
import { contributorsFrom, personNameFrom } from "./authors-from-xml.ts";
import { findDay, findPartialDate, historyFrom, partialDateFrom } from "./dates-from-xml.ts";
import { idsFrom } from "./ids-from-xml.ts";
import {
  chemicalsFrom,
  correctionsFrom,
  dataBanksFrom,
  grantsFrom,
  keywordsFrom,
  meshFrom,
  publicationTypesFrom,
  supplementalMeshFrom,
} from "./indexing-from-xml.ts";
import { journalFrom } from "./journal-from-xml.ts";
import { present } from "./present.ts";
import { richTextFrom } from "./rich-text-from-xml.ts";
import { articleNumberFrom, derivedParts, ownPmid, pagesFrom } from "./study-parts.ts";
import { childText, findChild, findText, listChildren, type XmlElement } from "./xml.ts";

/** MedlineCitation and, in all but old exports, PubmedData. */
export function articleFrom(citation: XmlElement, data: XmlElement | undefined): Study {
  const article = findChild(citation, "Article");
  const abstract = findChild(article, "Abstract");
  const authorList = findChild(article, "AuthorList");
  const issue = findChild(findChild(article, "Journal"), "JournalIssue");
  const languages = listChildren(article, "Language").flatMap((element) => findText(element) ?? []);
  const pages = pagesFrom(article);
  const history = historyFrom(findChild(data, "History"));
  const ids = idsFrom({
    articleIdLists: [findChild(data, "ArticleIdList")],
    located: article,
    otherIds: listChildren(citation, "OtherID"),
  });
  const vernacularTitle = vernacularFrom(article, languages);
  const { pmid, version } = ownPmid(citation);
  const title = titleFrom(article, vernacularTitle);
  const sections = sectionsFrom(abstract);
  const publicationTypes = publicationTypesFrom(listChildren(findChild(article, "PublicationTypeList"), "PublicationType"));
  const corrections = correctionsFrom(citation);
  const derived = derivedParts({ title, abstract: sections, publicationTypes, corrections }, dataBanksFrom(article));

  // Field by field: spreading the parts into so wide an object costs a tenth of the whole reading.
  return present({
    pmid,
    version,
    kind: "article" as const,
    title,
    vernacularTitle,
    abstract: sections,
    copyright: childText(abstract, "CopyrightInformation"),
    otherAbstracts: otherAbstractsFrom(citation),
    authors: contributorsFrom(authorList),
    authorsComplete: authorList?.attributes["CompleteYN"] !== "N",
    editors: [],
    investigators: listChildren(citation, "InvestigatorList").flatMap(contributorsFrom),
    subjects: listChildren(findChild(citation, "PersonalNameSubjectList"), "PersonalNameSubject").flatMap(
      (element) => personNameFrom(element) ?? [],
    ),
    journal: journalFrom(article, citation),
    volume: childText(issue, "Volume"),
    issue: childText(issue, "Issue"),
    pages,
    articleNumber: articleNumberFrom(pages, ids.locationPii),
    published: partialDateFrom(findChild(issue, "PubDate")),
    publishedElectronically: findPartialDate(findChild(article, "ArticleDate")),
    history,
    // CRDT, the day of creation; EDAT is no watermark, since back-filed papers get their publication date there.
    entered: history.find(({ status }) => status === "entrez")?.date.slice(0, 10) ?? findDay(findChild(citation, "DateCreated")),
    revised: findDay(findChild(citation, "DateRevised")),
    completed: findDay(findChild(citation, "DateCompleted")),
    doi: ids.doi,
    pmcid: ids.pmcid,
    pii: ids.pii,
    otherIds: ids.otherIds,
    publicationTypes,
    mesh: meshFrom(citation),
    supplementalMesh: supplementalMeshFrom(citation),
    chemicals: chemicalsFrom(citation),
    keywords: keywordsFrom(citation),
    grants: grantsFrom(article),
    conflictOfInterest: childText(citation, "CoiStatement"),
    registrations: derived.registrations,
    dataBanks: derived.dataBanks,
    corrections,
    status: derived.status,
    languages,
    publicationModel: article?.attributes["PubModel"],
    citationStatus: citation.attributes["Status"],
    owner: citation.attributes["Owner"],
    citationSubsets: citationSubsetsFrom(citation),
    publicationStatus: childText(data, "PublicationStatus"),
    indexingMethod: citation.attributes["IndexingMethod"],
  });
}

function citationSubsetsFrom(citation: XmlElement): readonly string[] | undefined {
  const subsets = listChildren(citation, "CitationSubset").flatMap((element) => findText(element) ?? []);
  return subsets.length === 0 ? undefined : subsets;
}

/** ArticleTitle says "[Not Available]." where NLM translated nothing; the vernacular title is then the only one. */
function titleFrom(article: XmlElement | undefined, vernacular: LanguageText | undefined): RichText {
  const title = richTextFrom(findChild(article, "ArticleTitle"));
  const missing = title.length === 0 || /^\[?not available\]?\.?$/i.test(plainText(title));
  return missing && vernacular ? vernacular.text : title;
}

function vernacularFrom(article: XmlElement | undefined, languages: readonly string[]): LanguageText | undefined {
  const text = richTextFrom(findChild(article, "VernacularTitle"));
  const language = languages.find((code) => code.toLowerCase() !== "eng");
  return text.length === 0 ? undefined : present({ text, language });
}
