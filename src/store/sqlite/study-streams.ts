import { setImmediate as breathe } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import type { Pmid } from "../../domain/pmid.ts";
import type { Origin, StoredStudy } from "../ports.ts";
import { asFailure } from "./failure.ts";
import { pmidSet } from "./pmid-set.ts";
import { unpack } from "./raw.ts";
import { pmidOf, STORED_COLUMNS, toStoredStudy, type StoredRow } from "./study-rows.ts";

const CHUNK = 200;

type RawRow = { readonly pmid: number; readonly origin: Origin; readonly body: Buffer };

/** Walks over everything in chunks by key: no transaction outlives a chunk, so a slow reader never pins the WAL. */
export function studyStreams(db: Database, where: string) {
  const studiesAfter = db.prepare<[bigint], StoredRow & { pmid: number }>(`
    SELECT pmid, ${STORED_COLUMNS} FROM studies
    WHERE id > ? AND deleted_at IS NULL
    ORDER BY id
    LIMIT ${CHUNK}
  `);
  const rawAfter = db.prepare<[number], RawRow>(`
    SELECT study_raw.pmid, studies.origin, study_raw.body
    FROM study_raw
    JOIN studies ON studies.pmid = study_raw.pmid
    WHERE study_raw.pmid > ?
    ORDER BY study_raw.pmid
    LIMIT ${CHUNK}
  `);

  return {
    async *streamStudies(): AsyncGenerator<StoredStudy> {
      // A study whose entry day is corrected meanwhile moves ahead of the walk; it must not come twice.
      const seen = pmidSet();
      for await (const rows of chunks(
        (last: bigint) => studiesAfter.all(last),
        0n,
        (row) => BigInt(row.id),
        where,
      )) {
        for (const row of rows) if (seen.add(row.pmid)) yield toStoredStudy(row);
      }
    },

    async *streamRaw(): AsyncGenerator<{ readonly pmid: Pmid; readonly raw: string; readonly origin: Origin }> {
      for await (const rows of chunks(
        (last: number) => rawAfter.all(last),
        0,
        (row) => row.pmid,
        where,
      )) {
        for (const row of rows) yield { pmid: pmidOf(row.pmid), raw: unpack(row.body), origin: row.origin };
      }
    },
  };
}

async function* chunks<Row, Key>(read: (last: Key) => readonly Row[], first: Key, keyOf: (row: Row) => Key, where: string) {
  for (let last = first; ;) {
    let rows: readonly Row[];
    try {
      rows = read(last);
    } catch (error) {
      throw asFailure(error, where);
    }
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = keyOf(end);
    // Requests that wait get their turn between chunks.
    await breathe();
  }
}
