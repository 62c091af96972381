import { setImmediate as breathe } from "node:timers/promises";
import SqliteDatabase, { type Database } from "better-sqlite3";
import type { Pmid } from "../../domain/pmid.ts";
import type { Study } from "../../domain/study.ts";
import type { CitationPiece, TextWriter } from "../export-ports.ts";
import { asFailure } from "./failure.ts";
import { immediate } from "./immediate.ts";

/** A tenth of a millisecond where all is ready, some eight where nothing is: requests that wait get their turn in between. */
const CHUNK = 100;

type Names = { readonly format: string; readonly version: string };
type Asked = Names & { readonly pmids: string };
/** `document` only where there is no text. */
type Row = { readonly pmid: number; readonly text: string | null; readonly document: string | null };
type Text = { readonly pmid: number; readonly text: string; readonly isNew: boolean };

// json_each is the outer loop, so that texts come in the order asked.
const READY = `
  SELECT count(*), CAST(@before || group_concat(kept.text, @between) AS BLOB)
  FROM json_each(@pmids) AS asked
  CROSS JOIN citation_texts AS kept ON kept.pmid = asked.value AND kept.format = @format AND kept.writer = @version
`;
const EACH = `
  SELECT studies.pmid, kept.text, iif(kept.text IS NULL, studies.document, NULL) AS document
  FROM json_each(@pmids) AS asked
  CROSS JOIN studies ON studies.pmid = asked.value AND studies.deleted_at IS NULL
  LEFT JOIN citation_texts AS kept ON kept.pmid = studies.pmid AND kept.format = @format AND kept.writer = @version
`;
/** A text of other code gives way. */
export const KEEP_TEXT = `
  INSERT INTO citation_texts (pmid, format, writer, text)
  VALUES (@pmid, @format, @version, @text)
  ON CONFLICT (pmid, format) DO UPDATE
    SET writer = excluded.writer, text = excluded.text
`;

/** Citation texts are kept beside the studies; a trigger drops them when their record changes. */
export function citationTexts(db: Database, where: string) {
  const live = db
    .prepare<[], number>("SELECT id & 134217727 FROM studies INDEXED BY studies_live WHERE deleted_at IS NULL ORDER BY id")
    .pluck();
  const ready = db.prepare<[Asked & { before: string; between: string }], [count: number, text: Buffer | null]>(READY).raw();
  const each = db.prepare<[Asked], Row>(EACH);
  const keep = db.prepare<[Names & { pmid: number; text: string }]>(KEEP_TEXT);

  const write = (asked: Asked, { record }: TextWriter): readonly Text[] =>
    each
      .all(asked)
      .map(({ pmid, text, document }) =>
        document === null
          ? { pmid, text: text ?? "", isNew: false }
          : { pmid, text: record(JSON.parse(document) as Study), isNew: true },
      );

  // Read, written and kept under one lock: no record changes between its text and its keeping.
  const writeAndKeep = immediate(db, (asked: Asked, writer: TextWriter): readonly Text[] => {
    const texts = write(asked, writer);
    for (const { pmid, text, isNew } of texts) if (isNew) keep.run({ pmid, text, format: asked.format, version: asked.version });
    return texts;
  });

  /** Without waiting for whoever holds the database: the reader comes first. */
  const tryToKeep = (asked: Asked, writer: TextWriter): readonly Text[] | "locked" | "impossible" => {
    const patience = Number(db.pragma("busy_timeout", { simple: true }));
    db.pragma("busy_timeout = 0");
    try {
      return writeAndKeep(asked, writer);
    } catch (error) {
      if (!(error instanceof SqliteDatabase.SqliteError)) throw error;
      return error.code.startsWith("SQLITE_BUSY") ? "locked" : "impossible";
    } finally {
      db.pragma(`busy_timeout = ${patience}`);
    }
  };

  return {
    async *streamCitations(writer: TextWriter, pmids?: readonly Pmid[]): AsyncGenerator<CitationPiece> {
      const { format, version, between } = writer;
      let canKeep = writer.kept === "when-taken";
      let before = "";

      const read = (some: readonly (Pmid | number)[]): CitationPiece => {
        const asked = { pmids: `[${some.join(",")}]`, format, version };
        const [count, text] = ready.get({ ...asked, before, between }) ?? [0, null];
        if (count === some.length && text !== null) return { studies: count, text };

        const kept = canKeep ? tryToKeep(asked, writer) : "impossible";
        canKeep = kept !== "impossible";
        const texts = typeof kept === "string" ? write(asked, writer) : kept;
        const joined = before + texts.map((one) => one.text).join(between);
        return { studies: texts.length, text: Buffer.from(texts.length === 0 ? "" : joined) };
      };

      try {
        const all = pmids ?? live.all();
        for (let at = 0; at < all.length; at += CHUNK) {
          const piece = read(all.slice(at, at + CHUNK));
          if (piece.studies > 0) {
            yield piece;
            before = between;
          }
          await breathe();
        }
      } catch (error) {
        throw asFailure(error, where);
      }
    },
  };
}
