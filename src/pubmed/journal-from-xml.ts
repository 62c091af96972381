import type { Journal } from "../domain/study.ts";
import { present } from "./present.ts";
import { childText, findChild, findText, listChildren, type XmlElement } from "./xml.ts";

export function journalFrom(article: XmlElement | undefined, citation: XmlElement): Journal {
  const journal = findChild(article, "Journal");
  const medline = findChild(citation, "MedlineJournalInfo");
  const issn = (type: string) =>
    findText(listChildren(journal, "ISSN").find((element) => element.attributes["IssnType"] === type));
  const isoAbbreviation = childText(journal, "ISOAbbreviation");
  const medlineAbbreviation = childText(medline, "MedlineTA");
  return present({
    title: childText(journal, "Title") ?? isoAbbreviation ?? medlineAbbreviation ?? "",
    isoAbbreviation,
    medlineAbbreviation,
    issn: issn("Print"),
    eissn: issn("Electronic"),
    linkingIssn: childText(medline, "ISSNLinking"),
    nlmId: childText(medline, "NlmUniqueID"),
    country: childText(medline, "Country"),
    citedMedium: findChild(journal, "JournalIssue")?.attributes["CitedMedium"],
  });
}
