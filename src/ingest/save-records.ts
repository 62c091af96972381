import type { IncomingStudy, Origin, Quarantined, Store } from "../store/ports.ts";
import type { ParseRecords, Reading } from "./parse-records.ts";
import { type RawRecord, rawHashOf } from "./raw-record.ts";
import type { Run } from "./run.ts";
import { addSaved } from "./tally.ts";

export type SaveNeeds = {
  readonly store: Pick<Store, "findRawHashes" | "saveStudies" | "touchStudies" | "quarantine" | "releaseFromQuarantine">;
  readonly parse: ParseRecords;
  /** What the records are: PubMed's unless told otherwise. The demonstration's are invented and say so. */
  readonly origin?: Origin;
};

/** Where a batch came from, and what was asked for in it that did not arrive: one of these a broken record without a PMID must be. */
export type Batch = Pick<Quarantined, "source" | "owed">;

/** A batch of records read but not yet stored. */
export type ReadBatch = {
  readonly size: number;
  /** Known by their bytes: only marked as seen. */
  readonly known: readonly IncomingStudy["study"]["pmid"][];
  readonly studies: readonly IncomingStudy[];
  readonly broken: readonly Omit<Quarantined, "at">[];
};

/** Reads a batch: a record whose bytes are stored already is not parsed, a broken one keeps its bytes and the reason. */
export async function readRecords(
  records: readonly RawRecord[],
  { source, owed }: Batch,
  { store, parse, origin = "pubmed" }: SaveNeeds,
): Promise<ReadBatch> {
  const hashes = await store.findRawHashes(records.flatMap(({ pmid }) => pmid ?? []));
  const hashed = records.map((record) => ({ ...record, rawHash: rawHashOf(record.raw) }));
  const isKnown = ({ pmid, rawHash }: (typeof hashed)[number]) => pmid !== undefined && hashes.get(pmid) === rawHash;
  const strange = hashed.filter((record) => !isKnown(record));
  const readings = await parse(strange.map(({ raw }) => raw));
  const verdicts = strange.map((record, index) => ({ ...record, reading: checked(record, readings[index]) }));
  return {
    size: records.length,
    known: hashed.filter(isKnown).flatMap(({ pmid }) => pmid ?? []),
    studies: verdicts.flatMap(({ raw, rawHash, reading }) => ("study" in reading ? { ...reading, raw, rawHash, origin } : [])),
    broken: verdicts.flatMap(({ pmid, raw, reading }) =>
      "reason" in reading
        ? { ...(pmid !== undefined && { pmid }), raw, reason: reading.reason, source, owed: pmid === undefined ? owed : [] }
        : [],
    ),
  };
}

/** Stores what was read: new and changed records in one piece, broken ones in quarantine. */
export async function saveBatch({ size, known, studies, broken }: ReadBatch, run: Run, { store }: SaveNeeds): Promise<void> {
  await run.write(async (at) => {
    if (studies.length > 0) addSaved(run.tally, await store.saveStudies(studies, at));
    if (known.length > 0) await store.touchStudies(known, at);
    for (const record of broken) await store.quarantine({ ...record, at });
    const whole = [...studies.map(({ study }) => study.pmid), ...known];
    if (whole.length > 0) await store.releaseFromQuarantine(whole);
  });
  run.tally.fetched += size;
  run.tally.unchanged += known.length;
  run.tally.quarantined = [...run.tally.quarantined, ...broken];
}

function checked({ pmid }: RawRecord, reading: Reading | undefined): Reading {
  if (reading === undefined) return { reason: "The record was not read." };
  if ("reason" in reading || pmid === undefined || reading.study.pmid === pmid) return reading;
  return { reason: `The record says it is PMID ${reading.study.pmid} in one place and ${pmid} in another.` };
}
