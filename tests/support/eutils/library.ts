import { dayOf, type Day } from "./days.ts";
import { indexRecord, type RecordDates } from "./indexed-record.ts";
import { wordIndex, type WordIndex } from "./word-index.ts";
import type { Marks } from "./query-matches.ts";

/** A record as it is handed in: its XML, or a function that makes it again, so that 100,000 need not be held. */
export type EutilsRecord = string | (() => string);

export type Library = {
  readonly words: WordIndex;
  readonly size: () => number;
  readonly add: (record: EutilsRecord) => string;
  readonly remove: (pmid: string) => void;
  readonly xml: (pmid: string) => string | undefined;
  readonly dates: (pmid: string) => RecordDates | undefined;
  readonly marks: () => Marks;
  readonly markKey: (marks: Marks, key: string) => void;
  readonly dayMarks: (date: keyof RecordDates, from: Day, to: Day) => Marks;
  readonly pmidMarks: (from: number, to: number) => Marks;
  readonly pmidsMarks: (pmids: readonly string[]) => Marks;
  readonly hasHeading: (name: string) => boolean;
  /** Newest entry first, then highest PMID, as PubMed sorts unless told otherwise. */
  readonly pmidsOf: (marks: Marks, sort?: "entered" | "published") => string[];
  readonly cached: (key: string, work: () => Marks) => Marks;
};

type Held = { readonly pmid: string; readonly xml: Buffer | (() => string); readonly dates: RecordDates; alive: boolean };

/** Answers of one query's parts kept at a time; beyond it the cache starts anew. */
const CACHED_MARKS = 3000;

/** The records a server holds, indexed for searching. A revised record is a new one; the old stays behind, unmatched. */
export function library(clock: () => Date): Library {
  const words = wordIndex();
  const held: Held[] = [];
  const byPmid = new Map<string, number>();
  const byKey = new Map<string, number[]>();
  let cache = new Map<string, Marks>();

  const remove = (pmid: string): void => {
    const doc = byPmid.get(pmid);
    const record = doc === undefined ? undefined : held[doc];
    if (record !== undefined) record.alive = false;
    byPmid.delete(pmid);
    cache = new Map();
  };
  const recordOf = (pmid: string): Held | undefined => held[byPmid.get(pmid) ?? -1];
  const marks = (): Marks => new Uint8Array(held.length);
  const markWhere = (holds: (record: Held) => boolean): Marks => {
    const found = marks();
    held.forEach((record, doc) => holds(record) && (found[doc] = 1));
    return found;
  };

  return {
    words,
    size: () => byPmid.size,
    add(record) {
      const xml = typeof record === "string" ? record : record();
      const indexed = indexRecord(xml, dayOf(clock()));
      remove(indexed.pmid);
      const doc = held.length;
      held.push({
        pmid: indexed.pmid,
        xml: typeof record === "string" ? Buffer.from(xml) : record,
        dates: indexed.dates,
        alive: true,
      });
      byPmid.set(indexed.pmid, doc);
      words.add(indexed.sections);
      for (const key of new Set(indexed.keys)) {
        const docs = byKey.get(key);
        if (docs === undefined) byKey.set(key, [doc]);
        else docs.push(doc);
      }
      return indexed.pmid;
    },
    remove,
    xml(pmid) {
      const record = recordOf(pmid);
      return typeof record?.xml === "function" ? record.xml() : record?.xml.toString();
    },
    dates: (pmid) => recordOf(pmid)?.dates,
    marks,
    markKey(found, key) {
      if (key.endsWith("*")) {
        for (const [known, docs] of byKey) if (known.startsWith(key.slice(0, -1))) for (const doc of docs) found[doc] = 1;
      } else {
        for (const doc of byKey.get(key) ?? []) found[doc] = 1;
      }
    },
    dayMarks: (date, from, to) =>
      markWhere(({ dates }) => {
        const electronic = date === "pdat" && dates.electronic >= from && dates.electronic <= to;
        return electronic || (dates[date] >= from && dates[date] <= to);
      }),
    pmidMarks: (from, to) => markWhere(({ pmid }) => Number(pmid) >= from && Number(pmid) <= to),
    pmidsMarks(pmids) {
      const found = marks();
      for (const pmid of pmids) {
        const doc = byPmid.get(pmid);
        if (doc !== undefined) found[doc] = 1;
      }
      return found;
    },
    hasHeading: (name) => byKey.has(`mh:${name}`),
    pmidsOf(found, sort = "entered") {
      const date = sort === "entered" ? "crdt" : "pdat";
      const hits = held.filter((record, doc) => record.alive && found[doc] === 1);
      hits.sort((a, b) => b.dates[date] - a.dates[date] || Number(b.pmid) - Number(a.pmid));
      return hits.map(({ pmid }) => pmid);
    },
    cached(key, work) {
      const known = cache.get(key);
      if (known !== undefined) return known;
      if (cache.size > CACHED_MARKS) cache = new Map();
      const found = work();
      cache.set(key, found);
      return found;
    },
  };
}
