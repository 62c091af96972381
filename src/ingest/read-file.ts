import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { basename } from "node:path";
import { createGunzip } from "node:zlib";
import { AppError } from "../domain/errors.ts";
import { type RecordSlice, recordSlices } from "../pubmed/record-slices.ts";

/** Before anything is written: every file is there and may be read. */
export async function checkReadable(files: readonly string[]): Promise<void> {
  for (const file of files) {
    if (!/\.xml(\.gz)?$/i.test(file)) throw new AppError("invalid", `${file} is neither .xml nor .xml.gz; nothing was imported.`);
    await access(file, constants.R_OK).catch((cause: unknown) => {
      throw new AppError("invalid", `${file} cannot be read (${codeOf(cause)}); nothing was imported.`, { cause });
    });
  }
}

/** A file's records, streamed. What breaks off or is not PubMed XML throws AppError("invalid") that names the file. */
export async function* readFile(file: string): AsyncGenerator<RecordSlice> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 18 });
  const unzipped = file.toLowerCase().endsWith(".gz") ? bytes.pipe(createGunzip({ chunkSize: 1 << 18 })) : bytes;
  bytes.once("error", (error) => unzipped.destroy(error));
  try {
    yield* recordSlices(unzipped as AsyncIterable<Uint8Array>);
  } catch (cause) {
    throw cause instanceof AppError ? named(file, cause.message, cause) : named(file, meaningOf(cause), cause);
  } finally {
    bytes.destroy();
    unzipped.destroy();
  }
}

function named(file: string, message: string, cause: unknown): AppError {
  return new AppError("invalid", `${basename(file)}: ${message}`, { cause });
}

function meaningOf(cause: unknown): string {
  const code = codeOf(cause);
  if (code === "Z_BUF_ERROR") return "The compressed file breaks off.";
  if (code.startsWith("Z_")) return "The file is not gzip, or is damaged.";
  return `The file could not be read to its end (${code}).`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
}
