import type { AbstractSection, OtherAbstract } from "../domain/study.ts";
import { present } from "./present.ts";
import { richTextFrom } from "./rich-text-from-xml.ts";
import { childText, collapse, listChildren, type XmlElement } from "./xml.ts";

/** The sections of Abstract or OtherAbstract that have text. UNLABELLED is PubMed's word for "no label" and not the authors'. */
export function sectionsFrom(abstract: XmlElement | undefined): readonly AbstractSection[] {
  return listChildren(abstract, "AbstractText").flatMap((element) => {
    const text = richTextFrom(element);
    if (text.length === 0) return [];
    const label = collapse(element.attributes["Label"] ?? "");
    return [
      present({
        label: label === "" || label.toUpperCase() === "UNLABELLED" ? undefined : label,
        category: element.attributes["NlmCategory"],
        text,
      }),
    ];
  });
}

export function otherAbstractsFrom(citation: XmlElement): readonly OtherAbstract[] {
  return listChildren(citation, "OtherAbstract").map((element) =>
    present({
      type: element.attributes["Type"] ?? "",
      language: element.attributes["Language"] ?? "eng",
      sections: sectionsFrom(element),
      copyright: childText(element, "CopyrightInformation"),
    }),
  );
}
