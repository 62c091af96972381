import type { Asked, DigestReport } from "../src/digest/run-digest.ts";

export type DigestJobNeeds = {
  readonly run: (asked: Asked) => Promise<DigestReport>;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
};

/**
 * Composes and sends what the timetable says is due, or goes on with what was begun; never throws, because nobody listens. It looks
 * every few minutes, so that what it waits for is told once, not every time.
 */
export function digestJob({ run, log }: DigestJobNeeds): (asked: Asked) => Promise<void> {
  let told = "[]";
  return async (asked) => {
    try {
      const { weeks, sent, failed, deferred, skipped, doubtful, alerts, unreachable } = await run(asked);
      const fields = { weeks, alerts, sent, failed, deferred, skipped, doubtful, unreachable };
      const waits = [...weeks.filter(({ kind }) => kind === "waiting"), ...(unreachable === undefined ? [] : [unreachable])];
      const isNews = JSON.stringify(waits) !== told || sent + failed + skipped > 0;
      told = JSON.stringify(waits);
      if (waits.length > 0 ? isNews : failed + deferred > 0) log.warn(fields, "digest");
      else if (waits.length === 0 && (asked !== "open" || sent + skipped > 0)) log.info(fields, "digest");
    } catch (error) {
      log.warn({ err: error }, "digest");
    }
  };
}
