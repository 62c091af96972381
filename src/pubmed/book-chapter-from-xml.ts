import type { Contributor } from "../domain/author.ts";
import type { Study } from "../domain/study.ts";
import { sectionsFrom } from "./abstract-from-xml.ts";
import { contributorsFrom } from "./authors-from-xml.ts";
import { bookFrom } from "./book-from-xml.ts";
import { findDay, historyFrom, partialDateFrom } from "./dates-from-xml.ts";
import { idsFrom } from "./ids-from-xml.ts";
import { grantsFrom, keywordsFrom, publicationTypesFrom } from "./indexing-from-xml.ts";
import { present } from "./present.ts";
import { richTextFrom } from "./rich-text-from-xml.ts";
import { articleNumberFrom, derivedParts, ownPmid, pagesFrom } from "./study-parts.ts";
import { childText, findChild, findText, listChildren, type XmlElement } from "./xml.ts";

/** BookDocument and PubmedBookData: a chapter, or a whole book where there is no ArticleTitle. */
export function bookChapterFrom(document: XmlElement, data: XmlElement | undefined): Study {
  const bookElement = findChild(document, "Book");
  const book = bookFrom(document);
  const abstract = findChild(document, "Abstract");
  const chapterTitle = richTextFrom(findChild(document, "ArticleTitle"));
  const vernacular = richTextFrom(findChild(document, "VernacularTitle"));
  const pages = pagesFrom(document);
  const history = historyFrom(findChild(data, "History"));
  const lists = listChildren(document, "AuthorList");
  const bookLists = listChildren(bookElement, "AuthorList");
  const chapterAuthors = namesOf(lists, "authors");
  const { locationPii, ...ids } = idsFrom({
    // Some book records have their ids in one of the two lists only, or no own PMID there (PMID 20301347).
    articleIdLists: [findChild(document, "ArticleIdList"), findChild(data, "ArticleIdList")],
    located: bookElement,
    otherIds: [],
  });
  const said = {
    title: chapterTitle.length > 0 ? chapterTitle : vernacular.length > 0 ? vernacular : book.title,
    abstract: sectionsFrom(abstract),
    publicationTypes: publicationTypesFrom(listChildren(document, "PublicationType")),
    corrections: [],
  };

  return present({
    ...ownPmid(document),
    kind: "book" as const,
    ...said,
    vernacularTitle: vernacular.length > 0 ? { text: vernacular } : undefined,
    copyright: childText(abstract, "CopyrightInformation"),
    otherAbstracts: [],
    authors: chapterAuthors.length > 0 ? chapterAuthors : namesOf(bookLists, "authors"),
    authorsComplete: [...lists, ...bookLists].every((list) => list.attributes["CompleteYN"] !== "N"),
    editors: [...namesOf(lists, "editors"), ...namesOf(bookLists, "editors")],
    investigators: [document, bookElement].flatMap((element) =>
      listChildren(element, "InvestigatorList").flatMap(contributorsFrom),
    ),
    subjects: [],
    book,
    volume: childText(bookElement, "Volume"),
    pages,
    articleNumber: articleNumberFrom(pages, locationPii),
    published: partialDateFrom(findChild(bookElement, "PubDate")),
    history,
    entered: history.find(({ status }) => status === "entrez")?.date.slice(0, 10),
    revised: findDay(findChild(document, "DateRevised")),
    ...ids,
    mesh: [],
    supplementalMesh: [],
    chemicals: [],
    keywords: keywordsFrom(document),
    grants: grantsFrom(document),
    ...derivedParts(said, []),
    languages: listChildren(document, "Language").flatMap((element) => findText(element) ?? []),
    publicationStatus: childText(data, "PublicationStatus"),
  });
}

/** AuthorList Type="editors" are editors; without a type they are authors. */
function namesOf(lists: readonly XmlElement[], role: "authors" | "editors"): readonly Contributor[] {
  return lists.filter((list) => (list.attributes["Type"] ?? "authors") === role).flatMap(contributorsFrom);
}
