import type { Database } from "better-sqlite3";
import type { Correction, CorrectionKind } from "../../../domain/issue.ts";
import { mailHtml } from "../../../domain/mail-html.ts";
import type { StudyStatus } from "../../../domain/study-status.ts";
import { titleText } from "../../../domain/study-text.ts";
import type { Study } from "../../../domain/study.ts";
import type { FieldChange } from "../../ports.ts";
import type { ContentVersion } from "../content-version.ts";
import { immediate } from "../immediate.ts";
import { pmidOf } from "../study-rows.ts";

const KINDS: ReadonlySet<string> = new Set<CorrectionKind>(["retracted", "expression-of-concern", "corrected", "republished"]);

type RevisionRow = { readonly id: number; readonly pmid: number; readonly at: string; readonly changes: string };

export type CorrectionRow = {
  readonly id: number;
  readonly pmid: number;
  readonly kind: CorrectionKind;
  readonly at: string;
  readonly document: string;
};

export const CORRECTION_COLUMNS = "corrections.id, corrections.pmid, corrections.kind, corrections.at, studies.document";

/** Studies that became retracted, doubted, corrected or republished while we held them. */
export function correctionStore(db: Database, version: ContentVersion) {
  const cursor = db.prepare<[], number>("SELECT revision_id FROM digest_state").pluck();
  const advance = db.prepare<[number]>("UPDATE digest_state SET revision_id = ?");
  const revisions = db.prepare<[number], RevisionRow>(`
    SELECT id, pmid, at, changes FROM study_revisions
    WHERE id > ? AND kind = 'changed'
    ORDER BY id
  `);
  const last = db.prepare<[], number>("SELECT coalesce(max(id), 0) FROM study_revisions").pluck();
  const insert = db.prepare<[object]>(`
    INSERT INTO corrections (pmid, kind, at)
    VALUES (@pmid, @kind, @at)
    ON CONFLICT (pmid, kind, at) DO NOTHING
  `);
  const byId = db.prepare<[string], CorrectionRow>(`
    SELECT ${CORRECTION_COLUMNS} FROM corrections
    JOIN studies ON studies.pmid = corrections.pmid
    WHERE corrections.id IN (SELECT value FROM json_each(?))
    ORDER BY corrections.id
  `);
  const between = db.prepare<[object], CorrectionRow>(`
    SELECT ${CORRECTION_COLUMNS} FROM corrections
    JOIN studies ON studies.pmid = corrections.pmid
    WHERE corrections.at > @after AND corrections.at <= @until
      AND corrections.pmid IN (
        SELECT issue_entries.pmid FROM issue_entries
        JOIN issues ON issues.id = issue_entries.issue_id
        WHERE issue_entries.pmid = corrections.pmid AND issues.kind = 'weekly' AND issues.composed_at < corrections.at
      )
    ORDER BY corrections.id
  `);

  return {
    collectCorrections: immediate(db, (): number => {
      const from = cursor.get() ?? 0;
      let found = 0;
      for (const row of revisions.all(from)) {
        for (const kind of gained(JSON.parse(row.changes) as readonly FieldChange[])) {
          found += insert.run({ pmid: row.pmid, kind, at: row.at }).changes;
        }
      }
      const to = last.get() ?? from;
      if (to !== from) advance.run(to);
      if (found > 0) version.advance();
      return found;
    }),

    listCorrections: (ids: readonly number[]): readonly Correction[] => byId.all(JSON.stringify(ids)).map(toCorrection),

    listCorrectionsBetween: (span: { readonly after: string; readonly until: string }): readonly Correction[] =>
      between.all(span).map(toCorrection),
  };
}

export function toCorrection({ document, pmid, ...row }: CorrectionRow): Correction {
  const study = JSON.parse(document) as Study;
  return { ...row, pmid: pmidOf(pmid), titleHtml: mailHtml(study.title), titleText: titleText(study) };
}

/**
 * The grave statuses a revision brought. One that was there before is no news when it comes again with another signal, but a second
 * erratum is.
 */
function gained(changes: readonly FieldChange[]): readonly CorrectionKind[] {
  const change = changes.find(({ field }) => field === "status");
  if (change === undefined) return [];
  const [before, after] = [statuses(change.from), statuses(change.to)];
  return after.flatMap(({ kind, related }) => {
    if (!isGrave(kind)) return [];
    const earlier = before.find((status) => status.kind === kind);
    const again = kind === "corrected" && related.some((pmid) => earlier?.related.includes(pmid) === false);
    return earlier === undefined || again ? [kind] : [];
  });
}

function isGrave(kind: StudyStatus["kind"]): kind is CorrectionKind {
  return KINDS.has(kind);
}

function statuses(status: unknown): readonly StudyStatus[] {
  return (status ?? []) as readonly StudyStatus[];
}
