import type { Database } from "better-sqlite3";
import type { Pmid } from "../../domain/pmid.ts";
import type { FieldChange, Revision } from "../ports.ts";
import { pmidOf } from "./study-rows.ts";

type RevisionRow = { readonly pmid: number; readonly at: string; readonly kind: Revision["kind"]; readonly changes: string };

export type Revisions = ReturnType<typeof revisionStore>;

/** The kind stands in the statement, so that the index of these alone is used: they can be as many as all studies. */
export const RETAGGED = `
  SELECT pmid, at, kind, changes FROM study_revisions
  WHERE kind = 'retagged' AND at >= @since
  ORDER BY at DESC, id DESC
  LIMIT @limit
`;

export function revisionStore(db: Database) {
  const insert = db.prepare<[RevisionRow]>(`
    INSERT INTO study_revisions (pmid, at, kind, changes)
    VALUES (@pmid, @at, @kind, @changes)
  `);
  const ofStudy = db.prepare<[number], RevisionRow>(`
    SELECT pmid, at, kind, changes FROM study_revisions
    WHERE pmid = ?
    ORDER BY id DESC
  `);
  const changesSince = db.prepare<[{ since: string; limit: number }], RevisionRow>(`
    SELECT pmid, at, kind, changes FROM study_revisions
    WHERE kind NOT IN ('new', 'retagged') AND at >= @since
    ORDER BY at DESC, id DESC
    LIMIT @limit
  `);

  const ofKindSince = db.prepare<[{ since: string; limit: number; kind: Revision["kind"] }], RevisionRow>(`
    SELECT pmid, at, kind, changes FROM study_revisions
    WHERE kind = @kind AND at >= @since
    ORDER BY at DESC, id DESC
    LIMIT @limit
  `);
  const retaggedSince = db.prepare<[{ since: string; limit: number }], RevisionRow>(RETAGGED);
  const since = (request: { since: string; limit: number }, kind: Revision["kind"] | undefined) => {
    if (kind === undefined) return changesSince.all(request);
    return kind === "retagged" ? retaggedSince.all(request) : ofKindSince.all({ ...request, kind });
  };

  return {
    record: (pmid: number, at: string, kind: Revision["kind"], changes: readonly FieldChange[] = []): void =>
      void insert.run({ pmid, at, kind, changes: JSON.stringify(changes) }),

    listRevisions: (pmid: Pmid): readonly Revision[] => ofStudy.all(Number(pmid)).map(toRevision),

    listChanges: ({
      limit,
      since: from = "",
      kind,
    }: {
      readonly limit: number;
      readonly since?: string;
      readonly kind?: Revision["kind"];
    }): readonly Revision[] => since({ since: from, limit }, kind).map(toRevision),
  };
}

function toRevision({ pmid, at, kind, changes }: RevisionRow): Revision {
  return { pmid: pmidOf(pmid), at, kind, changes: JSON.parse(changes) as readonly FieldChange[] };
}
