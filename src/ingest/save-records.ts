import { createHash } from "node:crypto";
import { AppError } from "../domain/errors.ts";
import type { Pmid } from "../domain/pmid.ts";
import type { Study } from "../domain/study.ts";
import type { IncomingStudy, Store } from "../store/ports.ts";
import type { RawRecord } from "./raw-record.ts";
import type { Run } from "./run.ts";
import { addSaved } from "./tally.ts";

export type SaveNeeds = {
  readonly store: Pick<Store, "findRawHashes" | "saveStudies" | "touchStudies" | "quarantine" | "releaseFromQuarantine">;
  readonly parse: (raw: string) => Study;
};

type BrokenRecord = RawRecord & { readonly reason: string };

/**
 * Keeps a batch of records: one whose bytes are known is only marked as seen, a broken one is quarantined with its bytes,
 * the rest is parsed and saved in one piece.
 */
export async function saveRecords(records: readonly RawRecord[], run: Run, { store, parse }: SaveNeeds): Promise<void> {
  const known = await store.findRawHashes(records.flatMap(({ pmid }) => (pmid === undefined ? [] : [pmid])));
  const seen: Pmid[] = [];
  const broken: BrokenRecord[] = [];
  const incoming: IncomingStudy[] = [];
  for (const record of records) {
    const rawHash = sha256(record.raw);
    if (record.pmid !== undefined && known.get(record.pmid) === rawHash) {
      seen.push(record.pmid);
      continue;
    }
    const study = readStudy(record, parse);
    if (study instanceof AppError) broken.push({ ...record, reason: study.message });
    else incoming.push({ study, raw: record.raw, rawHash, origin: "pubmed" });
  }
  await run.write(async (at) => {
    if (incoming.length > 0) addSaved(run.tally, await store.saveStudies(incoming, at));
    if (seen.length > 0) await store.touchStudies(seen, at);
    for (const { pmid, reason, raw } of broken) await store.quarantine({ ...(pmid !== undefined && { pmid }), reason, raw, at });
    const whole = [...incoming.map(({ study }) => study.pmid), ...seen];
    if (whole.length > 0) await store.releaseFromQuarantine(whole);
  });
  run.tally.fetched += records.length;
  run.tally.unchanged += seen.length;
  run.tally.quarantined = [...run.tally.quarantined, ...broken];
}

/** The study, or why it cannot be read: one record's fault, whatever it is, must not stop the others. */
function readStudy({ pmid, raw }: RawRecord, parse: (raw: string) => Study): Study | AppError {
  try {
    const study = parse(raw);
    if (pmid === undefined || study.pmid === pmid) return study;
    return new AppError("invalid", `The record says it is PMID ${study.pmid} in one place and ${pmid} in another.`);
  } catch (error) {
    if (error instanceof AppError) return error;
    return new AppError(
      "invalid",
      `The record could not be understood: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
