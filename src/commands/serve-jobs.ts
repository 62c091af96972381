import { keepHouse } from "../../jobs/housekeeping.ts";
import { startBell, type Bell } from "../../jobs/schedule.ts";
import { syncUntilThrough } from "../../jobs/sync.ts";
import { loadLandmarks } from "../ingest/landmarks.ts";
import { progressLine, type Progress } from "../ingest/progress.ts";
import { retag } from "../ingest/retag.ts";
import { syncOnce } from "../ingest/sync.ts";
import { tagger, vocabularyVersion } from "../ingest/tagging.ts";
import { sleep } from "../pubmed/clock.ts";
import type { Store } from "../store/ports.ts";
import { landmarks } from "../topic/landmarks.ts";
import { pubmedQuery } from "../topic/query.ts";
import { mailNeeds } from "../wiring-mail.ts";
import { now } from "../wiring.ts";
import { retagNeeds, syncNeeds } from "../wiring-ingest.ts";
import type { CommandContext } from "./command.ts";
import { startMail, type BellRope } from "./serve-mail.ts";
import { startTexts } from "./serve-texts.ts";

/** Something true to read before the first sync. */
export async function fillWithLandmarks(store: Store, log: CommandContext["log"]): Promise<void> {
  const loaded = await loadLandmarks({ landmarks, store, now, tag: tagger(vocabularyVersion()) });
  if (loaded > 0) log.info({ loaded }, "landmark citations loaded; the first sync fills them in");
}

type Served = CommandContext & { readonly publicUrl: string; readonly invented: boolean };

/** Everything a server does beside answering; loaded when it answers already. */
export async function startWork(store: Store, context: Served, onSubscribe: BellRope): Promise<Bell> {
  const mail = mailNeeds(store, context);
  const bells = context.config.schedule.on ? await startJobs(store, context) : undefined;
  const mailBells = await startMail(store, context, mail, onSubscribe);
  const texts = startTexts({ store, url: context.config.databaseUrl, log: context.log });
  return {
    async stop() {
      await Promise.all([bells?.stop(), mailBells.stop(), texts.stop()]);
    },
  };
}

/** The timetable: sync (caught up when one was missed), and housekeeping once a day. Stopping abandons what is under way. */
async function startJobs(store: Store, { config, log, signal, invented }: Served): Promise<Bell> {
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
