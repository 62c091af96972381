import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Request, Response } from "express";
import type { CitationWriter } from "../citation/citation-format.ts";
import { CITATION_FORMATS, csvForExcel, findFormatByExtension, textWriter } from "../citation/formats.ts";
import type { CitationFormat } from "../citation/formats.ts";
import { aroundTexts, writeCitations } from "../citation/write-citations.ts";
import { AppError } from "../domain/errors.ts";
import type { Pmid } from "../domain/pmid.ts";
import type { Study } from "../domain/study.ts";
import type { CitationPiece } from "../store/export-ports.ts";
import { chooseEncoding } from "./accept-encoding.ts";
import type { WebStore } from "./needs.ts";

/** The format that an address or form names by its extension or its name; refused in one sentence that lists those there are. */
export function readFormat(name: unknown, dialect?: unknown): CitationFormat {
  const typed = typeof name === "string" ? name : "";
  const format =
    findFormatByExtension(typed, typeof dialect === "string" ? dialect : undefined) ??
    CITATION_FORMATS.find((known) => known.name === typed);
  if (format !== undefined) return format;
  const known = [...new Set(CITATION_FORMATS.map(({ extension }) => extension))].join(", ");
  throw new AppError("not_found", `“${typed.slice(0, 40)}” is not a format here; there are ${known}.`);
}

type Sending = {
  readonly format: CitationFormat;
  readonly from: CitedStudies | StoredStudies;
  /** Without its extension. */
  readonly file: string;
  readonly total?: number;
};

/** Studies that are at hand, or the PMIDs of those that the store writes, however many. */
type CitedStudies = { readonly studies: readonly Study[] };
type StoredStudies = { readonly pmids: readonly Pmid[]; readonly store: Pick<WebStore, "streamCitations"> };

/**
 * Streams citations as a download, in constant memory. When something fails on the way the connection is cut, so that a reader's
 * browser says the download failed instead of keeping half a file.
 */
export async function sendCitations(request: Request, response: Response, sending: Sending): Promise<void> {
  const { format, from, file, total } = sending;
  const gzip = chooseEncoding(request.headers["accept-encoding"]) !== "identity";
  response.set({
    "Content-Type": `${format.mediaType}; charset=utf-8`,
    "Content-Disposition": `attachment; filename="${file}.${format.extension}"`,
    "Cache-Control": "no-cache",
    Vary: "Accept-Encoding",
    ...(total === undefined ? {} : { "X-Total-Count": String(total) }),
    ...(gzip ? { "Content-Encoding": "gzip" } : {}),
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const text = Readable.from(pieces(format, writer(format, request), from), { objectMode: false });
  await (gzip ? pipeline(text, createGzip({ level: 3 }), response) : pipeline(text, response));
}

function pieces(format: CitationFormat, writer: CitationWriter, from: Sending["from"]) {
  if ("studies" in from) return writeCitations(writer, from.studies);
  return aroundTexts(writer, textsOf(from.store.streamCitations(textWriter(format), from.pmids)));
}

async function* textsOf(stored: AsyncIterable<CitationPiece>): AsyncGenerator<Uint8Array> {
  for await (const { text } of stored) yield text;
}

/** The two kinds of CSV differ only in what stands before the first record. */
function writer({ name, writer: usual }: CitationFormat, request: Request): CitationWriter {
  return name === "csv" && request.query["for"] === "excel" ? csvForExcel : usual;
}

export function fileName(today: Date): string {
  return `ketamine-digest-${today.toISOString().slice(0, 10)}`;
}
