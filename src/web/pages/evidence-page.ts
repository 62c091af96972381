import type { Pmid } from "../../domain/pmid.ts";
import type { Facet } from "../../domain/tag.ts";
import type { StudyFacts } from "../../store/ports.ts";
import { FACETS } from "../../topic/facets.ts";
import type { Group, Order } from "../evidence-table.ts";
import { stateAddress } from "../params.ts";
import type { ReadingState } from "../params.ts";
import { COLUMNS, type ColumnName } from "./evidence-columns.ts";
import { chips } from "./facet-form.ts";
import { studyAddress } from "./links.ts";
import type { Stated } from "./study-facts.ts";
import { evidenceRing } from "./tag-words.ts";
import { trialAddress } from "./trial-page.ts";
import { counted, day, number } from "./words.ts";

const PATH = "/evidence";

/** The facets that narrow a table of treatments; the others narrow from the address. */
const FILTERS: readonly Facet[] = ["design", "drug", "route", "condition", "control", "conclusion"];

type EvidenceFacts = {
  readonly state: ReadingState;
  readonly order: Order | undefined;
  readonly groups: readonly Group[];
  /** Of the groups of this page. */
  readonly facts: ReadonlyMap<Pmid, StudyFacts>;
  readonly studies: number;
  /** True where the address names no design, so that only studies with results of their own are shown. */
  readonly ownResults: boolean;
};

export function evidencePage({ state, order, groups, facts, studies, ownResults }: EvidenceFacts) {
  const pages = Math.max(1, Math.ceil(groups.length / state.per_page));
  const first = (state.page - 1) * state.per_page;
  const shown = groups.slice(first, first + state.per_page);
  const address = (changes: Partial<ReadingState>, by: Order | undefined = order): string =>
    evidenceAddress(PATH, { ...state, ...changes }, by);
  return {
    lede: `${counted(groups.length, "trial or study", "trials and studies")} from ${counted(studies, "publication", "publications")}.`,
    ownResults,
    chips: chips(PATH, state),
    filters: FILTERS.map((facet) => filter(facet, state)),
    q: state.q ?? "",
    hidden: keptTags(state),
    columns: COLUMNS.map(({ name, label, title }) =>
      column(name, label, title ?? "", order, (next) => address({ page: 1 }, next)),
    ),
    rows: shown.flatMap((group) => row(group, facts) ?? []),
    range: shown.length === 0 ? "" : `${number(first + 1)}–${number(first + shown.length)} of ${number(groups.length)}`,
    csv: evidenceAddress("/evidence.csv", { ...state, page: 1 }, order),
    pager:
      pages > 1
        ? {
            previous: state.page > 1 ? address({ page: Math.min(state.page - 1, pages) }) : undefined,
            next: state.page < pages ? address({ page: state.page + 1 }) : undefined,
            words: `Page ${number(state.page)} of ${number(pages)}`,
          }
        : undefined,
  };
}

/** The reading state and, in `by`, the column it is ordered by; with a minus before it, from the greatest down. */
export function evidenceAddress(path: string, state: ReadingState, order: Order | undefined): string {
  const address = stateAddress(path, state);
  if (order === undefined) return address;
  return `${address}${address.includes("?") ? "&" : "?"}by=${order.descending ? "-" : ""}${order.by}`;
}

function column(name: ColumnName, label: string, title: string, order: Order | undefined, address: (order: Order) => string) {
  const current = order?.by === name ? order : undefined;
  // Newest and largest first is what people look for first.
  const descending = current === undefined ? name === "study" || name === "participants" : !current.descending;
  return {
    label,
    title,
    numeric: name === "participants",
    sorted: current === undefined ? "" : current.descending ? "descending" : "ascending",
    arrow: current === undefined ? "" : current.descending ? "↓" : "↑",
    href: address({ by: name, descending }),
  };
}

function row({ main, others, trials }: Group, facts: ReadonlyMap<Pmid, StudyFacts>) {
  const study = facts.get(main);
  if (study === undefined) return undefined;
  return {
    href: studyAddress(main),
    title: study.title.replace(/\.$/, ""),
    year: study.published === "" ? undefined : day(study.published.slice(0, 4)),
    ring: evidenceRing(study.tags),
    retracted: study.tags.some(({ facet, value }) => facet === "status" && value === "retracted"),
    trials: trials.map((id) => ({ id, href: trialAddress(id) })),
    others: others.length === 0 ? "" : counted(others.length, "more publication", "more publications"),
    cells: COLUMNS.slice(1).map(({ name, label, stated }) => ({
      label,
      numeric: name === "participants",
      stated: stated(study).map((one, index) => linked(one, main, index)),
    })),
  };
}

function linked({ text, href, quote }: Stated, pmid: Pmid, index: number) {
  return { text, quote, href: href === undefined ? undefined : studyAddress(pmid) + href, before: index === 0 ? "" : ", " };
}

function filter(facet: Facet, { tag }: ReadingState) {
  const chosen = tag.find((name) => name.startsWith(`${facet}:`));
  return {
    label: FACETS[facet].label,
    any: facet === "design" ? "With own results" : "Any",
    values: FACETS[facet].values.map(({ value, label }) => ({
      name: `${facet}:${value}`,
      label,
      chosen: chosen === `${facet}:${value}`,
    })),
  };
}

/** What the form can't show: further values of its facets, other facets, days, order of the search, length of a page. */
function keptTags(state: ReadingState): readonly { readonly name: string; readonly value: string }[] {
  const first = new Set(FILTERS.flatMap((facet) => state.tag.find((name) => name.startsWith(`${facet}:`)) ?? []));
  const rest = state.tag.filter((name) => !first.has(name));
  const address = stateAddress(PATH, state, {
    q: undefined,
    tag: rest,
    page: 1,
    sort: state.sort === "relevance" ? "newest" : state.sort,
  });
  return [...new URL(address, "http://localhost").searchParams].map(([name, value]) => ({ name, value }));
}
