import { childText, findChild, listChildren, parseXml, type XmlElement } from "../../../src/pubmed/xml.ts";
import { plain, withoutStop, type Fields } from "./expected.ts";

/** What bibutils understood, from its MODS: one record a `<mods>`, by citation key, accession number or address. */
export type ModsRecord = Fields & {
  readonly key: string;
  readonly accession: string;
  readonly url: string;
  readonly notes: readonly string[];
};

export function modsRecords(xml: string): readonly ModsRecord[] {
  return [...xml.matchAll(/<mods ID=.*?<\/mods>/gs)].map(([record]) => modsRecord(parseXml(record)));
}

function modsRecord(mods: XmlElement): ModsRecord {
  const host = listChildren(mods, "relatedItem").find((item) => item.attributes["type"] === "host");
  const part = findChild(mods, "part");
  const issued = childText(findChild(mods, "originInfo"), "dateIssued") ?? childText(part, "date") ?? "";
  const [year = "", month = "", day = ""] = issued.split("-");
  const identifiers = [mods, host].flatMap((element) => listChildren(element, "identifier"));
  const identifier = (type: string): string =>
    plain(
      identifiers
        .filter((element) => element.attributes["type"] === type)
        .map((element) => element.children.filter((child) => typeof child === "string").join(""))
        .join(""),
    );
  const first = (type: string): string =>
    plain(
      identifiers
        .find((element) => element.attributes["type"] === type)
        ?.children.filter((child) => typeof child === "string")
        .join(""),
    );
  return {
    key: identifier("citekey"),
    accession: identifier("accessnum"),
    url: plain(childText(findChild(mods, "location"), "url")),
    notes: listChildren(mods, "note").map((note) => plain(note.children.filter((child) => typeof child === "string").join(""))),
    title: withoutStop(titleOf(mods, undefined)),
    authors: people([mods], "author"),
    editors: people([mods, host], "editor"),
    container: titleOf(host, undefined),
    abbreviation: titleOf(host, "abbreviated") || titleOf(listChildren(host, "relatedItem")[0], undefined),
    year,
    month,
    day: day === "" ? "" : day.padStart(2, "0"),
    volume: detail(part, "volume"),
    issue: detail(part, "issue") || detail(part, "number"),
    pages: pagesOf(part),
    issn: first("issn"),
    isbn: first("isbn"),
    doi: identifier("doi"),
    language: plain(childText(findChild(mods, "language"), "languageTerm")),
    abstract: plain(childText(mods, "abstract")),
    keywords: listChildren(mods, "subject").map((subject) => plain(childText(subject, "topic"))),
    keywordText: listChildren(mods, "subject")
      .map((subject) => plain(childText(subject, "topic")))
      .join(", "),
  };
}

function titleOf(element: XmlElement | undefined, type: string | undefined): string {
  const info = listChildren(element, "titleInfo").find((found) => found.attributes["type"] === type);
  // bibutils cuts a title at a colon into title and subTitle.
  return [childText(info, "title"), childText(info, "subTitle")]
    .filter((text) => text !== undefined)
    .map(plain)
    .join(": ");
}

function people(elements: readonly (XmlElement | undefined)[], role: string): string[] {
  return elements
    .flatMap((element) => listChildren(element, "name"))
    .filter((name) => childText(findChild(name, "role"), "roleTerm") === role)
    .map((name) => {
      const parts = (type: string | undefined): string =>
        listChildren(name, "namePart")
          .filter((found) => found.attributes["type"] === type)
          .map((found) => plain(found.children.filter((child) => typeof child === "string").join("")))
          .join(" ");
      const [family, given, suffix] = [parts("family"), parts("given"), parts("suffix")];
      if (family === "") return parts(undefined);
      return [family, ...(given === "" && suffix === "" ? [] : [given]), ...(suffix === "" ? [] : [suffix])].join("|");
    });
}

function detail(part: XmlElement | undefined, type: string): string {
  return plain(
    childText(
      listChildren(part, "detail").find((found) => found.attributes["type"] === type),
      "number",
    ),
  );
}

function pagesOf(part: XmlElement | undefined): string {
  const extent = listChildren(part, "extent").find((found) => found.attributes["unit"] === "page");
  if (extent === undefined) return detail(part, "page");
  const [start, end] = [plain(childText(extent, "start")), plain(childText(extent, "end"))];
  return end === "" ? start : `${start}-${end}`;
}
