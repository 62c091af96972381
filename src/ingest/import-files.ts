import { basename } from "node:path";
import { AppError } from "../domain/errors.ts";
import type { Pmid } from "../domain/pmid.ts";
import type { Receipt } from "../domain/sync-run.ts";
import type { Store } from "../store/ports.ts";
import { releaseReread } from "./nameless.ts";
import { type RawRecord, toRawRecord } from "./raw-record.ts";
import { checkReadable, readFile } from "./read-file.ts";
import { recordRun, type Run, type RunNeeds, type RunOptions } from "./run.ts";
import { type ReadBatch, readRecords, saveBatch, type SaveNeeds } from "./save-records.ts";

export type ImportNeeds = RunNeeds &
  SaveNeeds & { readonly store: Pick<Store, "markDeleted" | "listQuarantined" | "releaseNameless"> };

/** One transaction's worth; about 3 MB of XML. */
const BATCH = 250;

/** Records to store, or PMIDs a DeleteCitation withdraws, in the order of the file. */
type Piece = { readonly records: readonly RawRecord[] } | Withdrawal;
type Withdrawal = { readonly withdrawn: readonly Pmid[] };

/**
 * Loads PubmedArticleSet files (.xml, .xml.gz), streaming. A file that breaks off or is not PubMed's stops the import
 * with one sentence; every whole record before the break is stored. Throws AppError("invalid") before anything is
 * written when a file cannot be opened.
 */
export async function importFiles(files: readonly string[], options: RunOptions, needs: ImportNeeds): Promise<Receipt> {
  await checkReadable(files);
  const names = files.map((file) => basename(file)).join(", ");
  return recordRun({ kind: "import", query: `import of ${names}` }, options, needs, async (run) => {
    for (const file of files) await importFile(file, run, needs);
  });
}

async function importFile(file: string, run: Run, needs: ImportNeeds): Promise<void> {
  const name = basename(file);
  await run.meter.begin(name, 0);
  const before = run.tally.fetched;
  let broken: unknown;
  let saving = Promise.resolve();
  for await (const piece of piecesOf(file, (cause) => (broken = cause))) {
    const read = "withdrawn" in piece ? piece : await readRecords(piece.records, { source: name, owed: [] }, needs);
    await saving;
    // Where the store writes on a thread of its own, the next records are read meanwhile.
    saving = save(read, run, needs);
    saving.catch(() => undefined);
  }
  await saving;
  await run.meter.end();
  if (broken instanceof AppError)
    throw new AppError("invalid", `${broken.message} Stored from it: ${run.tally.fetched - before}.`);
  if (broken !== undefined) throw broken as Error;
  await releaseReread(run, name, needs);
}

async function save(piece: ReadBatch | Withdrawal, run: Run, needs: ImportNeeds): Promise<void> {
  if ("withdrawn" in piece) {
    run.tally.deleted.push(...(await run.write((at) => needs.store.markDeleted(piece.withdrawn, at))));
  } else {
    await saveBatch(piece, run, needs);
    await run.meter.advance(piece.size);
  }
}

/** The whole records before a break are handed on first; then `onBreak` is told of it. */
async function* piecesOf(file: string, onBreak: (cause: unknown) => void): AsyncGenerator<Piece> {
  let records: RawRecord[] = [];
  try {
    for await (const slice of readFile(file)) {
      if (slice.kind !== "deleted") records.push(toRawRecord(slice.raw));
      if (records.length === BATCH || (slice.kind === "deleted" && records.length > 0)) {
        yield { records };
        records = [];
      }
      if (slice.kind === "deleted") yield { withdrawn: slice.pmids };
    }
  } catch (cause) {
    onBreak(cause);
  }
  if (records.length > 0) yield { records };
}
