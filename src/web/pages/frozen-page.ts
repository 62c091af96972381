import { CITATION_FORMATS } from "../../citation/formats.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { FrozenSearch, StoredStudy } from "../../store/ports.ts";
import { readState, stateAddress } from "../params.ts";
import { tagLabel } from "./facet-form.ts";
import type { Freshness } from "./freshness.ts";
import { pubmedAddress, studyAddress } from "./links.ts";
import { statusLabels } from "./status-words.ts";
import { studyTitle } from "./title.ts";
import { capitalised, counted, moment, number } from "./words.ts";

/** Entries of a list that are drawn; the files hold all. */
const MOST = 200;

type FrozenFacts = {
  readonly frozen: FrozenSearch;
  /** What the same search finds today. */
  readonly now: readonly Pmid[];
  /** Of those shown: frozen, and come since. */
  readonly studies: ReadonlyMap<Pmid, StoredStudy>;
  readonly siteName: string;
  readonly publicUrl: string;
  readonly source: string;
};

/** The PMIDs drawn on the page: the first of those frozen, of those that left, of those that came. */
export function shownPmids({ pmids }: FrozenSearch, now: readonly Pmid[]): readonly Pmid[] {
  const { gone, come } = difference(pmids, now);
  return [...new Set([...pmids.slice(0, MOST), ...gone.slice(0, MOST), ...come.slice(0, MOST)])];
}

/** What a review says of the source: "PubMed, complete to 24 November 2026; 1,234 studies stored when this page was made". */
export function coverage({ completeTo, studies }: Pick<Freshness, "completeTo" | "studies">): string {
  const reach = completeTo === undefined ? "before a first sync with it was complete" : `complete to ${completeTo.text}`;
  return `PubMed, ${reach}; ${studies} stored when this page was made`;
}

export function frozenPage({ frozen, now, studies, siteName, publicUrl, source }: FrozenFacts) {
  const { id, search, pmids } = frozen;
  const { gone, come } = difference(pmids, now);
  const entry = (pmid: Pmid) => entryOf(pmid, studies.get(pmid));
  return {
    heading: `${capitalised(counted(pmids.length, "study", "studies"))}, frozen`,
    at: moment(search.at),
    text: search.text,
    block: prismaBlock(frozen, { siteName, publicUrl, source }),
    files: CITATION_FORMATS.filter(({ name }) => name !== "biblatex").map(({ label, extension }) => ({
      label,
      href: `/frozen/${id}.${extension}`,
    })),
    again: stateAddress("/studies", stateOf(frozen)),
    unchanged: gone.length === 0 && come.length === 0,
    come: come.slice(0, MOST).map(entry),
    comeText: `${capitalised(counted(come.length, "study", "studies"))} would be found today as well`,
    gone: gone.slice(0, MOST).map(entry),
    goneText: `${capitalised(counted(gone.length, "study", "studies"))} would not be found today`,
    entries: pmids.slice(0, MOST).map(entry),
    more: pmids.length > MOST ? `The list stops after ${number(MOST)}; the files hold all ${number(pmids.length)}.` : "",
  };
}

export function stateOf({ search }: FrozenSearch) {
  return readState({
    q: search.text,
    tag: [...search.tags],
    from: search.from ?? "",
    to: search.to ?? "",
    sort: search.sort,
  });
}

function difference(before: readonly Pmid[], now: readonly Pmid[]) {
  const [old, today] = [new Set(before), new Set(now)];
  return { gone: before.filter((pmid) => !today.has(pmid)), come: now.filter((pmid) => !old.has(pmid)) };
}

function entryOf(pmid: Pmid, stored: StoredStudy | undefined) {
  if (stored === undefined) return { pmid, href: pubmedAddress(pmid), titleHtml: "", titleLang: "", labels: [] };
  const { titleHtml, titleLang } = studyTitle(stored.study);
  return { pmid, href: studyAddress(pmid), titleHtml, titleLang, labels: statusLabels(stored.study.status) };
}

/** What PRISMA-S asks a review to report of each search: source, date, strategy as run, limits, and the number found. */
function prismaBlock(
  { id, search, pmids }: FrozenSearch,
  { siteName, publicUrl, source }: Pick<FrozenFacts, "siteName" | "publicUrl" | "source">,
): string {
  const limits = [
    ...search.tags.map((name) => {
      const [facet = "", value = ""] = name.split(":");
      return `${facet}: ${tagLabel(facet, value)}`;
    }),
    ...(search.from === undefined ? [] : [`entered PubMed from ${search.from}`]),
    ...(search.to === undefined ? [] : [`entered PubMed to ${search.to}`]),
  ];
  const lines = [
    ["Database and platform", `${siteName}, a tagged copy of PubMed’s records on its subject, at ${publicUrl}`],
    ["Coverage", source],
    ["Date of search", moment(search.at).text],
    ["Strategy as typed", search.text === "" ? "(none: all stored records)" : search.text],
    ["Strategy as run", search.translation === "" ? "all[filter]" : search.translation],
    ["Limits", limits.length === 0 ? "none" : limits.join("; ")],
    ["Records found", String(pmids.length)],
    ["Permanent address", `${publicUrl}/frozen/${id}`],
  ];
  return lines.map(([name, value]) => `${name ?? ""}: ${value ?? ""}`).join("\n");
}
