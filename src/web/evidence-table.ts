import { setImmediate as breathe } from "node:timers/promises";
import type { Pmid } from "../domain/pmid.ts";
import type { StudyBrief } from "../store/ports.ts";
import { columnPlaces } from "./column-places.ts";
import type { WebStore } from "./needs.ts";
import type { ColumnName } from "./pages/evidence-columns.ts";

/** What the publications of a trial are put in one row by. */
type Key = { readonly pmid: Pmid; readonly trials: readonly string[]; readonly rank: number; readonly published: string };

/** One trial's publications, or one study: the main one, and the others. */
export type Group = { readonly main: Pmid; readonly others: readonly Pmid[]; readonly trials: readonly string[] };

export type Order = { readonly by: ColumnName; readonly descending: boolean };

const CHUNK = 200;

type Known = {
  readonly version: string;
  /** Of studies that name a trial. */
  readonly keys: Map<Pmid, Key>;
  readonly registered: ReadonlySet<Pmid>;
};

type Needs = Pick<WebStore, "listBriefs" | "listRegistered" | "listStated" | "searchPmids" | "dataVersion">;

/** Orders studies by a column and puts a trial's publications in one row; keeps what it learnt of trials until the data change. */
export function createEvidenceTable(store: Needs) {
  let last: Known = { version: "", keys: new Map(), registered: new Set() };

  const knownNow = async (): Promise<Known> => {
    const version = await store.dataVersion();
    if (version !== last.version) last = { version, keys: new Map(), registered: new Set(await store.listRegistered()) };
    return last;
  };

  const learn = async (pmids: readonly Pmid[], keys: Map<Pmid, Key>): Promise<ReadonlyMap<Pmid, Key>> => {
    const missing = pmids.filter((pmid) => !keys.has(pmid));
    for (let at = 0; at < missing.length; at += CHUNK) {
      for (const study of await store.listBriefs(missing.slice(at, at + CHUNK))) keys.set(study.pmid, keyOf(study));
      await breathe();
    }
    return keys;
  };

  return {
    /** In the order of `pmids`, or of a column; what is not stated comes last. */
    groups: async (pmids: readonly Pmid[], order: Order | undefined): Promise<readonly Group[]> => {
      const { registered, keys } = await knownNow();
      // Whatever names no trial is a row by itself.
      const trials = await learn(
        pmids.filter((pmid) => registered.has(pmid)),
        keys,
      );
      const groups = grouped(pmids, trials);
      return order === undefined ? groups : sorted(groups, await columnPlaces(order.by, store), order.descending);
    },
  };
}

function keyOf(study: StudyBrief): Key {
  return { pmid: study.pmid, trials: study.ownTrials, rank: rankOf(study), published: study.published };
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

type Open = { readonly members: Key[]; readonly trials: Set<string>; into: Open | undefined };

/** Studies that share an id of their own trial become one; a row stands where its first study stood. */
function grouped(pmids: readonly Pmid[], keys: ReadonlyMap<Pmid, Key>): readonly Group[] {
  const byTrial = new Map<string, Open>();
  const rows = pmids.map((pmid): Pmid | Open | undefined => {
    const key = keys.get(pmid);
    if (key === undefined || key.trials.length === 0) return pmid;
    const [known, ...more] = new Set(key.trials.flatMap((id) => byTrial.get(id) ?? []));
    const open: Open = known ?? { members: [], trials: new Set(), into: undefined };
    for (const other of more) {
      open.members.push(...other.members);
      for (const id of other.trials) open.trials.add(id);
      other.into = open;
    }
    open.members.push(key);
    for (const id of key.trials) open.trials.add(id);
    for (const id of open.trials) byTrial.set(id, open);
    return known === undefined ? open : undefined;
  });
  return rows.flatMap((row) => {
    if (typeof row === "string") return { main: row, others: NONE, trials: NONE };
    return row === undefined || row.into !== undefined ? [] : groupOf(row);
  });
}

const NONE: readonly never[] = [];

function groupOf({ members, trials }: Open): Group {
  const { pmid: main } = members.reduce((best, one) => (isBefore(one, best) ? one : best));
  return { main, others: members.filter(({ pmid }) => pmid !== main).map(({ pmid }) => pmid), trials: [...trials] };
}

/** The better rank; of two alike, the earlier: a trial's first report. What is not dated comes last. */
function isBefore(a: Key, b: Key): boolean {
  if (a.rank !== b.rank) return a.rank > b.rank;
  return a.published !== "" && (b.published === "" || a.published < b.published);
}

/** More rows than this are more studies than PubMed has. */
const MOST_ROWS = 2 ** 27;

/** By the places of their main studies, as numbers: a hundred thousand in some milliseconds. Equal ones stay in their order. */
function sorted(groups: readonly Group[], places: ReadonlyMap<Pmid, number>, descending: boolean): readonly Group[] {
  const direction = descending ? -1 : 1;
  const ranks: number[] = [];
  const unstated: Group[] = [];
  for (const [row, group] of groups.entries()) {
    const place = places.get(group.main);
    if (place === undefined) unstated.push(group);
    else ranks.push(direction * place * MOST_ROWS + row);
  }
  const stated: Group[] = [];
  for (const rank of Float64Array.from(ranks).sort()) {
    const group = groups[((rank % MOST_ROWS) + MOST_ROWS) % MOST_ROWS];
    if (group !== undefined) stated.push(group);
  }
  return [...stated, ...unstated];
}
