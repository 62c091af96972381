import { setImmediate as breathe } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import type { Study } from "../../domain/study.ts";
import type { ToRetag } from "../ports.ts";
import { asFailure } from "./failure.ts";
import { pmidOf } from "./study-rows.ts";

const CHUNK = 200;

type Row = { readonly pmid: number; readonly changed_at: string; readonly document: string };

/** Studies that another vocabulary tagged, or none, or all; a deleted one too, because it may come back. */
export function studiesToRetag(db: Database, where: string) {
  const OUTDATED = `
    (@vocabulary IS NULL
      OR NOT EXISTS (SELECT 1 FROM study_tags WHERE study_tags.pmid = studies.pmid AND study_tags.vocabulary = @vocabulary))`;
  const after = db.prepare<[{ pmid: number; vocabulary: string | null }], Row>(`
    SELECT pmid, changed_at, document FROM studies
    WHERE pmid > @pmid AND ${OUTDATED}
    ORDER BY pmid
    LIMIT ${CHUNK}
  `);
  const count = db.prepare<[{ vocabulary: string | null }], number>(`SELECT count(*) FROM studies WHERE ${OUTDATED}`).pluck();

  return {
    countToRetag: (vocabulary?: string): number => count.get({ vocabulary: vocabulary ?? null }) ?? 0,

    /** In chunks by PMID: no transaction outlives a chunk. */
    async *streamToRetag(vocabulary?: string): AsyncGenerator<ToRetag> {
      for (let last = 0; ;) {
        let rows: readonly Row[];
        try {
          rows = after.all({ pmid: last, vocabulary: vocabulary ?? null });
        } catch (error) {
          throw asFailure(error, where);
        }
        const end = rows.at(-1);
        if (end === undefined) return;
        for (const { pmid, changed_at, document } of rows)
          yield { pmid: pmidOf(pmid), changedAt: changed_at, study: JSON.parse(document) as Study };
        last = end.pmid;
        await breathe();
      }
    },
  };
}
