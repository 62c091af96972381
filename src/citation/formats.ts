import { AppError } from "../domain/errors.ts";
import type { TextWriter } from "../store/export-ports.ts";
import { biblatex } from "./biblatex.ts";
import { bibtex } from "./bibtex.ts";
import type { CitationWriter } from "./citation-format.ts";
import { cslJson } from "./csl-json.ts";
import { csvWriter } from "./csv.ts";
import { endnote } from "./endnote.ts";
import { nbib } from "./nbib.ts";
import { ris } from "./ris.ts";
import { WRITER_VERSION } from "./writer-version.ts";

export type CitationFormat = {
  /** What `export --format` takes. */
  readonly name: string;
  /** What stands after the dot in an address and in a file's name. */
  readonly extension: string;
  readonly label: string;
  /** Always sent with charset=utf-8. */
  readonly mediaType: string;
  readonly writer: CitationWriter;
};

/** The formats. BibLaTeX shares `.bib` with BibTeX and is asked for with ?dialect=biblatex; the CSV for Excel with ?for=excel. */
export const CITATION_FORMATS = [
  { name: "ris", extension: "ris", label: "RIS", mediaType: "application/x-research-info-systems", writer: ris },
  { name: "bibtex", extension: "bib", label: "BibTeX", mediaType: "application/x-bibtex", writer: bibtex },
  { name: "biblatex", extension: "bib", label: "BibLaTeX", mediaType: "application/x-bibtex", writer: biblatex },
  { name: "nbib", extension: "nbib", label: "PubMed (.nbib)", mediaType: "application/nbib", writer: nbib },
  {
    name: "csl-json",
    extension: "csl.json",
    label: "CSL-JSON",
    mediaType: "application/vnd.citationstyles.csl+json",
    writer: cslJson,
  },
  { name: "csv", extension: "csv", label: "CSV", mediaType: "text/csv", writer: csvWriter("plain") },
  { name: "enw", extension: "enw", label: "EndNote", mediaType: "application/x-endnote-refer", writer: endnote },
] as const satisfies readonly CitationFormat[];

export const csvForExcel: CitationWriter = csvWriter("excel");

/** The format of that name. Throws AppError("invalid") naming those there are. */
export function citationFormat(name: string): CitationFormat {
  const found = CITATION_FORMATS.find((format) => format.name === name);
  if (found !== undefined) return found;
  const names = CITATION_FORMATS.map((format) => format.name).join(", ");
  throw new AppError("invalid", `“${name.slice(0, 40)}” is not a citation format; there are ${names}.`);
}

/** What writes the records of a format, under a name that changes with the code: the store keeps their texts by it. */
export function textWriter({ name, writer }: CitationFormat): TextWriter {
  const kept = BEFOREHAND.has(name) ? "beforehand" : "when-taken";
  return { format: name, version: WRITER_VERSION, record: writer.record, between: writer.between, kept };
}

/** What most people take; the others are kept once somebody takes them, to spare the disk. */
const BEFOREHAND: ReadonlySet<string> = new Set(["ris", "bibtex", "csl-json"]);

export function writersBeforehand(): readonly TextWriter[] {
  return CITATION_FORMATS.map(textWriter).filter(({ kept }) => kept === "beforehand");
}

/** The format an address asks for by its extension; `dialect` tells BibLaTeX from BibTeX. */
export function findFormatByExtension(extension: string, dialect?: string): CitationFormat | undefined {
  const candidates = CITATION_FORMATS.filter((format) => format.extension === extension);
  return candidates.find((format) => format.name === dialect) ?? candidates[0];
}
