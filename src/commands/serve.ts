import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError } from "../domain/errors.ts";
import { sleep } from "../pubmed/clock.ts";
import { usualSearches } from "../search/usual-searches.ts";
import type { Store } from "../store/ports.ts";
import { explainLongAddresses, HEADER_BYTES } from "../web/long-address.ts";
import { requestListener } from "../web/server.ts";
import { trendPlans } from "../web/trend-searches.ts";
import { now, version, withThreadedStore } from "../wiring.ts";
import { type Command, type CommandContext, readArgs } from "./command.ts";
import type { BellRope } from "./serve-mail.ts";

export const serve: Command = {
  usage: "serve",
  summary: "Serves the pages and keeps them fresh; what npm start runs.",
  run(args, context) {
    readArgs(args, {}, { min: 0, max: 0 });
    return runServer(context, { invented: false });
  },
};

/** Opens the store, serves at once, syncs in the background; answers when asked to stop and all is put down, within 10 s. */
export async function runServer(context: CommandContext, { invented }: { readonly invented: boolean }): Promise<number> {
  const { config, log, signal } = context;
  return withThreadedStore(context, async (store) => {
    if (config.landmarks && !invented && (await isEmpty(store))) {
      const { fillWithLandmarks } = await import("./serve-jobs.ts");
      await fillWithLandmarks(store, log);
    }
    const onSubscribe = bellRope();
    const { server, port, publicUrl } = await listen(store, context, invented, onSubscribe.ring);
    const known = config.publicUrl === undefined ? "" : `, known as ${publicUrl}`;
    log.info({ address: publicUrl, port }, `listening on http://localhost:${port}${known}`);
    void prepareSearches(store, context);
    await sleep(FIRST_PAGE_MS, signal).catch(() => undefined);
    const { startWork } = await import("./serve-jobs.ts");
    const work = await startWork(store, { ...context, publicUrl, invented }, onSubscribe);
    if (!signal.aborted) await once(signal, "abort");
    log.info({}, "stopping");
    server.close();
    server.closeIdleConnections();
    await waitAtMost(8_000, work.stop());
    server.closeAllConnections();
    return 0;
  });
}

/** Long enough for the first page that is asked for to come before all that pages do not need: not even its modules are read before. */
const FIRST_PAGE_MS = 500;

/** The same for the first few pages, and what only makes later ones quicker. */
const FIRST_PAGES_MS = 3_000;

async function isEmpty(store: Store): Promise<boolean> {
  const { total, deleted } = await store.countStudies();
  return total + deleted === 0;
}

/** Rung before anybody is there to hear it, it rings as soon as somebody is. */
function bellRope(): BellRope {
  let rung = false;
  let hear: (() => void) | undefined;
  return {
    ring: () => {
      rung = true;
      hear?.();
    },
    hang: (heard) => {
      hear = heard;
      if (rung) heard();
    },
  };
}

async function prepareSearches(store: Store, { log, signal }: CommandContext): Promise<void> {
  try {
    await sleep(FIRST_PAGES_MS, signal);
    const today = now().toISOString().slice(0, 10);
    await store.warmSearch([...usualSearches(today), ...trendPlans(today)]);
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, "no search is prepared: each costs its first reader more");
  }
}

/** What is not put down by then is abandoned; the timer must not keep the process alive when all was put down at once. */
async function waitAtMost(ms: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  await Promise.race([work, sleep(ms, done.signal).catch(() => undefined)]);
  done.abort();
}

/** The port is known once the server listens, and with it the site's own address, which the pages need. */
async function listen(
  store: Store,
  { config, log }: CommandContext,
  invented: boolean,
  onSubscribe: () => void,
): Promise<{ server: Server; port: number; publicUrl: string }> {
  const server = explainLongAddresses(createServer({ maxHeaderSize: HEADER_BYTES })).listen(config.port, config.host);
  // `once` also rejects when the server emits "error" first.
  await once(server, "listening").catch((cause: unknown) => {
    const why = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new AppError("unavailable", `${config.host}:${config.port} cannot be listened on (${why}).`, { cause });
  });
  const { port } = server.address() as AddressInfo;
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const needs = {
    store,
    siteName: "Ketamine Digest",
    subject: "ketamine and depression research",
    publicUrl,
    invented,
    clock: now,
    log,
    syncState: () => ({ scheduled: config.schedule.on }),
    version,
    views: new URL("../../views/", import.meta.url),
    cacheBytes: 64 * 2 ** 20,
    prepareAfterMs: FIRST_PAGES_MS,
    adminToken: config.adminToken,
    trustProxy: config.trustProxy,
    onSubscribe,
  };
  server.on("request", requestListener(needs));
  return { server, port, publicUrl };
}
