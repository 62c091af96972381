import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Metric } from "./exposition.ts";
import type { RequestCounts } from "./request-counts.ts";

const RESOLUTION_MS = 20;

/** What node knows of this process. How late its event loop was is told since it was last asked, else one bad minute would stay for ever. */
export function watchProcess(requests: RequestCounts): () => readonly Metric[] {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();

  return () => {
    // Node records the time between two ticks of its timer; what is beyond the timer's own distance is lateness.
    const late = (nanoseconds: number): number => (delay.count === 0 ? 0 : Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1e3));
    const metrics: readonly Metric[] = [
      {
        name: "ketamine_digest_http_requests_total",
        type: "counter",
        help: "Requests answered since this process started, by class of status.",
        samples: requests.byClass().map(([name, value]) => ({ labels: { class: name }, value })),
      },
      gauge("ketamine_digest_process_uptime_seconds", "How long this process has run.", process.uptime()),
      gauge("ketamine_digest_process_resident_memory_bytes", "Resident memory of this process.", process.memoryUsage.rss()),
      gauge("ketamine_digest_event_loop_lag_mean_seconds", "Mean lag of the event loop since the last scrape.", late(delay.mean)),
      gauge(
        "ketamine_digest_event_loop_lag_p99_seconds",
        "99th percentile of the event loop's lag since the last scrape.",
        late(delay.percentile(99)),
      ),
      gauge(
        "ketamine_digest_event_loop_lag_max_seconds",
        "Greatest lag of the event loop since the last scrape.",
        late(delay.max),
      ),
    ];
    delay.reset();
    return metrics;
  };
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, type: "gauge", help, samples: [{ value }] };
}
