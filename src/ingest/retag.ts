import { setImmediate as breathe } from "node:timers/promises";
import { AppError } from "../domain/errors.ts";
import type { Store, TaggedAnew, ToRetag } from "../store/ports.ts";
import { createMeter, type Progress } from "./progress.ts";
import type { TagRecord } from "./tagging.ts";

export type RetagNeeds = {
  readonly store: Pick<Store, "countToRetag" | "streamToRetag" | "saveTagging">;
  readonly tag: TagRecord;
  readonly now: () => Date;
  readonly report: (progress: Progress) => void;
};

export type RetagOptions = {
  /** Only studies that another vocabulary tagged, or none; absent: all. */
  readonly unlessBy?: string;
  readonly signal: AbortSignal;
};

export type Retagged = { readonly read: number; readonly different: number };

/** One transaction's worth. */
const BATCH = 100;
/** About ten milliseconds of tagging; then whoever waits for this thread has a turn. */
const AT_A_STRETCH = 10;

/**
 * Tags stored studies anew. Each batch is saved whole with its vocabulary's version, so that a run that was killed goes on
 * where it ended. A study that a sync changed meanwhile was tagged by the sync, and is left as it is.
 */
export async function retag({ unlessBy, signal }: RetagOptions, needs: RetagNeeds): Promise<Retagged> {
  const { store, now, report } = needs;
  const meter = createMeter({
    now,
    report: (progress) => {
      report(progress);
      return Promise.resolve();
    },
  });
  await meter.begin("Tagging stored studies", await store.countToRetag(unlessBy));
  const done = { read: 0, different: 0 };
  const save = async (batch: readonly ToRetag[]): Promise<void> => {
    const tagged: TaggedAnew[] = [];
    for (const [index, { pmid, study, changedAt }] of batch.entries()) {
      if (index % AT_A_STRETCH === 0) await breathe();
      if (signal.aborted)
        throw new AppError("unavailable", "Tagging was stopped before all was done; the next run goes on from here.");
      tagged.push({ pmid, changedAt, tagging: needs.tag(study) });
    }
    done.different += (await store.saveTagging(tagged, now().toISOString())).length;
    done.read += batch.length;
    await meter.advance(batch.length);
  };
  const batch: ToRetag[] = [];
  for await (const study of store.streamToRetag(unlessBy)) {
    batch.push(study);
    if (batch.length === BATCH) await save(batch.splice(0));
  }
  if (batch.length > 0) await save(batch);
  await meter.end();
  return done;
}
