import type { WebNeeds } from "./needs.ts";
import { freshness } from "./pages/freshness.ts";
import type { Freshness } from "./pages/freshness.ts";

/** Enough runs to find the last sync behind a few imports. */
const RUNS = 20;

export async function currentFreshness({ store, clock }: Pick<WebNeeds, "store" | "clock">): Promise<Freshness> {
  const [runs, lastComplete, counts] = await Promise.all([
    store.listRuns(RUNS),
    store.lastCompleteRun("sync"),
    store.countStudies(),
  ]);
  return freshness({ now: clock(), runs, lastComplete, counts });
}
