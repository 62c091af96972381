import type { Pmid } from "../domain/pmid.ts";
import type { Quarantined, Store } from "../store/ports.ts";
import type { Run } from "./run.ts";

/** The source of what a sync fetched; a file's is its name. */
export const PUBMED = "PubMed";

/**
 * A broken record that does not say its PMID cannot be asked for again. What PubMed sent stands for one of the records that were asked
 * for beside it and did not arrive; once none of those is owed any more, it is not either.
 */
export async function releaseArrived(
  run: Run,
  missing: readonly Pmid[],
  { store }: { readonly store: Pick<Store, "listQuarantined" | "releaseNameless"> },
): Promise<void> {
  const owed = new Set(missing);
  await release(run, store, ({ source, owed: candidates }) => source === PUBMED && !candidates.some((pmid) => owed.has(pmid)));
}

/** A file that was read to its end without meeting a record that was broken before holds it whole now, or no longer. */
export async function releaseReread(
  run: Run,
  file: string,
  { store }: { readonly store: Pick<Store, "listQuarantined" | "releaseNameless"> },
): Promise<void> {
  const begun = run.startedAt.toISOString();
  await release(run, store, ({ source, at }) => source === file && at < begun);
}

async function release(
  run: Run,
  store: Pick<Store, "listQuarantined" | "releaseNameless">,
  isOver: (record: Quarantined) => boolean,
): Promise<void> {
  const over = (await store.listQuarantined()).filter((record) => record.pmid === undefined && isOver(record));
  if (over.length > 0) await run.write(() => store.releaseNameless(over.map(({ raw }) => raw)));
}
