import { median } from "../measure.ts";

/** Milliseconds for 20 studies by relevance with the exact count of a first query: bare, with facets, with facets and fragments. */
export type PeerTimes = {
  readonly found: number;
  readonly counted: number;
  readonly facets: number;
  readonly page: number;
  /** The median of other queries, each asked once, with facets and fragments. */
  readonly newWords: number;
};

/** Another engine over the same words. Built once into its folder; asked in a process of its own. */
export type Peer = {
  readonly name: string;
  /** What its facets are, for the table. */
  readonly counts: string;
  /** Undefined when it is installed; otherwise what is missing. */
  readonly missing: () => string | undefined;
  readonly build: (folder: string, lines: string) => Promise<void>;
  readonly ask: (folder: string, queries: readonly string[], seconds: number) => Promise<PeerTimes>;
};

/** The middle of as many rounds as fit into `seconds`: one at least, forty at most. */
export async function medianWithin(seconds: number, work: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (times.length < 1 || (times.length < 40 && performance.now() < end)) times.push(await work());
  return median(times);
}
