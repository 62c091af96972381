import { TextDecoder } from "node:util";
import { AppError } from "../domain/errors.ts";
import { isPmid, type Pmid } from "../domain/pmid.ts";
import { recordScanner, type Scanned } from "./record-scanner.ts";

/** One record of a PubmedArticleSet exactly as received, or the PMIDs of a DeleteCitation. */
export type RecordSlice =
  { readonly kind: "article" | "book"; readonly raw: string } | { readonly kind: "deleted"; readonly pmids: readonly Pmid[] };

export type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/**
 * Carves a streamed PubmedArticleSet into its records, holding one chunk and one record at a time. What is not such a set,
 * or ends early, throws AppError("invalid") after every whole record before it was yielded.
 */
export async function* recordSlices(chunks: Chunks): AsyncGenerator<RecordSlice, void, undefined> {
  const scanner = recordScanner();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of chunks) {
    for (const found of scanner.push(typeof chunk === "string" ? chunk : decode(decoder, chunk))) yield toSlice(found);
  }
  for (const found of scanner.push(decode(decoder))) yield toSlice(found);
  scanner.end();
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch (cause) {
    throw new AppError("invalid", "The PubMed XML is not UTF-8.", { cause });
  }
}

function toSlice({ name, raw }: Scanned): RecordSlice {
  if (name === "PubmedArticle") return { kind: "article", raw };
  if (name === "PubmedBookArticle") return { kind: "book", raw };
  const text = raw.replace(/<!--.*?-->/gs, "");
  const pmids = [...text.matchAll(/<PMID\b[^>]*>\s*(\d+)\s*<\/PMID\s*>/g)].flatMap(([, pmid = ""]) =>
    isPmid(pmid) ? [pmid] : [],
  );
  return { kind: "deleted", pmids };
}
