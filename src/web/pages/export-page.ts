import { CITATION_FORMATS } from "../../citation/formats.ts";
import type { CitationFormat } from "../../citation/formats.ts";
import type { Study } from "../../domain/study.ts";
import { stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import { MOST_KEPT } from "./kept-export-page.ts";
import { capitalised, counted, number } from "./words.ts";

/** What each format is for, in the words of somebody who has to choose one. */
const GOOD_FOR: Readonly<Record<string, string>> = {
  ris: "Zotero, EndNote, Mendeley, Rayyan, Covidence",
  bibtex: "LaTeX and JabRef",
  biblatex: "LaTeX with biber",
  nbib: "My Bibliography, SciENcv, EndNote",
  "csl-json": "Zotero, pandoc and programs",
  csv: "spreadsheets, ASReview and statistics",
  enw: "EndNote, by double click",
};

/** How many studies tell about how large the files will be. */
export const SAMPLE = 24;
/** From here on a download takes long enough that a reader wants to see it go on. */
const LARGE = 2_000_000;

/** Every format of a whole search, with what it is good for and about how large it is; the file is streamed, so its length does not matter. */
export function exportPage(state: ReadingState, total: number, sample: readonly Study[]) {
  const whole = { ...state, page: 1, per_page: 25 };
  const files = CITATION_FORMATS.map((format) => ({
    label: format.label,
    use: GOOD_FOR[format.name] ?? "",
    ...size(format, total, sample),
    href: withQuery(stateAddress(`/studies.${format.extension}`, whole), format.name === "biblatex" ? "dialect=biblatex" : ""),
  }));
  return {
    heading: `Export ${counted(total, "study", "studies")}`,
    lede:
      total === 0
        ? "This search finds nothing, so there is nothing to export."
        : `${capitalised(counted(total, "study", "studies"))}, all of them, in one file. If anything fails on the way, your browser says so and keeps no half of it.`,
    total: number(total),
    files: total === 0 ? [] : files,
    excel: total === 0 ? undefined : withQuery(stateAddress("/studies.csv", whole), "for=excel"),
    keep: total === 0 || total > MOST_KEPT ? undefined : hiddenFields(stateAddress("", whole)),
    names: CITATION_FORMATS.map(({ name, label }) => ({ name, label })),
    ownStyle: total === 0 ? undefined : withQuery(stateAddress("/cite", whole), "search=whole"),
    back: stateAddress("/studies", whole),
  };
}

/** "about 21 MB", as some of the studies tell. */
function size({ writer }: CitationFormat, total: number, sample: readonly Study[]) {
  const lengths = sample.map((study) => Buffer.byteLength(writer.record(study) + writer.between));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const bytes = Math.round(Buffer.byteLength(writer.head) + mean * total);
  const text =
    bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB` : `${number(Math.round(bytes / 1_000_000))} MB`;
  return { size: `about ${text}`, watch: bytes >= LARGE ? bytes : undefined };
}

/** The same search as a form sends it. */
function hiddenFields(address: string) {
  const fields = [...new URLSearchParams(address.slice(1))].map(([name, value]) => ({ name, value }));
  return [{ name: "search", value: "whole" }, ...fields];
}

function withQuery(address: string, more: string): string {
  if (more === "") return address;
  return `${address}${address.includes("?") ? "&" : "?"}${more}`;
}
