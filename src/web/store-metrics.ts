import type { SyncRun } from "../domain/sync-run.ts";
import type { Metric, Sample } from "./exposition.ts";
import type { WebNeeds } from "./needs.ts";

/** What the store knows and an operator would be woken for: as `status` tells it, in numbers. */
export async function readStoreMetrics(store: WebNeeds["store"]): Promise<readonly Metric[]> {
  const [counts, lastComplete, [lastRun], missing, quarantined, subscribers, deliveries] = await Promise.all([
    store.countStudies(),
    store.lastCompleteRun("sync"),
    store.listRuns(1),
    store.listMissing(),
    store.listQuarantined(),
    store.countSubscribers(),
    store.countDeliveries(),
  ]);
  const { doubtful, ...byState } = deliveries;
  return [
    gauge("studies", "Studies stored, without those that PubMed deleted.", { value: counts.total }),
    gauge("studies_landmarks_only", "Of the stored, those known only as landmark citations.", { value: counts.landmarksOnly }),
    gauge("studies_deleted", "Stored studies that PubMed deleted.", { value: counts.deleted }),
    gauge("last_complete_sync_timestamp_seconds", "When the last complete sync ended, in Unix time; absent before the first.", {
      value: seconds(lastComplete?.finishedAt),
    }),
    gauge("last_run_state", "1 for the state of the last run of any kind, 0 for the others.", ...stateOf(lastRun)),
    gauge(
      "last_run_end_timestamp_seconds",
      "When the last run ended, in Unix time; absent while it is under way or where its process died.",
      { value: seconds(lastRun?.finishedAt) },
    ),
    gauge("missing_records", "Records that PubMed named and did not return.", { value: missing.length }),
    gauge("quarantined_records", "Records that arrived broken.", { value: quarantined.length }),
    gauge("subscribers", "Subscribers by state.", ...labelled(subscribers)),
    gauge("deliveries", "Rows of the delivery ledger by state; queued ones are due.", ...labelled(byState)),
    gauge("deliveries_doubtful", "Deliveries of which it is not known whether they arrived.", { value: doubtful }),
  ];
}

function gauge(name: string, help: string, ...samples: readonly Sample[]): Metric {
  return { name: `ketamine_digest_${name}`, type: "gauge", help, samples };
}

function labelled(counts: Readonly<Record<string, number>>): readonly Sample[] {
  return Object.entries(counts).map(([state, value]) => ({ labels: { state }, value }));
}

function stateOf(run: SyncRun | undefined): readonly Sample[] {
  if (run === undefined) return [];
  const state = run.underWay ? "under_way" : (run.receipt?.state ?? "incomplete");
  return ["complete", "incomplete", "under_way"].map((name) => ({
    labels: { kind: run.kind, state: name },
    value: name === state ? 1 : 0,
  }));
}

function seconds(at: string | undefined): number | undefined {
  return at === undefined ? undefined : Date.parse(at) / 1000;
}
