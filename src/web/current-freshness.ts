import type { WebNeeds } from "./needs.ts";
import { freshness } from "./pages/freshness.ts";
import type { Freshness } from "./pages/freshness.ts";

type Needs = Pick<WebNeeds, "store" | "clock">;

/** Enough runs to find the last sync behind a few imports. */
const RUNS = 20;

/** How long "two days ago" and "under way" stand, as on the pages that the front cache keeps (server.ts). */
const FRESH_FOR_MS = 60_000;

/** Every page asks for it, so it is kept as long as a ready page would be; by store, since there is one of each. */
const known = new WeakMap<Needs["store"], { readonly key: string; readonly freshness: Freshness }>();

export async function currentFreshness({ store, clock }: Needs): Promise<Freshness> {
  const now = clock();
  const key = `${await store.dataVersion()}@${Math.floor(now.getTime() / FRESH_FOR_MS)}`;
  const kept = known.get(store);
  if (kept?.key === key) return kept.freshness;
  const [runs, lastComplete, counts] = await Promise.all([
    store.listRuns(RUNS),
    store.lastCompleteRun("sync"),
    store.countStudies(),
  ]);
  const made = freshness({ now, runs, lastComplete, counts });
  known.set(store, { key, freshness: made });
  return made;
}
