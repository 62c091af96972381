import { setImmediate as breathe } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import type { Study } from "../../../domain/study.ts";
import type { SearchRequest } from "../../ports.ts";
import { asFailure } from "../failure.ts";
import type { Searcher } from "./study-search.ts";

const CHUNK = 200;

/** All that a search finds as whole studies: found at once, read in chunks, so that no transaction waits for a slow reader. */
export function foundStream(db: Database, { foundIds }: Pick<Searcher, "foundIds">, where: string) {
  const one = db.prepare<[number], string>("SELECT document FROM studies WHERE id = ? AND deleted_at IS NULL").pluck();
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw asFailure(error, where);
    }
  };

  return {
    async *streamFound(request: SearchRequest): AsyncGenerator<Study> {
      const ids = attempt(() => foundIds(request));
      for (let at = 0; at < ids.length; at += CHUNK) {
        // A study that was deleted meanwhile is left out.
        const documents = attempt(() => ids.slice(at, at + CHUNK).map((id) => one.get(id)));
        for (const document of documents) if (document !== undefined) yield JSON.parse(document) as Study;
        await breathe();
      }
    },
  };
}
