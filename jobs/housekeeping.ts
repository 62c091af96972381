import type { Upkeep } from "../src/store/ports.ts";

export type HousekeepingNeeds = {
  readonly store: Pick<Upkeep, "tidy" | "checkIntegrity">;
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
};

/** Keeps the database small, fast and known to be sound; never throws, because a timetable has nobody to tell. */
export async function keepHouse({ store, log }: HousekeepingNeeds): Promise<void> {
  try {
    await store.tidy();
    const faults = await store.checkIntegrity();
    if (faults.length === 0) log.info({}, "housekeeping: the database is sound");
    else log.error({ faults }, "housekeeping: the database is damaged; restore the last backup");
  } catch (error) {
    log.error({ err: error }, "housekeeping failed");
  }
}
