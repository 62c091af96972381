import type { Database } from "better-sqlite3";
import type { SyncWindow } from "../../domain/sync-run.ts";

type WindowRow = {
  readonly field: SyncWindow["field"];
  readonly from_day: string;
  readonly to_day: string;
  readonly uid_from: number;
  readonly uid_to: number;
  readonly count: number;
};

/** How far each stream, and each unfinished sweep, is proven. */
export function sweepMarks(db: Database) {
  const watermark = db.prepare<[string, string], string>("SELECT day FROM watermarks WHERE stream = ? AND query = ?").pluck();
  const move = db.prepare<[string, string, string]>(`
    INSERT INTO watermarks (stream, query, day)
    VALUES (?, ?, ?)
    ON CONFLICT (stream, query) DO UPDATE
      SET day = excluded.day
      WHERE excluded.day > watermarks.day
  `);
  const proven = db.prepare<[string], WindowRow>(`
    SELECT field, from_day, to_day, uid_from, uid_to, count FROM proven_windows
    WHERE sweep = ?
    ORDER BY field, from_day, to_day, uid_from
  `);
  const prove = db.prepare<[WindowRow & { sweep: string; at: string }]>(`
    INSERT INTO proven_windows (sweep, field, from_day, to_day, uid_from, uid_to, count, at)
    VALUES (@sweep, @field, @from_day, @to_day, @uid_from, @uid_to, @count, @at)
    ON CONFLICT DO UPDATE
      SET count = excluded.count, at = excluded.at
  `);
  const forget = db.prepare<[string]>("DELETE FROM proven_windows WHERE sweep = ?");

  return {
    findWatermark: (stream: string, query: string): string | undefined => watermark.get(stream, query),
    moveWatermark: (stream: string, query: string, day: string): void => void move.run(stream, query, day),
    listProvenWindows: (sweep: string): readonly SyncWindow[] => proven.all(sweep).map(toWindow),
    recordProvenWindow: (sweep: string, window: SyncWindow, at: string): void =>
      void prove.run({ sweep, at, ...fromWindow(window) }),
    forgetProvenWindows: (sweep: string): void => void forget.run(sweep),
  };
}

function toWindow(row: WindowRow): SyncWindow {
  const uid = row.uid_to === 0 ? {} : { uid: { from: row.uid_from, to: row.uid_to } };
  return { field: row.field, from: row.from_day, to: row.to_day, ...uid, count: row.count };
}

function fromWindow({ field, from, to, uid, count }: SyncWindow): WindowRow {
  return { field, from_day: from, to_day: to, uid_from: uid?.from ?? 0, uid_to: uid?.to ?? 0, count };
}
