import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Request, Response } from "express";
import type { CitationWriter } from "../citation/citation-format.ts";
import { CITATION_FORMATS, csvForExcel, findFormatByExtension } from "../citation/formats.ts";
import type { CitationFormat } from "../citation/formats.ts";
import { writeCitations } from "../citation/write-citations.ts";
import { AppError } from "../domain/errors.ts";
import type { Study } from "../domain/study.ts";
import type { StoredStudy } from "../store/ports.ts";
import { chooseEncoding } from "./accept-encoding.ts";

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
  readonly studies: AsyncIterable<Study> | Iterable<Study>;
  /** Without its extension. */
  readonly file: string;
  readonly total?: number;
};

/**
 * Streams citations as a download, in constant memory. When something fails on the way the connection is cut, so that a reader's
 * browser says the download failed instead of keeping half a file.
 */
export async function sendCitations(request: Request, response: Response, sending: Sending): Promise<void> {
  const { format, studies, file, total } = sending;
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
  const text = Readable.from(writeCitations(writer(format, request), studies), { objectMode: false });
  await (gzip ? pipeline(text, createGzip({ level: 3 }), response) : pipeline(text, response));
}

function writer({ name, writer: usual }: CitationFormat, request: Request): CitationWriter {
  return name === "csv" && request.query["for"] === "excel" ? csvForExcel : usual;
}

export function fileName(today: Date): string {
  return `ketamine-digest-${today.toISOString().slice(0, 10)}`;
}

export async function* studiesOf(stored: AsyncIterable<StoredStudy>): AsyncGenerator<Study> {
  for await (const { study } of stored) yield study;
}
