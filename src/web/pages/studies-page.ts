import type { Understood } from "../../search/understand.ts";
import type { SearchPage } from "../../store/ports.ts";
import type { Card } from "../cards.ts";
import { stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import type { PartFound } from "../what-each-finds.ts";
import { exportFormats } from "./basket-page.ts";
import { chips } from "./facet-form.ts";
import type { Freshness } from "./freshness.ts";
import { understoodLine } from "./understood.ts";
import { capitalised, counted, number } from "./words.ts";

const PATH = "/studies";

const SORTS = [
  { sort: "relevance", text: "best match" },
  { sort: "newest", text: "newest" },
  { sort: "evidence", text: "evidence" },
  { sort: "published", text: "publication date" },
] as const satisfies readonly { sort: ReadingState["sort"]; text: string }[];

type ListFacts = Omit<SearchPage, "pmids" | "facets"> & {
  readonly cards: readonly Card[];
  readonly facetsHtml: string;
  readonly state: ReadingState;
  readonly understood: Understood;
  readonly freshness: Freshness;
  /** The search with its unknown words corrected, where there is one. */
  readonly suggestion: string | undefined;
  /** Of an empty answer: what each part of the search finds. */
  readonly parts: readonly PartFound[];
};

export function studiesPage({
  state,
  total,
  cards,
  facetsHtml,
  missingIds,
  understood,
  freshness,
  suggestion,
  parts,
}: ListFacts) {
  const pages = Math.max(1, Math.ceil(total / state.per_page));
  const first = (state.page - 1) * state.per_page + 1;
  const whole = { ...state, page: 1, per_page: 25 };
  const active = chips(PATH, state);
  // Days of entry and the order are of today's list, not of what a mail brings.
  const wish = [
    ...(state.q === undefined ? [] : [{ name: "q", value: state.q }]),
    ...state.tag.map((value) => ({ name: "tag", value })),
  ];
  return {
    heading: capitalised(counted(total, "study", "studies")),
    understood: understoodLine(understood, missingIds, state, PATH),
    suggestion:
      suggestion === undefined ? undefined : { text: suggestion, href: stateAddress(PATH, state, { q: suggestion, page: 1 }) },
    fresh: freshness,
    chips: active,
    clear: active.length > 1 ? PATH : undefined,
    facetsHtml,
    form: { from: state.from ?? "", to: state.to ?? "", hidden: carried(state) },
    sorts: SORTS.filter(({ sort }) => sort !== "relevance" || state.q !== undefined).map(({ sort, text }) => ({
      text,
      href: stateAddress(PATH, state, { sort, page: 1 }),
      current: sort === state.sort,
    })),
    perPages: [25, 50, 100, 200].map((size) => ({
      text: String(size),
      href: stateAddress(PATH, state, { per_page: size, page: 1 }),
      current: size === state.per_page,
    })),
    actions: {
      export: { href: stateAddress("/export", whole), text: total === 1 ? "Export" : `Export ${number(total)}` },
      feed: stateAddress("/feed.atom", whole),
      freeze: fieldsOf(stateAddress(PATH, whole)),
      wish,
      subscribe: `/subscribe?${new URLSearchParams(wish.map(({ name, value }): [string, string] => [name, value])).toString()}`,
    },
    range: cards.length === 0 ? "" : `${number(first)}–${number(first + cards.length - 1)} of ${number(total)}`,
    rowsHtml: cards.map(({ rowHtml }) => rowHtml).join("\n"),
    formats: exportFormats(),
    empty: cards.length > 0 ? "" : emptiness(total, pages, state, freshness),
    parts: parts.map(({ state: part, total: found }) => ({
      text: part.q ?? "",
      href: stateAddress(PATH, part),
      found: found === 0 ? "none" : counted(found, "study", "studies"),
    })),
    lastPage: cards.length === 0 && total > 0 ? stateAddress(PATH, state, { page: pages }) : undefined,
    pager: pages > 1 ? pager(state, pages) : undefined,
  };
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
  if (state.q !== undefined && state.tag.length > 0)
    return "No stored study matches both the words and the filters. Give up a filter above, or fewer words.";
  if (state.q !== undefined) return "No stored study matches these words. Fewer words, or * at the end of one, find more.";
  if (state.tag.length > 0) return "No stored study has all of these tags. Give up one of the filters above.";
  if (state.from !== undefined || state.to !== undefined) return "No study entered PubMed in these days. Try a longer time.";
  return fresh === "complete" ? "PubMed returned no studies." : "Studies appear here after the first sync with PubMed.";
}

/** What the form of filters must not lose: the words, the order, the length of a page. Tags and days are its own fields. */
function carried(state: ReadingState): readonly { readonly name: string; readonly value: string }[] {
  return fieldsOf(stateAddress(PATH, state, { from: undefined, to: undefined, tag: [], page: 1 }));
}

/** What the search box keeps: everything but the words, the order and the page. */
export function keptBySearch(state: ReadingState): readonly { readonly name: string; readonly value: string }[] {
  return fieldsOf(stateAddress(PATH, state, { q: undefined, sort: "newest", page: 1 }));
}

function fieldsOf(address: string): readonly { readonly name: string; readonly value: string }[] {
  return [...new URL(address, "http://localhost").searchParams].map(([name, value]) => ({ name, value }));
}
