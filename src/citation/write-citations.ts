import type { Study } from "../domain/study.ts";
import type { CitationWriter } from "./citation-format.ts";

// One write to a socket; small enough to keep memory flat, large enough that the number of writes does not matter.
const PIECE = 64 * 1024;

/** All studies in one format, in pieces of about 64 kB, holding one piece at a time whatever the number of studies. */
export async function* writeCitations(
  writer: CitationWriter,
  studies: AsyncIterable<Study> | Iterable<Study>,
): AsyncGenerator<string, void, undefined> {
  let piece = writer.head;
  let between = "";
  for await (const study of studies) {
    piece += between + writer.record(study);
    between = writer.between;
    if (piece.length >= PIECE) {
      yield piece;
      piece = "";
    }
  }
  piece += writer.tail;
  if (piece !== "") yield piece;
}

/** The same around records that are texts already. */
export async function* aroundTexts<Text>(
  { head, tail }: CitationWriter,
  texts: AsyncIterable<Text>,
): AsyncGenerator<Text | string, void, undefined> {
  if (head !== "") yield head;
  yield* texts;
  if (tail !== "") yield tail;
}
