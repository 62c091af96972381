import { AppError } from "../domain/errors.ts";
import type { Study } from "../domain/study.ts";
import { articleFrom } from "./article-from-xml.ts";
import { bookChapterFrom } from "./book-chapter-from-xml.ts";
import { withoutReferenceLists } from "./reference-lists.ts";
import { findChild, parseXml } from "./xml.ts";

/**
 * One record's XML, a PubmedArticle or PubmedBookArticle element, as a study. Throws AppError("invalid") with the reason for
 * broken XML, another element, or a record that does not say its PMID.
 */
export function studyFromXml(raw: string): Study {
  const root = parseXml(withoutReferenceLists(raw));
  if (root.name === "PubmedArticle") {
    const citation = findChild(root, "MedlineCitation");
    if (!citation) throw new AppError("invalid", "The record is a PubmedArticle without MedlineCitation.");
    return articleFrom(citation, findChild(root, "PubmedData"));
  }
  if (root.name === "PubmedBookArticle") {
    const document = findChild(root, "BookDocument");
    if (!document) throw new AppError("invalid", "The record is a PubmedBookArticle without BookDocument.");
    return bookChapterFrom(document, findChild(root, "PubmedBookData"));
  }
  throw new AppError(
    "invalid",
    `A PubMed record is a PubmedArticle or PubmedBookArticle; this one is <${root.name.slice(0, 60)}>.`,
  );
}
