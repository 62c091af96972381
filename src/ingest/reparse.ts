import type { Receipt } from "../domain/sync-run.ts";
import type { IncomingStudy, Origin, Quarantined, Store } from "../store/ports.ts";
import { PUBMED } from "./nameless.ts";
import { rawHashOf } from "./raw-record.ts";
import type { ParseRecords } from "./parse-records.ts";
import { recordRun, type Run, type RunNeeds, type RunOptions } from "./run.ts";
import { addSaved } from "./tally.ts";

export type ReparseNeeds = RunNeeds & {
  readonly parse: ParseRecords;
  readonly store: Pick<
    Store,
    "countStudies" | "streamRaw" | "saveStudies" | "quarantine" | "listQuarantined" | "releaseFromQuarantine" | "releaseNameless"
  >;
};

type StoredRaw = Pick<Quarantined, "pmid" | "raw"> & Partial<Pick<Quarantined, "source" | "owed">> & { readonly origin: Origin };

const BATCH = 200;

/** Reads every stored raw record, and every quarantined one, with the parser as it is now: no network, first-seen times kept. */
export async function reparse(options: RunOptions, needs: ReparseNeeds): Promise<Receipt> {
  return recordRun({ kind: "reparse", query: "reparse of all stored records" }, options, needs, async (run) => {
    const { total } = await needs.store.countStudies();
    await run.meter.begin("Reading stored records again", total);
    let batch: StoredRaw[] = [];
    for await (const stored of needs.store.streamRaw()) {
      batch.push(stored);
      if (batch.length === BATCH) await replay(batch.splice(0), run, needs);
    }
    batch = batch.concat((await needs.store.listQuarantined()).map((record) => ({ ...record, origin: "pubmed" })));
    await replay(batch, run, needs);
    await run.meter.end();
  });
}

async function replay(batch: readonly StoredRaw[], run: Run, { parse, store }: ReparseNeeds): Promise<void> {
  const readings = (await parse(batch.map(({ raw }) => raw))).map((reading, index) => ({ reading, stored: batch[index] }));
  const studies = readings.flatMap(({ reading, stored }): IncomingStudy[] =>
    "study" in reading && stored ? [{ ...reading, raw: stored.raw, rawHash: rawHashOf(stored.raw), origin: stored.origin }] : [],
  );
  const broken = readings.flatMap(({ reading, stored }) =>
    "reason" in reading && stored ? [{ source: PUBMED, owed: [], ...stored, reason: reading.reason }] : [],
  );
  const healed = readings.flatMap(({ reading, stored }) =>
    "study" in reading && stored !== undefined && stored.pmid === undefined ? [stored.raw] : [],
  );
  await run.write(async (at) => {
    addSaved(run.tally, await store.saveStudies(studies, at, { replay: true }));
    for (const record of broken) await store.quarantine({ ...record, at });
    await store.releaseFromQuarantine(studies.map(({ study }) => study.pmid));
    await store.releaseNameless(healed);
  });
  run.tally.fetched += batch.length;
  run.tally.quarantined = [...run.tally.quarantined, ...broken];
  await run.meter.advance(batch.length);
}
