import { Router } from "express";
import type { WebNeeds } from "../needs.ts";

const PATIENCE_MS = 2000;

/** `/healthz`: this process lives. `/readyz`: it can answer readers, which needs the store. */
export function healthRoutes({ store, log }: Pick<WebNeeds, "store" | "log">): Router {
  const router = Router();

  router.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ ok: true });
  });

  router.get("/readyz", async (_request, response) => {
    response.set("Cache-Control", "no-store");
    try {
      const { total } = await inTime(store.countStudies());
      response.json({ ready: true, studies: total });
    } catch (error) {
      log.error({ err: error }, "store does not answer");
      response.status(503).json({ ready: false, reason: "The database does not answer." });
    }
  });

  return router;
}

async function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error("The store took too long."));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
