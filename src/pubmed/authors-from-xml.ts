import { readOrcid, type Contributor, type PersonName } from "../domain/author.ts";
import { present } from "./present.ts";
import { richTextFrom } from "./rich-text-from-xml.ts";
import { childText, findChild, findText, listChildren, type XmlElement } from "./xml.ts";

/** Authors or investigators of a list, in order. ValidYN="N" is a superseded spelling of another entry, not a person. */
export function contributorsFrom(list: XmlElement | undefined): readonly Contributor[] {
  return [...listChildren(list, "Author"), ...listChildren(list, "Investigator")]
    .filter((element) => element.attributes["ValidYN"] !== "N")
    .flatMap((element) => contributorFrom(element) ?? []);
}

function contributorFrom(element: XmlElement): Contributor | undefined {
  const collective = richTextFrom(findChild(element, "CollectiveName"));
  if (collective.length > 0) return { kind: "collective", name: collective, ...sharedFrom(element) };
  const name = personNameFrom(element);
  return name && { kind: "person", name, ...sharedFrom(element) };
}

/** Undefined when PubMed gives no name at all. A person of one name may have it in either element. */
export function personNameFrom(element: XmlElement): PersonName | undefined {
  const last = childText(element, "LastName");
  const fore = childText(element, "ForeName");
  const family = last ?? fore;
  if (family === undefined) return undefined;
  return present({
    family,
    given: last === undefined ? undefined : fore,
    initials: childText(element, "Initials"),
    suffix: childText(element, "Suffix"),
  });
}

function sharedFrom(element: XmlElement) {
  const affiliationInfos = listChildren(element, "AffiliationInfo");
  const own = listChildren(element, "Identifier").map(identifierFrom);
  const ofAffiliations = affiliationInfos.flatMap((info) => listChildren(info, "Identifier").map(identifierFrom));
  const orcid = own.find(isOrcid);
  const others = [...own.filter((identifier) => identifier !== orcid), ...ofAffiliations];
  return present({
    // Exports before 2015 had Affiliation directly below Author.
    affiliations: [
      ...listChildren(element, "Affiliation"),
      ...affiliationInfos.flatMap((info) => listChildren(info, "Affiliation")),
    ].flatMap((affiliation) => findText(affiliation) ?? []),
    orcid: orcid && readOrcid(orcid.value),
    otherIdentifiers: others.length > 0 ? others : undefined,
    equalContribution: element.attributes["EqualContrib"] === "Y" ? true : undefined,
  });
}

type Identifier = { readonly source: string; readonly value: string };

function identifierFrom(element: XmlElement): Identifier {
  return { source: element.attributes["Source"] ?? "", value: findText(element) ?? "" };
}

function isOrcid({ source, value }: Identifier): boolean {
  return source.toUpperCase() === "ORCID" && readOrcid(value) !== undefined;
}
