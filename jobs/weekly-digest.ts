import type { Asked, DigestReport } from "../src/digest/run-digest.ts";

export type DigestJobNeeds = {
  readonly run: (asked: Asked) => Promise<DigestReport>;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
};

/** Composes and sends what the timetable says is due, or goes on with what was begun; never throws, because nobody listens. */
export async function sendDigest(asked: Asked, { run, log }: DigestJobNeeds): Promise<void> {
  try {
    const report = await run(asked);
    const { weeks, sent, failed, deferred, skipped, doubtful, alerts, unreachable } = report;
    const fields = { weeks, alerts, sent, failed, deferred, skipped, doubtful, unreachable };
    const waits = weeks.some(({ kind }) => kind === "waiting");
    if (waits || unreachable !== undefined || failed + deferred > 0) log.warn(fields, "digest");
    else if (asked !== "open" || sent + skipped > 0) log.info(fields, "digest");
  } catch (error) {
    log.warn({ err: error }, "digest");
  }
}
