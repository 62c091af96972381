import SqliteDatabase, { type Database } from "better-sqlite3";
import type { Study } from "../../domain/study.ts";
import type { TextsKept, TextWriter } from "../export-ports.ts";
import { KEEP_TEXT } from "./citation-texts.ts";

const CHUNK = 100;
/** How often records may change between their reading and the keeping of their texts before it is for another time. */
const TRIES = 5;

type Place = { readonly id: number; readonly pmid: number };
type Kept = { readonly pmid: number; readonly format: string; readonly version: string; readonly text: string };

/** Writes beforehand what exports will read. */
export function missingTexts(db: Database) {
  const next = db.prepare<[number], Place>(`
    SELECT id, id & 134217727 AS pmid
    FROM studies INDEXED BY studies_live
    WHERE deleted_at IS NULL AND id > ?
    ORDER BY id
    LIMIT ${CHUNK}
  `);
  const present = db
    .prepare<[{ pmids: string; format: string; version: string }], number>(
      `SELECT kept.pmid
       FROM json_each(@pmids) AS asked
       CROSS JOIN citation_texts AS kept ON kept.pmid = asked.value AND kept.format = @format AND kept.writer = @version`,
    )
    .pluck();
  const document = db.prepare<[number], string>("SELECT document FROM studies WHERE pmid = ?").pluck();
  const keep = db.prepare<[Kept]>(KEEP_TEXT);

  // Begun without the lock, which the first text takes: SQLite refuses it when a record changed since, so no text is of what was.
  const step = db.transaction((writers: readonly TextWriter[], after: number): TextsKept => {
    const places = next.all(after);
    const last = places.at(-1);
    if (last === undefined) return { studies: 0, lacking: 0 };
    const pmids = `[${places.map(({ pmid }) => pmid).join(",")}]`;
    const lacks = writers.map((writer) => ({ writer, has: new Set(present.all({ ...named(writer), pmids })) }));
    const lacking = places.filter(({ pmid }) => lacks.some(({ has }) => !has.has(pmid)));
    const texts = lacking.flatMap(({ pmid }): Kept[] => {
      const study = JSON.parse(document.get(pmid) ?? "") as Study;
      return lacks
        .filter(({ has }) => !has.has(pmid))
        .map(({ writer }) => ({ pmid, ...named(writer), text: writer.record(study) }));
    });
    for (const text of texts) keep.run(text);
    return { studies: places.length, lacking: lacking.length, next: last.id };
  });

  return {
    keepMissingTexts(writers: readonly TextWriter[], after: number): TextsKept {
      for (let tries = 1; ; tries += 1) {
        try {
          return step.deferred(writers, after);
        } catch (error) {
          if (tries === TRIES || !isOvertaken(error)) throw error;
        }
      }
    },
  };
}

function named({ format, version }: TextWriter): Pick<Kept, "format" | "version"> {
  return { format, version };
}

function isOvertaken(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code === "SQLITE_BUSY_SNAPSHOT";
}
