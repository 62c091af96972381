import type { Chemical, Correction, Grant, Keyword, MeshHeading, PublicationType, Study } from "../domain/study.ts";
import { isPmid } from "../domain/pmid.ts";
import { present } from "./present.ts";
import { richTextFrom } from "./rich-text-from-xml.ts";
import { childText, findChild, findText, listChildren, type XmlElement } from "./xml.ts";

/** Items of a list element inside `parent`: MeshHeadingList/MeshHeading and its like. */
function listed(parent: XmlElement | undefined, list: string, item: string): readonly XmlElement[] {
  return listChildren(findChild(parent, list), item);
}

export function publicationTypesFrom(elements: readonly XmlElement[]): readonly PublicationType[] {
  return elements.flatMap((element) => {
    const name = findText(element);
    return name === undefined ? [] : [present({ name, ui: uiOf(element) })];
  });
}

export function meshFrom(citation: XmlElement): readonly MeshHeading[] {
  return listed(citation, "MeshHeadingList", "MeshHeading").flatMap((heading) => {
    const element = findChild(heading, "DescriptorName");
    const descriptor = findText(element);
    if (!element || descriptor === undefined) return [];
    return [
      present({
        descriptor,
        ui: uiOf(element),
        major: isMajor(element),
        geographic: element.attributes["Type"] === "Geographic" ? true : undefined,
        qualifiers: listChildren(heading, "QualifierName").map((qualifier) =>
          present({ name: findText(qualifier) ?? "", ui: uiOf(qualifier), major: isMajor(qualifier) }),
        ),
      }),
    ];
  });
}

export function supplementalMeshFrom(citation: XmlElement): Study["supplementalMesh"] {
  return listed(citation, "SupplMeshList", "SupplMeshName").map((element) => ({
    ui: uiOf(element) ?? "",
    name: findText(element) ?? "",
    type: element.attributes["Type"] ?? "",
  }));
}

export function chemicalsFrom(citation: XmlElement): readonly Chemical[] {
  return listed(citation, "ChemicalList", "Chemical").flatMap((chemical) => {
    const substance = findChild(chemical, "NameOfSubstance");
    const name = findText(substance);
    if (!substance || name === undefined) return [];
    return [present({ name, ui: uiOf(substance), registryNumber: childText(chemical, "RegistryNumber") })];
  });
}

export function keywordsFrom(parent: XmlElement): readonly Keyword[] {
  return listChildren(parent, "KeywordList").flatMap((list) =>
    listChildren(list, "Keyword").flatMap((element) => {
      const text = richTextFrom(element);
      return text.length === 0 ? [] : [{ text, major: isMajor(element), owner: list.attributes["Owner"] ?? "NLM" }];
    }),
  );
}

export function grantsFrom(parent: XmlElement | undefined): readonly Grant[] {
  return listed(parent, "GrantList", "Grant").map((grant) =>
    present({
      id: childText(grant, "GrantID"),
      acronym: childText(grant, "Acronym"),
      agency: childText(grant, "Agency"),
      country: childText(grant, "Country"),
    }),
  );
}

export function dataBanksFrom(article: XmlElement | undefined): Study["dataBanks"] {
  return listed(article, "DataBankList", "DataBank").map((bank) => ({
    name: childText(bank, "DataBankName") ?? "",
    accessions: listed(bank, "AccessionNumberList", "AccessionNumber").flatMap((element) => findText(element) ?? []),
  }));
}

export function correctionsFrom(citation: XmlElement): readonly Correction[] {
  return listed(citation, "CommentsCorrectionsList", "CommentsCorrections").map((element) => {
    const pmid = childText(element, "PMID");
    return present({
      type: element.attributes["RefType"] ?? "",
      source: childText(element, "RefSource") ?? "",
      pmid: pmid !== undefined && isPmid(pmid) ? pmid : undefined,
      note: childText(element, "Note"),
    });
  });
}

function uiOf(element: XmlElement): string | undefined {
  const ui = element.attributes["UI"];
  return ui === "" ? undefined : ui;
}

function isMajor(element: XmlElement): boolean {
  return element.attributes["MajorTopicYN"] === "Y";
}
