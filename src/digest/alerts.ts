import { everything } from "../domain/subscription.ts";
import type { Issues, Outbox } from "../store/digest-ports.ts";
import type { StudyReads } from "../store/ports.ts";

export type AlertNeeds = {
  readonly store: Pick<Issues, "collectCorrections" | "saveIssue"> &
    Pick<Outbox, "listUntoldRetractions" | "queueAlert"> &
    Pick<StudyReads, "countStudies">;
  readonly issueKey: (kind: "alert", period: string, profile: typeof everything) => Promise<string>;
  readonly now: () => Date;
};

/** A retraction of something that was sent, for those who asked to hear at once; an issue of its own, so that the ledger holds it too. */
export async function queueAlerts({ store, issueKey, now }: AlertNeeds): Promise<number> {
  await store.collectCorrections();
  let queued = 0;
  for (const correction of await store.listUntoldRetractions()) {
    const at = now().toISOString();
    const period = `retraction-${correction.id}`;
    const day = correction.at.slice(0, 10);
    const { total: records } = await store.countStudies();
    const issue = await store.saveIssue(
      {
        kind: "alert",
        period,
        profile: everything,
        key: await issueKey("alert", period, everything),
        composedAt: at,
        from: day,
        to: day,
        total: 0,
        shown: 0,
        sync: { records },
      },
      [],
    );
    queued += await store.queueAlert({ issue, correctionId: correction.id, at });
  }
  return queued;
}
