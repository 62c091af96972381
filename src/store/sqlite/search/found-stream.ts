import { setImmediate as breathe } from "node:timers/promises";
import type { SearchRequest, StoredStudy } from "../../ports.ts";
import { asFailure } from "../failure.ts";
import type { Searcher } from "./study-search.ts";

const CHUNK = 200;

/** All that a search finds as whole studies: found at once, read in chunks, so that no transaction waits for a slow reader. */
export function foundStream({ foundIds, readStudies }: Pick<Searcher, "foundIds" | "readStudies">, where: string) {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw asFailure(error, where);
    }
  };

  return {
    async *streamFound(request: SearchRequest): AsyncGenerator<StoredStudy> {
      const ids = attempt(() => foundIds(request));
      for (let at = 0; at < ids.length; at += CHUNK) {
        // A study that was deleted meanwhile is left out.
        yield* attempt(() => readStudies(ids.slice(at, at + CHUNK))).filter(({ deletedAt }) => deletedAt === undefined);
        await breathe();
      }
    },
  };
}
