import { dice } from "./dice.ts";
import { INVENTED, studyAbstract } from "./study-abstract.ts";
import { studyFacts } from "./study-facts.ts";
import { studyTitle } from "./study-titles.ts";
import { authorList, dayElements, element } from "./study-xml-parts.ts";
import { FIRST_PMID, type ArticleParts } from "./article-xml.ts";

/** A chapter of an invented book. PubMed gives books no MedlineCitation, and some no PMID among their own identifiers. */
export function bookXml({ seed, index, dates }: ArticleParts): string {
  const facts = studyFacts(seed, index);
  const roll = dice(seed, index, 8);
  const pmid = String(FIRST_PMID + index);
  const [summary] = studyAbstract("review", facts, seed, index);
  const editors = `<AuthorList Type="editors" CompleteYN="Y"><Author ValidYN="Y"><LastName>Specimen</LastName><ForeName>Erika</ForeName><Initials>E</Initials></Author></AuthorList>`;
  const book = `<Book><Publisher><PublisherName>Example Library Press</PublisherName><PublisherLocation>Sampletown (EX)</PublisherLocation></Publisher>${element("BookTitle", "Invented Handbook of Rapid-Acting Antidepressants", 'book="exbook"')}<PubDate><Year>${dates.published.slice(0, 4)}</Year></PubDate>${editors}<Medium>Internet</Medium></Book>`;
  const authors = authorList(seed, index).replace("<AuthorList ", '<AuthorList Type="authors" ');
  const day = `<PubMedPubDate PubStatus="entrez">${dayElements(dates.entered)}<Hour>6</Hour><Minute>0</Minute></PubMedPubDate>`;
  const identifiers = roll.chance(0.5)
    ? `<ArticleId IdType="pubmed">${pmid}</ArticleId>`
    : `<ArticleId IdType="bookaccession">NBK${pmid}</ArticleId>`;
  return [
    "<PubmedBookArticle><BookDocument>",
    `<PMID Version="1">${pmid}</PMID><ArticleIdList><ArticleId IdType="bookaccession">NBK${pmid}</ArticleId></ArticleIdList>`,
    book,
    element("ArticleTitle", studyTitle("book-chapter", facts, seed, index), 'book="exbook" part="chapter1"'),
    "<Language>eng</Language>",
    authors,
    '<PublicationType UI="D016454">Review</PublicationType>',
    `<Abstract><AbstractText>${summary?.xml ?? ""} ${INVENTED}</AbstractText></Abstract>`,
    `<ContributionDate>${dayElements(dates.published)}</ContributionDate><DateRevised>${dayElements(dates.revised)}</DateRevised>`,
    `</BookDocument><PubmedBookData><History>${day}</History><PublicationStatus>ppublish</PublicationStatus><ArticleIdList>${identifiers}</ArticleIdList></PubmedBookData></PubmedBookArticle>`,
  ].join("");
}
