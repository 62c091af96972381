import type { StoredStudy } from "../store/ports.ts";
import type { WebNeeds } from "./needs.ts";
import { storeSort } from "./pages/studies-page.ts";
import type { ReadingState } from "./params.ts";

/** Everything that a reading state finds, however much; read in pages, so that nothing large is ever held. */
export type ResultSet = { readonly total: number; readonly studies: AsyncIterable<StoredStudy> };

const CHUNK = 200;

export async function resultSet(state: ReadingState, { store }: Pick<WebNeeds, "store">): Promise<ResultSet> {
  const request = {
    sort: storeSort(state.sort),
    ...(state.from === undefined ? {} : { from: state.from }),
    ...(state.to === undefined ? {} : { to: state.to }),
    perPage: CHUNK,
  };
  const first = await store.listStudies({ ...request, page: 1 });
  return {
    total: first.total,
    studies: pages(first.studies, async (page) => (await store.listStudies({ ...request, page })).studies),
  };
}

async function* pages(
  first: readonly StoredStudy[],
  read: (page: number) => Promise<readonly StoredStudy[]>,
): AsyncGenerator<StoredStudy> {
  // A study that arrives meanwhile pushes another over the edge of a page; that one must not come twice.
  const seen = new Set<string>();
  for (let page = 1, studies = first; studies.length > 0; studies = await read((page += 1))) {
    for (const stored of studies) {
      if (seen.has(stored.study.pmid)) continue;
      seen.add(stored.study.pmid);
      yield stored;
    }
  }
}
