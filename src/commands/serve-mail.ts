import { returnedJob } from "../../jobs/returned-mail.ts";
import { startBell, type Bell } from "../../jobs/schedule.ts";
import { digestJob } from "../../jobs/weekly-digest.ts";
import { readMailbox } from "../digest/returned-mail.ts";
import { runDigest, type Asked } from "../digest/run-digest.ts";
import { openMailbox } from "../mail/open-mailbox.ts";
import type { Store } from "../store/ports.ts";
import { sendConfirmations, TOKEN_LIVES_MS } from "../subscription/send-confirmations.ts";
import { returnedNeeds, type mailNeeds } from "../wiring-mail.ts";
import { now } from "../wiring.ts";
import type { CommandContext } from "./command.ts";

/** Rung when somebody subscribes; heard by whoever hangs on to it, also when it was rung before. */
export type BellRope = { readonly ring: () => void; readonly hang: (heard: () => void) => void };

/**
 * Mail: confirmations as soon as somebody asks, in every serving process; the digest by the timetable, and every ten minutes what was
 * begun (weeks that waited, deliveries put off, retractions told at once) and what came back. One round at a time.
 */
export async function startMail(
  store: Store,
  { config, log, signal }: CommandContext,
  { digest, confirmations, close }: ReturnType<typeof mailNeeds>,
  onSubscribe: Pick<BellRope, "hang">,
): Promise<Bell> {
  const { timezone } = config.schedule;
  // Two lines of work: whoever subscribes does not wait until ten thousand mails are out.
  const [letters, issues] = [oneAfterAnother(signal), oneAfterAnother(signal)];
  const confirm = async (): Promise<void> => {
    await sendConfirmations(confirmations).catch((error: unknown) => {
      log.error({ err: error }, "confirmation mails");
    });
  };
  const sendDigest = digestJob({ run: (what) => runDigest(what, signal, digest), log });
  const send = (asked: Asked) => issues.add(() => sendDigest(asked));
  const returned = returnedMail(store, { config, log, signal });
  const goOn = async (): Promise<void> => {
    await letters.add(confirm);
    // A timetable has nobody to tell: a database that is locked for a while must not end the program.
    await store.forgetUnconfirmed(new Date(now().getTime() - 2 * TOKEN_LIVES_MS).toISOString()).catch((error: unknown) => {
      log.error({ err: error }, "requests that nobody confirmed are not forgotten yet");
    });
    if (config.schedule.on) await Promise.all([send("open"), returned()]);
  };
  onSubscribe.hang(() => void letters.add(confirm));
  const [newest] = await store.listEditions(1);
  const last = newest?.composedAt ?? newest?.waitingSince;
  const bells = [
    startBell({ expression: "*/10 * * * *", timezone }, goOn, undefined, now()),
    ...(config.schedule.on
      ? [
          startBell(
            { expression: config.schedule.digest, timezone },
            () => send("due"),
            last === undefined ? undefined : new Date(last),
            now(),
          ),
        ]
      : []),
  ];
  return {
    async stop() {
      await Promise.all(bells.map((bell) => bell.stop()));
      await Promise.all([letters.add(nothing), issues.add(nothing)]);
      await close();
    },
  };
}

const nothing = (): Promise<void> => Promise.resolve();

/** One piece of work at a time; none begins once `signal` aborts. */
function oneAfterAnother(signal: AbortSignal): { readonly add: (work: () => Promise<void>) => Promise<void> } {
  let last: Promise<void> = Promise.resolve();
  return { add: (work) => (last = last.then(() => (signal.aborted ? undefined : work()))) };
}

/** Looks into the mailbox of the settings; nothing where there is none. */
function returnedMail(
  store: Store,
  { config, log, signal }: Pick<CommandContext, "config" | "log" | "signal">,
): () => Promise<void> {
  const { imapUrl } = config.mail;
  if (imapUrl === undefined) return nothing;
  const [mailbox, needs] = [openMailbox(imapUrl), returnedNeeds(store)];
  return returnedJob({ read: () => readMailbox(mailbox, signal, needs), log });
}
