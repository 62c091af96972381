import type { Book } from "../domain/study.ts";
import { findPartialDate } from "./dates-from-xml.ts";
import { present } from "./present.ts";
import { richTextFrom } from "./rich-text-from-xml.ts";
import { childText, findChild, findText, listChildren, type XmlElement } from "./xml.ts";

/** The book that a BookDocument is, or is a chapter of. */
export function bookFrom(document: XmlElement): Book {
  const book = findChild(document, "Book");
  const publisher = findChild(book, "Publisher");
  const collectionTitle = richTextFrom(findChild(book, "CollectionTitle"));
  const locations = listChildren(document, "LocationLabel").flatMap((element) => findText(element) ?? []);
  return present({
    title: richTextFrom(findChild(book, "BookTitle")),
    collectionTitle: collectionTitle.length > 0 ? collectionTitle : undefined,
    publisher: childText(publisher, "PublisherName"),
    place: childText(publisher, "PublisherLocation"),
    edition: childText(book, "Edition"),
    volumeTitle: childText(book, "VolumeTitle"),
    isbns: listChildren(book, "Isbn").flatMap((element) => findText(element) ?? []),
    published: findPartialDate(findChild(book, "PubDate")),
    began: findPartialDate(findChild(book, "BeginningDate")),
    ended: findPartialDate(findChild(book, "EndingDate")),
    medium: childText(book, "Medium"),
    reportNumber: childText(book, "ReportNumber"),
    location: locations.length > 0 ? locations.join(", ") : undefined,
    contributed: findPartialDate(findChild(document, "ContributionDate")),
    accession: findText(
      listChildren(findChild(document, "ArticleIdList"), "ArticleId").find(
        (element) => element.attributes["IdType"] === "bookaccession",
      ),
    ),
  });
}
