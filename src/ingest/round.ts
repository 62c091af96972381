import type { Pmid } from "../domain/pmid.ts";
import type { Run } from "./run.ts";

/** One sync under way: what its three streams share. */
export type Round = {
  readonly run: Run;
  readonly query: string;
  /** The last day of every window of this run. */
  readonly today: string;
  /** Asked for in this run already, by whichever stream came first. */
  readonly asked: Set<Pmid>;
  /** Not returned in this run, with the number of runs in which that has happened. */
  readonly misses: Map<Pmid, number>;
};
