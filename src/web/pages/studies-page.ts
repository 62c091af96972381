import { coins } from "../../citation/coins.ts";
import { unapiId } from "../../citation/unapi.ts";
import type { StoredStudy } from "../../store/ports.ts";
import { stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import { exportFormats } from "./basket-page.ts";
import type { Freshness } from "./freshness.ts";
import { studyCard } from "./study-card.ts";
import { capitalised, counted, day, number, span } from "./words.ts";

const PATH = "/studies";

/** What the address asks for and this version of the site cannot do yet: said aloud, never ignored silently. */
export function unmetWishes({ q, tag, sort }: ReadingState): readonly string[] {
  return [
    ...(q === undefined ? [] : ["Search is not available yet: the words in the address were not used."]),
    ...(tag.length === 0 ? [] : ["Filtering by tag is not available yet: the tags in the address were not used."]),
    ...(sort === "relevance" || sort === "evidence" ? [`Sorting by ${sort} is not available yet: the newest come first.`] : []),
  ];
}

/** The two orders the store knows; what is not available yet falls back to the newest. */
export function storeSort(sort: ReadingState["sort"]): "newest" | "published" {
  return sort === "published" ? "published" : "newest";
}

type ListFacts = {
  readonly state: ReadingState;
  readonly total: number;
  readonly studies: readonly StoredStudy[];
  readonly freshness: Freshness;
};

export function studiesPage({ state, total, studies, freshness }: ListFacts) {
  const pages = Math.max(1, Math.ceil(total / state.per_page));
  const sort = storeSort(state.sort);
  const first = (state.page - 1) * state.per_page + 1;
  const narrowed = state.from !== undefined || state.to !== undefined;
  return {
    heading: capitalised(counted(total, "study", "studies")),
    window: narrowed ? entryWindow(state.from, state.to) : "",
    wishes: unmetWishes(state),
    fresh: freshness,
    form: { from: state.from ?? "", to: state.to ?? "", hidden: carried(state) },
    clear: narrowed ? stateAddress(PATH, state, { from: undefined, to: undefined, page: 1 }) : undefined,
    sorts: [
      { text: "entry into PubMed", href: stateAddress(PATH, state, { sort: "newest", page: 1 }), current: sort === "newest" },
      {
        text: "publication date",
        href: stateAddress(PATH, state, { sort: "published", page: 1 }),
        current: sort === "published",
      },
    ],
    perPages: [25, 50, 100, 200].map((size) => ({
      text: String(size),
      href: stateAddress(PATH, state, { per_page: size, page: 1 }),
      current: size === state.per_page,
    })),
    range: studies.length === 0 ? "" : `${number(first)}–${number(first + studies.length - 1)} of ${number(total)}`,
    studies: studies.map(row),
    formats: exportFormats(),
    export: stateAddress("/export", state, { page: 1, per_page: 25 }),
    exportText: `Export ${total === 1 ? "1 study" : `all ${number(total)}`}`,
    empty: studies.length > 0 ? "" : emptiness(total, pages, state, freshness),
    lastPage: studies.length === 0 && total > 0 ? stateAddress(PATH, state, { page: pages }) : undefined,
    pager: pages > 1 ? pager(state, pages) : undefined,
  };
}

/** A card, and what reference managers look for on lists: Zotero offers every study that has a unAPI id or a COinS. */
function row(stored: StoredStudy) {
  const { pmid } = stored.study;
  return { ...studyCard(stored), pmid, unapi: unapiId(pmid), coins: coins(stored.study) };
}

/** Previous, next, and the numbers near by, with the first and the last always in reach. */
function pager(state: ReadingState, pages: number) {
  const current = Math.min(state.page, pages + 1);
  const near = [1, current - 2, current - 1, current, current + 1, current + 2, pages];
  const shown = [...new Set(near)].filter((page) => page >= 1 && page <= pages).sort((a, b) => a - b);
  const address = (page: number): string => stateAddress(PATH, state, { page });
  return {
    previous: current > 1 ? address(current - 1) : undefined,
    next: current < pages ? address(current + 1) : undefined,
    pages: shown.map((page, index) => ({
      text: number(page),
      href: address(page),
      current: page === state.page,
      gap: index > 0 && page - (shown[index - 1] ?? page) > 1,
    })),
  };
}

function emptiness(total: number, pages: number, state: ReadingState, { state: fresh }: Freshness): string {
  if (total > 0) return `There is no page ${number(state.page)}; the last is ${number(pages)}.`;
  if (state.from !== undefined || state.to !== undefined) return "No study entered PubMed in these days. Try a longer time.";
  return fresh === "complete" ? "PubMed returned no studies." : "Studies appear here after the first sync with PubMed.";
}

function entryWindow(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return `Entered PubMed ${span(from, to)}`;
  if (from !== undefined) return `Entered PubMed since ${day(from).text}`;
  return `Entered PubMed up to ${day(to ?? "").text}`;
}

/** What the form must not lose: everything of the reading state but the dates it asks for and the page. */
function carried(state: ReadingState): readonly { readonly name: string; readonly value: string }[] {
  const kept = new URL(stateAddress(PATH, state, { from: undefined, to: undefined, page: 1 }), "http://localhost");
  return [...kept.searchParams].map(([name, value]) => ({ name, value }));
}
