import type { Database } from "better-sqlite3";
import type { Pmid } from "../../domain/pmid.ts";
import type { ListRequest, StoredStudy } from "../ports.ts";
import type { ContentVersion } from "./content-version.ts";
import { firstIdOf, lastIdOf } from "./study-id.ts";
import { STORED_COLUMNS, toStoredStudy, type StoredRow } from "./study-rows.ts";

type Window = { readonly first: bigint; readonly last: bigint };
type PageOf = Window & { readonly limit: number; readonly offset: number };

/** The page's ids come from a narrow index, so that a deep page never steps over whole documents. */
export const NEWEST = `
  SELECT ${STORED_COLUMNS} FROM studies
  WHERE id IN (
    SELECT id FROM studies INDEXED BY studies_live
    WHERE deleted_at IS NULL AND id BETWEEN @first AND @last
    ORDER BY id DESC LIMIT @limit OFFSET @offset
  )
  ORDER BY id DESC
`;

export const BY_PUBLICATION = `
  SELECT ${STORED_COLUMNS} FROM studies
  WHERE id IN (
    SELECT id FROM studies INDEXED BY studies_live_by_publication
    WHERE deleted_at IS NULL AND id BETWEEN @first AND @last
    ORDER BY published DESC, id DESC LIMIT @limit OFFSET @offset
  )
  ORDER BY published DESC, id DESC
`;

export function studyReads(db: Database, version: ContentVersion) {
  const one = db.prepare<[number], StoredRow>(`SELECT ${STORED_COLUMNS} FROM studies WHERE pmid = ?`);
  const newest = db.prepare<[PageOf], StoredRow>(NEWEST);
  const byPublication = db.prepare<[PageOf], StoredRow>(BY_PUBLICATION);
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
    listStudies: db.transaction((request: ListRequest) => {
      const { from, to, sort, page, perPage } = request;
      const window = {
        first: from === undefined ? 0n : firstIdOf(from),
        last: to === undefined ? lastIdOf("9999-12-31") : lastIdOf(to),
      };
      const rows = (sort === "newest" ? newest : byPublication).all({ ...window, limit: perPage, offset: (page - 1) * perPage });
      const total = from === undefined && to === undefined ? counts().total : (countWindow.get(window) ?? 0);
      return { total, studies: rows.map(toStoredStudy) };
    }),

    countStudies: () => counts(),
  };
}
