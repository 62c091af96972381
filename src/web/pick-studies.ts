import { AppError } from "../domain/errors.ts";
import type { Pmid } from "../domain/pmid.ts";
import type { StoredStudy } from "../store/ports.ts";
import { findStudy } from "./find-study.ts";
import type { WebStore } from "./needs.ts";

/** A hand-picked set in the order given: a merged PMID stands for the record that replaced it. */
export type Picked = { readonly here: readonly StoredStudy[]; readonly absent: readonly Pmid[] };

export async function pickStudies(
  pmids: readonly Pmid[],
  store: Pick<WebStore, "findStudy" | "findReplacement">,
): Promise<Picked> {
  const here = new Map<Pmid, StoredStudy>();
  const absent: Pmid[] = [];
  for (const pmid of pmids) {
    const found = await findStudy(pmid, store);
    const now = found.kind === "merged" ? await findStudy(found.into, store) : found;
    if (now.kind === "here") here.set(now.stored.study.pmid, now.stored);
    else absent.push(pmid);
  }
  return { here: [...here.values()], absent };
}

/** All of them or none: a file that lacks one in silence is worse than no file. */
export function allPicked({ here, absent }: Picked): readonly StoredStudy[] {
  if (absent.length > 0) {
    throw new AppError("not_found", `Not stored here: PMID ${absent.slice(0, 20).join(", ")}. Nothing was exported.`);
  }
  return here;
}
