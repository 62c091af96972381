import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { keepHouse } from "../../jobs/housekeeping.ts";
import { startBell, type Bell } from "../../jobs/schedule.ts";
import { syncUntilThrough } from "../../jobs/sync.ts";
import { AppError } from "../domain/errors.ts";
import { loadLandmarks } from "../ingest/landmarks.ts";
import { progressLine, type Progress } from "../ingest/progress.ts";
import { retag } from "../ingest/retag.ts";
import { syncOnce } from "../ingest/sync.ts";
import { tagger, vocabularyVersion } from "../ingest/tagging.ts";
import { sleep } from "../pubmed/clock.ts";
import { usualSearches } from "../search/usual-searches.ts";
import type { Store } from "../store/ports.ts";
import { landmarks } from "../topic/landmarks.ts";
import { pubmedQuery } from "../topic/query.ts";
import { explainLongAddresses, HEADER_BYTES } from "../web/long-address.ts";
import { requestListener } from "../web/server.ts";
import { mailNeeds } from "../wiring-mail.ts";
import { now, version, withThreadedStore } from "../wiring.ts";
import { retagNeeds, syncNeeds } from "../wiring-ingest.ts";
import { type Command, type CommandContext, readArgs } from "./command.ts";
import { startMail } from "./serve-mail.ts";
import { startTexts } from "./serve-texts.ts";

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
    if (config.landmarks && !invented) {
      const loaded = await loadLandmarks({ landmarks, store, now, tag: tagger(vocabularyVersion()) });
      if (loaded > 0) log.info({ loaded }, "landmark citations loaded; the first sync fills them in");
    }
    const onSubscribe = { ring: (): void => undefined };
    const { server, port, publicUrl } = await listen(store, context, invented, () => {
      onSubscribe.ring();
    });
    const known = config.publicUrl === undefined ? "" : `, known as ${publicUrl}`;
    log.info({ address: publicUrl, port }, `listening on http://localhost:${port}${known}`);
    void prepareSearches(store, context);
    const mail = mailNeeds(store, { ...context, publicUrl, invented });
    const bells = config.schedule.on ? await startJobs(store, context, invented) : undefined;
    const mailBells = await startMail(store, context, mail, onSubscribe);
    const texts = startTexts({ store, url: config.databaseUrl, log });
    if (!signal.aborted) await once(signal, "abort");
    log.info({}, "stopping");
    server.close();
    server.closeIdleConnections();
    await waitAtMost(8_000, Promise.all([bells?.stop(), mailBells.stop(), texts.stop()]));
    server.closeAllConnections();
    return 0;
  });
}

/** Long enough for the first pages of a new server to come before what only makes later ones quicker. */
const FIRST_PAGES_MS = 3_000;

async function prepareSearches(store: Store, { log, signal }: CommandContext): Promise<void> {
  try {
    await sleep(FIRST_PAGES_MS, signal);
    await store.warmSearch(usualSearches(now().toISOString().slice(0, 10)));
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
  const answer = requestListener({
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
    adminToken: config.adminToken,
    trustProxy: config.trustProxy,
    onSubscribe,
  });
  server.on("request", answer);
  return { server, port, publicUrl };
}

/** The timetable: sync (caught up when one was missed), and housekeeping once a day. Stopping abandons what is under way. */
async function startJobs(store: Store, { config, log, signal }: CommandContext, invented: boolean): Promise<Bell> {
  const { timezone } = config.schedule;
  const report = (progress: Parameters<typeof progressLine>[0]) => {
    log.info({ ...progress }, progressLine(progress));
  };
  const needs = syncNeeds(store, { config, log, report, ...(invented && { origin: "invented" as const }) });
  let underWay: Promise<void> | undefined;
  const syncNow = () => {
    const sync = (stop: AbortSignal) => syncOnce({ query: pubmedQuery, signal: stop }, needs);
    return (underWay = syncUntilThrough(signal, { sync, sleep, log }).finally(() => (underWay = undefined)));
  };
  const retagged = retagOutdated(store, { log, signal }, report);
  const [lastComplete] = [await store.lastCompleteRun("sync")];
  const lastSync = lastComplete === undefined ? undefined : new Date(lastComplete.startedAt);
  const bells = [
    startBell({ expression: config.schedule.sync, timezone }, syncNow, lastSync, now()),
    startBell({ expression: "41 3 * * *", timezone }, () => keepHouse({ store, log }), now(), now()),
  ];
  return {
    async stop() {
      await Promise.all(bells.map((bell) => bell.stop()));
      await underWay;
      await retagged;
      await needs.eutils.close();
    },
  };
}

/** After an update of the program its new vocabulary reaches the studies stored before it, while the pages are served. */
async function retagOutdated(
  store: Store,
  { log, signal }: Pick<CommandContext, "log" | "signal">,
  report: (progress: Progress) => void,
): Promise<void> {
  const { vocabulary, ...needs } = retagNeeds(store, report);
  if ((await store.countToRetag(vocabulary)) === 0) return;
  try {
    log.info({ ...(await retag({ unlessBy: vocabulary, signal }, needs)), vocabulary }, "stored studies tagged anew");
  } catch (error) {
    if (!signal.aborted) log.error({ err: error }, "tagging stored studies anew failed; the next start tries again");
  }
}
