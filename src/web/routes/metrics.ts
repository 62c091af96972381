import { Router } from "express";
import { EXPOSITION_TYPE, exposition } from "../exposition.ts";
import type { WebNeeds } from "../needs.ts";
import { watchProcess } from "../process-metrics.ts";
import type { RequestCounts } from "../request-counts.ts";
import { requireToken } from "../require-token.ts";
import { readStoreMetrics } from "../store-metrics.ts";

/** For Prometheus, and only for those who hold ADMIN_TOKEN. */
export function metricsRoute({ store, adminToken }: Pick<WebNeeds, "store" | "adminToken">, requests: RequestCounts): Router {
  const router = Router();
  if (adminToken === undefined) return router;
  const processMetrics = watchProcess(requests);

  return router.get("/metrics", requireToken(adminToken), async (_request, response) => {
    const text = exposition([...(await readStoreMetrics(store)), ...processMetrics()]);
    // Not `send`, which would put the charset before the version.
    response.set("Cache-Control", "no-store").setHeader("Content-Type", EXPOSITION_TYPE);
    response.end(text);
  });
}
