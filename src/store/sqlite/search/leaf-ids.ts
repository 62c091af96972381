import type { Database } from "better-sqlite3";
import type { DateField } from "../../../search/fields.ts";
import type { DatesLeaf, HasLeaf, PhraseLeaf, SizeLeaf, NearWordsLeaf } from "../../../search/plan.ts";
import { MATCHING, matchingWord } from "./matching-word.ts";
import { matchText, nearText } from "./match-text.ts";
import { HAS } from "./search-rows.ts";

type Between = { readonly from: number; readonly to: number };

export type LeafIds = ReturnType<typeof leafIds>;

/** The rising row ids of the studies that a leaf finds: one SQL statement each. */
export function leafIds(db: Database) {
  const ids = (sql: string) => db.prepare<unknown[], number>(sql).pluck();
  const match = ids(MATCHING);
  const pmid = ids("SELECT id FROM studies WHERE pmid = ? AND deleted_at IS NULL");
  const size = ids("SELECT id FROM study_search WHERE participants BETWEEN @from AND @to ORDER BY id");
  const has = ids("SELECT id FROM study_search WHERE has & ? ORDER BY id");
  const day = (...columns: string[]) =>
    ids(
      `SELECT id FROM study_search WHERE ${columns.map((column) => `${column} BETWEEN @from AND @to`).join(" OR ")} ORDER BY id`,
    );
  const dates: Readonly<Record<Exclude<DateField, "edat" | "crdt">, ReturnType<typeof ids>>> = {
    // PubMed's publication date is either one.
    dp: day("published", "electronic"),
    ppdat: day("published"),
    epdat: day("electronic"),
    mhda: day("indexed"),
    dcom: day("completed"),
    lr: day("revised"),
    new: day("first_seen"),
  };

  return {
    phrases: (leaves: readonly PhraseLeaf[]): readonly number[] => match.all(matchText(leaves)),
    word: matchingWord(db),
    near: (leaf: NearWordsLeaf): readonly number[] => match.all(nearText(leaf)),
    pmid: (number: number): readonly number[] => pmid.all(number),
    size: ({ from, to }: SizeLeaf): readonly number[] => size.all({ from, to } satisfies Between),
    has: ({ what }: HasLeaf): readonly number[] => has.all(HAS[what]),
    dates: (field: keyof typeof dates, leaf: DatesLeaf): readonly number[] =>
      dates[field].all({ from: firstDay(leaf.from), to: lastDay(leaf.to) } satisfies Between),
  };
}

/** "2024" begins with 20240000, so that a date known by its year or month alone is found from its beginning. */
const firstDay = (iso: string) => Number(iso.replaceAll("-", "").padEnd(8, "0"));
/** "2024" ends with 20249999. */
const lastDay = (iso: string) => Number(iso.replaceAll("-", "").padEnd(8, "9"));
