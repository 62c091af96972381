import type { Database } from "better-sqlite3";
import type { Pmid } from "../../../domain/pmid.ts";
import type { Week } from "../../../domain/week.ts";
import type { Edition } from "../../digest-ports.ts";
import type { StoredStudy } from "../../ports.ts";
import type { ContentVersion } from "../content-version.ts";
import { immediate } from "../immediate.ts";
import { pmidOf, STORED_COLUMNS, toStoredStudy, type StoredRow } from "../study-rows.ts";

type EditionRow = {
  readonly week: Week;
  readonly composed_at: string | null;
  readonly waiting_since: string | null;
  readonly waiting_for: string | null;
  readonly closed_at: string | null;
  readonly warned_at: string | null;
};

type Span = { readonly week: Week; readonly from: string; readonly to: string; readonly notBefore: string };

const COLUMNS = "week, composed_at, waiting_since, waiting_for, closed_at, warned_at";

/** A study that was first seen after an earlier week was closed could not be in that week, so it is news now. */
const NEWS = `
  SELECT pmid FROM studies
  WHERE deleted_at IS NULL AND origin <> 'landmark' AND entered <= @to
    AND (
      entered >= @from
      OR entered >= @notBefore AND first_seen_at > (SELECT min(composed_at) FROM editions WHERE week < @week)
    )
    AND NOT EXISTS (SELECT 1 FROM edition_studies WHERE edition_studies.pmid = studies.pmid)
  ORDER BY id DESC
`;

export function editionStore(db: Database, version: ContentVersion) {
  const one = db.prepare<[string], EditionRow>(`SELECT ${COLUMNS} FROM editions WHERE week = ?`);
  const list = db.prepare<[number], EditionRow>(`SELECT ${COLUMNS} FROM editions ORDER BY week DESC LIMIT ?`);
  const wait = db.prepare<[object]>(`
    INSERT INTO editions (week, waiting_since, waiting_for)
    VALUES (@week, @at, @reason)
    ON CONFLICT (week) DO UPDATE
      SET waiting_since = coalesce(waiting_since, excluded.waiting_since), waiting_for = excluded.waiting_for
      WHERE composed_at IS NULL
  `);
  const compose = db.prepare<[object]>(`
    INSERT INTO editions (week, composed_at)
    VALUES (@week, @at)
    ON CONFLICT (week) DO UPDATE
      SET composed_at = excluded.composed_at, waiting_for = NULL
      WHERE composed_at IS NULL
  `);
  const close = db.prepare<[string, string]>("UPDATE editions SET closed_at = ? WHERE week = ? AND closed_at IS NULL");
  const warn = db.prepare<[string, string]>("UPDATE editions SET warned_at = ? WHERE week = ? AND warned_at IS NULL");
  const news = db.prepare<[Span], number>(NEWS).pluck();
  const keep = db.prepare<[number, string]>("INSERT INTO edition_studies (pmid, week) VALUES (?, ?)");
  const studies = db.prepare<[string], StoredRow>(`
    SELECT ${STORED_COLUMNS} FROM studies
    WHERE deleted_at IS NULL AND pmid IN (SELECT pmid FROM edition_studies WHERE week = ?)
    ORDER BY id DESC
  `);

  return {
    findEdition: (week: Week): Edition | undefined => {
      const row = one.get(week);
      return row && toEdition(row);
    },

    listEditions: (limit: number): readonly Edition[] => list.all(limit).map(toEdition),

    recordWaiting: (week: Week, reason: string, at: string): void => void wait.run({ week, reason, at }),

    markEdition: (week: Week, mark: { readonly closedAt: string } | { readonly warnedAt: string }): void => {
      if ("closedAt" in mark) close.run(mark.closedAt, week);
      else warn.run(mark.warnedAt, week);
    },

    freezeEdition: immediate(db, ({ at, ...span }: Span & { readonly at: string }): void => {
      const chosen = news.all(span);
      if (compose.run({ week: span.week, at }).changes === 0) return;
      for (const pmid of chosen) keep.run(pmid, span.week);
      version.advance();
    }),

    previewEdition: (span: Span): readonly Pmid[] => news.all(span).map(pmidOf),

    listEditionStudies: db.transaction((weeks: readonly Week[]): readonly StoredStudy[] =>
      weeks.flatMap((week) => studies.all(week).map(toStoredStudy)),
    ),
  };
}

function toEdition(row: EditionRow): Edition {
  return {
    week: row.week,
    ...(row.composed_at === null ? {} : { composedAt: row.composed_at }),
    ...(row.waiting_since === null ? {} : { waitingSince: row.waiting_since }),
    ...(row.waiting_for === null ? {} : { waitingFor: row.waiting_for }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    ...(row.warned_at === null ? {} : { warnedAt: row.warned_at }),
  };
}
