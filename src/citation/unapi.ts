import { isPmid, type Pmid } from "../domain/pmid.ts";
import { CITATION_FORMATS, type CitationFormat } from "./formats.ts";

/** unAPI's id of a study: `<abbr class="unapi-id" title="pmid:30283029">`. */
export function unapiId(pmid: Pmid): string {
  return `pmid:${pmid}`;
}

export function findUnapiPmid(id: string): Pmid | undefined {
  const digits = /^(?:info:)?pmid[:/](\d+)$/i.exec(id.trim())?.[1];
  return digits !== undefined && isPmid(digits) ? digits : undefined;
}

/** Zotero takes the first it knows of rdf_zotero … mods, ris, refer, bibtex: our RIS before our BibTeX. */
const UNAPI_FORMATS: readonly { readonly unapi: string; readonly format: string }[] = [
  { unapi: "ris", format: "ris" },
  { unapi: "refer", format: "enw" },
  { unapi: "bibtex", format: "bibtex" },
  { unapi: "csl-json", format: "csl-json" },
];

export function findUnapiFormat(name: string): CitationFormat | undefined {
  const found = UNAPI_FORMATS.find(({ unapi }) => unapi === name);
  return CITATION_FORMATS.find((format) => format.name === found?.format);
}

/** The answer to a request without a format: what there is, for one study where an id was given. Served as application/xml, 300 with an id. */
export function unapiFormats(pmid?: Pmid): string {
  const formats = UNAPI_FORMATS.map(({ unapi, format }) => {
    const type = CITATION_FORMATS.find((known) => known.name === format)?.mediaType ?? "";
    return `  <format name="${unapi}" type="${type}"/>\n`;
  });
  const id = pmid === undefined ? "" : ` id="${unapiId(pmid)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<formats${id}>\n${formats.join("")}</formats>\n`;
}
