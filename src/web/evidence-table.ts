import { setImmediate as breathe } from "node:timers/promises";
import type { Pmid } from "../domain/pmid.ts";
import type { StudyBrief } from "../store/ports.ts";
import type { WebStore } from "./needs.ts";
import { COLUMNS, type ColumnName, type SortKey } from "./pages/evidence-columns.ts";

/** What a row is ordered and grouped by; kept for every study asked for, while a row's words are read for the page shown only. */
type Key = {
  readonly pmid: Pmid;
  readonly trials: readonly string[];
  readonly rank: number;
  readonly sort: ReadonlyMap<ColumnName, SortKey>;
};

/** One trial's publications, or one study: the main one, and the others. */
export type Group = { readonly main: Pmid; readonly others: readonly Pmid[]; readonly trials: readonly string[] };

export type Order = { readonly by: ColumnName; readonly descending: boolean };

const CHUNK = 200;

const NO_SORT: Key["sort"] = new Map();

type Known = {
  readonly version: string;
  /** Of trials, which grouping needs. */
  readonly trials: Map<Pmid, Key>;
  /** Of every study that was ever ordered by a column. */
  readonly all: Map<Pmid, Key>;
  readonly registered: ReadonlySet<Pmid>;
};

/** Orders studies by a column and puts a trial's publications in one row; keeps what it learnt until the data changes. */
export function createEvidenceTable(store: Pick<WebStore, "listBriefs" | "listRegistered" | "dataVersion">) {
  let last: Known = { version: "", trials: new Map(), all: new Map(), registered: new Set() };

  const knownNow = async (): Promise<Known> => {
    const version = await store.dataVersion();
    if (version !== last.version)
      last = { version, trials: new Map(), all: new Map(), registered: new Set(await store.listRegistered()) };
    return last;
  };

  const learn = async (pmids: readonly Pmid[], keys: Map<Pmid, Key>, facts: boolean): Promise<ReadonlyMap<Pmid, Key>> => {
    const missing = pmids.filter((pmid) => !keys.has(pmid));
    for (let at = 0; at < missing.length; at += CHUNK) {
      for (const study of await store.listBriefs(missing.slice(at, at + CHUNK), { facts })) keys.set(study.pmid, keyOf(study));
      await breathe();
    }
    return keys;
  };

  return {
    /** In the order of `pmids`, or of a column; what is not stated comes last. */
    groups: async (pmids: readonly Pmid[], order: Order | undefined): Promise<readonly Group[]> => {
      const { registered, trials, all } = await knownNow();
      // In the order of the search only trials need a look: whatever names none is a row by itself.
      const keys =
        order === undefined
          ? await learn(
              pmids.filter((pmid) => registered.has(pmid)),
              trials,
              false,
            )
          : await learn(pmids, all, true);
      const groups = grouped(pmids.map((pmid) => keys.get(pmid) ?? { pmid, trials: [], rank: 0, sort: NO_SORT }));
      if (order !== undefined)
        groups.sort((a, b) => compare(a.main.sort.get(order.by), b.main.sort.get(order.by), order.descending));
      return groups.map(({ main, members, trials }) => ({
        main: main.pmid,
        others: members.length === 1 ? [] : members.filter((member) => member !== main).map(({ pmid }) => pmid),
        trials: [...trials],
      }));
    },
  };
}

function keyOf(study: StudyBrief): Key {
  return {
    pmid: study.pmid,
    trials: study.ownTrials,
    rank: rankOf(study),
    sort: new Map(COLUMNS.map(({ name, key }) => [name, key(study)])),
  };
}

/** Which publication speaks for the trial: its results first, then what was made of them later, its protocol last. */
const RANKS: Readonly<Record<string, number>> = {
  protocol: 0,
  economic: 1,
  qualitative: 1,
  "secondary-analysis": 1,
  rct: 3,
  "non-randomised-trial": 3,
};

/** The least of a study's designs decides: a secondary analysis of a randomised trial is not its report. */
function rankOf({ tags }: StudyBrief): number {
  const ranks = tags.filter(({ facet }) => facet === "design").map(({ value }) => RANKS[value] ?? 2);
  return ranks.length === 0 ? 2 : Math.min(...ranks);
}

const NO_TRIALS = new Set<string>();

type Open = { main: Key; readonly members: Key[]; readonly trials: Set<string> };

/** Studies that share an id of their own trial become one; a row stands where its first study stood. */
function grouped(keys: readonly Key[]): Open[] {
  const byTrial = new Map<string, Open>();
  const groups = new Set<Open>();
  for (const key of keys) {
    if (key.trials.length === 0) {
      groups.add({ main: key, members: [key], trials: NO_TRIALS });
      continue;
    }
    const [first = { main: key, members: [], trials: new Set<string>() }, ...more] = new Set(
      key.trials.flatMap((id) => byTrial.get(id) ?? []),
    );
    for (const other of more) {
      first.members.push(...other.members);
      for (const id of other.trials) first.trials.add(id);
      groups.delete(other);
    }
    first.members.push(key);
    for (const id of key.trials) first.trials.add(id);
    for (const id of first.trials) byTrial.set(id, first);
    groups.add(first);
  }
  for (const group of groups)
    if (group.members.length > 1) group.main = group.members.reduce((best, one) => (isBefore(one, best) ? one : best));
  return [...groups];
}

/** The better rank; of two alike, the earlier: a trial's first report. */
function isBefore(a: Key, b: Key): boolean {
  if (a.rank !== b.rank) return a.rank > b.rank;
  return compare(a.sort.get("study"), b.sort.get("study"), false) < 0;
}

const COLLATOR = new Intl.Collator("en");

function compare(a: SortKey, b: SortKey, descending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(String(a), String(b));
  return descending ? -order : order;
}
