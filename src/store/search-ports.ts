import type { Pmid } from "../domain/pmid.ts";
import type { Facet } from "../domain/tag.ts";
import type { PhraseLeaf, Plan } from "../search/plan.ts";
import type { StudyId } from "../search/tree.ts";
import type { StoredStudy } from "./ports.ts";

export type SearchSort = "newest" | "published" | "evidence" | "relevance";

/** A search as `understand` made it, narrowed by tags (values of one facet are OR-ed, facets AND-ed) and entry days. */
export type SearchRequest = {
  readonly plan: Plan;
  /** What relevance is measured by; needed for that order only. */
  readonly scored?: readonly PhraseLeaf[];
  readonly tags?: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Entry days, inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly sort: SearchSort;
  /** A search that costs more is refused with a sentence; what it found so far is kept, so that asking again gets further. */
  readonly budgetMs?: number;
};

/** Every value that the search finds, and chosen ones also where it finds none; each as if its own facet were not narrowed. Most studies first. */
export type FacetCounts = Readonly<Partial<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>>;

export type SearchAnswer = {
  /** Exact. */
  readonly total: number;
  /** One page, in order. */
  readonly studies: readonly StoredStudy[];
  readonly facets: FacetCounts;
  /** Ids that were asked for and are not here. */
  readonly missingIds: readonly StudyId[];
};

/** The same answer without the studies themselves, for readers who hold most of them already. */
export type SearchPage = Omit<SearchAnswer, "studies"> & { readonly pmids: readonly Pmid[] };

export type SimilarStudy = {
  readonly stored: StoredStudy;
  /** Most telling first; `name` as this study prints it. */
  readonly shares: readonly { readonly kind: "trial" | "mesh" | "word"; readonly name: string }[];
};

/** A search as a reader stated it, with how it was understood on the day. */
export type FrozenState = {
  readonly at: string;
  readonly text: string;
  readonly translation: string;
  readonly tags: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly sort: SearchSort;
};

export type FrozenSearch = {
  /** Ten letters and figures, made of the search and what it found. */
  readonly id: string;
  readonly search: FrozenState;
  /** In the order of the day, deleted records included. */
  readonly pmids: readonly Pmid[];
};

export type StudySearch = {
  /**
   * For a server that lives long: prepares these searches and the commonest words, now and whenever the studies have changed and come to
   * rest, where it holds up nobody. Kept when the first time is over; what is found is the same with and without.
   */
  warmSearch(usual: readonly Plan[]): Promise<void>;
  searchStudies(request: SearchRequest & { readonly page: number; readonly perPage: number }): Promise<SearchAnswer>;
  searchPage(request: SearchRequest & { readonly page: number; readonly perPage: number }): Promise<SearchPage>;
  /** All that a search finds, in its order. */
  searchPmids(request: SearchRequest): Promise<readonly Pmid[]>;
  /** For each word that stands in no study, the word of ours most like it, where one is; those looked for in time. */
  suggestWords(words: readonly string[], budgetMs?: number): Promise<ReadonlyMap<string, string>>;
  /** Studies that share most with one: the same trial, rare MeSH headings, rare words of the title; each with what it shares. */
  similarStudies(pmid: Pmid, limit: number): Promise<readonly SimilarStudy[]>;
  /** Keeps what a search finds now for ever; the same search frozen twice at one moment is one. */
  freezeSearch(search: FrozenState, request: SearchRequest): Promise<FrozenSearch>;
  findFrozen(id: string): Promise<FrozenSearch | undefined>;
};
