import type { Database } from "better-sqlite3";
import type { Pmid } from "../../domain/pmid.ts";
import type { ListRequest, StoredStudy } from "../ports.ts";
import type { ContentVersion } from "./content-version.ts";
import { firstIdOf, lastIdOf } from "./study-id.ts";
import { pmidOfId, STORED_COLUMNS, toStoredStudy, type StoredRow } from "./study-rows.ts";

type Window = { readonly first: bigint; readonly last: bigint };
type PageOf = Window & { readonly limit: number; readonly offset: number };

export const NEWEST = `
  SELECT id FROM studies INDEXED BY studies_live
  WHERE deleted_at IS NULL AND id BETWEEN @first AND @last
  ORDER BY id DESC LIMIT @limit OFFSET @offset
`;

export const BY_PUBLICATION = `
  SELECT id FROM studies INDEXED BY studies_live_by_publication
  WHERE deleted_at IS NULL AND id BETWEEN @first AND @last
  ORDER BY published DESC, id DESC LIMIT @limit OFFSET @offset
`;

export function studyReads(db: Database, version: ContentVersion) {
  const one = db.prepare<[number], StoredRow>(`SELECT ${STORED_COLUMNS} FROM studies WHERE pmid = ?`);
  const newest = db.prepare<[PageOf], number>(NEWEST).pluck();
  const byPublication = db.prepare<[PageOf], number>(BY_PUBLICATION).pluck();
  const countWindow = db
    .prepare<[Window], number>(
      "SELECT count(*) FROM studies INDEXED BY studies_live WHERE deleted_at IS NULL AND id BETWEEN @first AND @last",
    )
    .pluck();
  const countAll = db.prepare<[], { total: number; landmarksOnly: number; deleted: number }>(`
    SELECT
      (SELECT count(*) FROM studies INDEXED BY studies_live WHERE deleted_at IS NULL) AS total,
      (SELECT count(*) FROM studies INDEXED BY studies_landmarks WHERE origin = 'landmark' AND deleted_at IS NULL) AS landmarksOnly,
      (SELECT count(*) FROM studies INDEXED BY studies_deleted WHERE deleted_at IS NOT NULL) AS deleted
  `);

  // Counting a million index entries takes 20 ms; between changes it is the same number.
  let counted = { version: "", counts: { total: 0, landmarksOnly: 0, deleted: 0 } };
  const counts = () => {
    const now = version.current();
    if (counted.version !== now) counted = { version: now, counts: countAll.get() ?? counted.counts };
    return counted.counts;
  };

  const totalOf = ({ from, to }: ListRequest): number =>
    from === undefined && to === undefined ? counts().total : (countWindow.get(windowOf({ from, to })) ?? 0);

  return {
    findStudy: (pmid: Pmid): StoredStudy | undefined => {
      const row = one.get(Number(pmid));
      return row && toStoredStudy(row);
    },

    findStudies: db.transaction((pmids: readonly Pmid[]): readonly StoredStudy[] =>
      pmids.flatMap((pmid) => {
        const row = one.get(Number(pmid));
        return row?.deleted_at === null ? [toStoredStudy(row)] : [];
      }),
    ),

    // One transaction, so that total and page agree.
    listPmids: db.transaction((request: ListRequest) => {
      const ids = (request.sort === "newest" ? newest : byPublication).all(pageOf(request));
      return { total: totalOf(request), pmids: ids.map(pmidOfId) };
    }),

    countStudies: () => counts(),
  };
}

function windowOf({ from, to }: { readonly from: string | undefined; readonly to: string | undefined }): Window {
  return {
    first: from === undefined ? 0n : firstIdOf(from),
    last: to === undefined ? lastIdOf("9999-12-31") : lastIdOf(to),
  };
}

function pageOf({ from, to, page, perPage }: ListRequest): PageOf {
  return { ...windowOf({ from, to }), limit: perPage, offset: (page - 1) * perPage };
}
