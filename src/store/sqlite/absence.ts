import type { Database } from "better-sqlite3";
import { immediate } from "./immediate.ts";
import { AppError } from "../../domain/errors.ts";
import type { Pmid } from "../../domain/pmid.ts";
import type { ContentVersion } from "./content-version.ts";
import type { FullText } from "./search/full-text.ts";
import type { Revisions } from "./revisions.ts";
import { pmidOf } from "./study-rows.ts";

type MissingRow = { readonly pmid: number; readonly sweeps: number; readonly first_at: string };

/** Records PubMed no longer gives: missing for some sweeps, deleted, or joined to another; and those long unasked. */
export function absenceStore(db: Database, revisions: Revisions, words: FullText, version: ContentVersion) {
  const miss = db
    .prepare<[{ pmid: number; at: string }], number>(
      `
      INSERT INTO missing (pmid, sweeps, first_at, last_at)
      VALUES (@pmid, 1, @at, @at)
      ON CONFLICT (pmid) DO UPDATE
        SET sweeps = sweeps + 1, last_at = excluded.last_at
      RETURNING sweeps
    `,
    )
    .pluck();
  const list = db.prepare<[], MissingRow>("SELECT pmid, sweeps, first_at FROM missing ORDER BY pmid");
  const forget = db.prepare<[number]>("DELETE FROM missing WHERE pmid = ?");
  const release = db.prepare<[number]>("DELETE FROM quarantine WHERE pmid = ?");
  const remove = db
    .prepare<[string, number], number>("UPDATE studies SET deleted_at = ? WHERE pmid = ? AND deleted_at IS NULL RETURNING id")
    .pluck();
  const join = db.prepare<[number, number, string]>(`
    INSERT INTO replacements (pmid, into_pmid, at)
    VALUES (?, ?, ?)
    ON CONFLICT (pmid) DO UPDATE
      SET into_pmid = excluded.into_pmid, at = excluded.at
  `);
  const part = db.prepare<[number]>("DELETE FROM replacements WHERE pmid = ?");
  const next = db.prepare<[number], number>("SELECT into_pmid FROM replacements WHERE pmid = ?").pluck();
  const stale = db
    .prepare<[{ before: string; limit: number }], number>(
      `
      SELECT pmid FROM studies INDEXED BY studies_live_by_check
      WHERE deleted_at IS NULL AND checked_at < @before
      ORDER BY checked_at, pmid
      LIMIT @limit
    `,
    )
    .pluck();

  const endOfChain = (pmid: number): number => {
    const seen = new Set([pmid]);
    for (let at = pmid; ;) {
      const into = next.get(at);
      if (into === undefined || seen.has(into)) return at;
      seen.add((at = into));
    }
  };

  return {
    recordMissing: immediate(db, (pmids: readonly Pmid[], at: string): ReadonlyMap<Pmid, number> => {
      const distinct = [...new Set(pmids)];
      return new Map(distinct.map((pmid) => [pmid, miss.get({ pmid: Number(pmid), at }) ?? 0]));
    }),

    listMissing: () => list.all().map(({ pmid, sweeps, first_at }) => ({ pmid: pmidOf(pmid), sweeps, firstAt: first_at })),

    markDeleted: immediate(db, (pmids: readonly Pmid[], at: string): readonly Pmid[] => {
      const deleted = pmids.filter((pmid) => {
        forget.run(Number(pmid));
        release.run(Number(pmid));
        const id = remove.get(at, Number(pmid));
        if (id === undefined) return false;
        words.remove(BigInt(id));
        revisions.record(Number(pmid), at, "deleted");
        return true;
      });
      if (deleted.length > 0) version.advance();
      return deleted;
    }),

    recordReplacement: immediate(db, (pmid: Pmid, into: Pmid, at: string): void => {
      if (pmid === into) throw new AppError("invalid", `PMID ${pmid} cannot be replaced by itself.`);
      // A chain that came back to its start would send a reader's browser in circles; PubMed's latest word stands.
      if (endOfChain(Number(into)) === Number(pmid)) part.run(Number(into));
      join.run(Number(pmid), Number(into), at);
      version.advance();
    }),

    findReplacement: (pmid: Pmid): Pmid | undefined => {
      const end = endOfChain(Number(pmid));
      return end === Number(pmid) ? undefined : pmidOf(end);
    },

    listStale: ({ before, limit }: { readonly before: string; readonly limit: number }): readonly Pmid[] =>
      stale.all({ before, limit }).map(pmidOf),
  };
}
