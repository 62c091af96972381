import { AppError } from "../domain/errors.ts";
import type { Eutils } from "../pubmed/client.ts";
import type { Round } from "./round.ts";

/**
 * After a sweep of everything: the query without dates must find as many records as it finds by entry date, or windows
 * of dates could never be proof. Throws AppError("unavailable") when PubMed's two counts differ twice.
 */
export async function proveWhole({ run, query, today }: Round, needs: { readonly eutils: Pick<Eutils, "count"> }): Promise<void> {
  const request = { term: query, signal: run.signal };
  for (let again = false; ; again = true) {
    const all = await needs.eutils.count(request);
    const dated = await needs.eutils.count({ ...request, window: { field: "crdt", from: run.tally.window.from, to: today } });
    if (all === dated) {
      const during = all - run.tally.count;
      if (during !== 0)
        run.tally.warnings.add(`PubMed's count moved by ${during} during this run; the next run covers these days again.`);
      return;
    }
    if (again) {
      throw new AppError(
        "unavailable",
        `PubMed finds ${all} records for the query, but ${dated} by entry date up to ${today}; everything found by date is stored.`,
      );
    }
  }
}
