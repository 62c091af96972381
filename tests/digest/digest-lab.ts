import { onTestFinished } from "vitest";
import { readConfig } from "../../src/config.ts";
import { usualLimits, type DeliveryLimits } from "../../src/digest/deliver.ts";
import { runDigest, type Asked } from "../../src/digest/run-digest.ts";
import { toPmid } from "../../src/domain/pmid.ts";
import type { Study } from "../../src/domain/study.ts";
import { usualPreferences, type Preferences, type Profile } from "../../src/domain/subscription.ts";
import { NOTHING_DONE, type Receipt } from "../../src/domain/sync-run.ts";
import { toWeek } from "../../src/domain/week.ts";
import { tagger, vocabularyVersion } from "../../src/ingest/tagging.ts";
import type { Store } from "../../src/store/ports.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { readAddress } from "../../src/subscription/address.ts";
import { createLog } from "../../src/log.ts";
import { mailNeeds, randomToken, suppressionOf } from "../../src/wiring-mail.ts";
import { incoming } from "../support/study-factory.ts";
import { startSmtpSink, type Mischief, type SmtpSink } from "../support/smtp-sink.ts";

const MONDAY = "2026-11-23T07:00:00.000Z";

export type Wishes = Partial<Omit<Preferences, "profile">> & { readonly profile?: Partial<Profile> };

function preferences({ profile = {}, ...rest }: Wishes = {}): Preferences {
  return { ...usualPreferences, ...rest, profile: { ...usualPreferences.profile, ...profile } };
}

/** A week of the product in a test: a real store, a real mail server, and a clock that is set by hand. */
export async function digestLab(
  options: { mischief?: Mischief; limits?: Partial<DeliveryLimits>; store?: Store; timeZone?: string; operator?: string } = {},
) {
  let time = new Date(MONDAY);
  const now = () => time;
  const sink: SmtpSink = await startSmtpSink(options.mischief);
  const store = options.store ?? openSqliteStore({ url: "sqlite::memory:", clock: now });
  const config = readConfig(
    {
      SMTP_URL: sink.url,
      MAIL_FROM: "Ketamine Digest <digest@example.org>",
      PUBLIC_URL: "https://digest.example.org",
      ...(options.timeZone === undefined ? {} : { TIMEZONE: options.timeZone }),
      ...(options.operator === undefined ? {} : { OPERATOR_EMAIL: options.operator }),
    },
    () => true,
  );
  const wired = mailNeeds(store, { config, log: createLog("silent") });
  const limits = { ...usualLimits, perSecond: 0, ...options.limits };
  const pings: string[] = [];
  const ping = () => {
    pings.push(time.toISOString());
    return Promise.resolve();
  };
  const needs = { ...wired.digest, now, limits, ping };
  onTestFinished(async () => {
    await wired.close();
    await sink.close();
    await store.close();
  });
  const tag = tagger(vocabularyVersion());

  return {
    store,
    sink,
    needs,
    pings,
    confirmations: { ...wired.confirmations, now },
    setTime: (iso: string) => void (time = new Date(iso)),
    /** A sync that began now and got through, having brought these. */
    async sync(studies: readonly Partial<Study>[] = [], receipt: Partial<Receipt> = {}) {
      const at = time.toISOString();
      const run = await store.startRun({ kind: "sync", query: "q", startedAt: at, holder: "test" });
      await store.saveStudies(
        studies.map((study) => {
          const one = incoming(study);
          return { ...one, tagging: tag(one.study) };
        }),
        at,
      );
      await store.finishRun(run, { ...COMPLETE, ...receipt }, at);
    },
    async subscribe(address: string, wishes: Wishes = {}, at = time.toISOString()) {
      const { key } = readAddress(address);
      const { hash } = await suppressionOf(store, address);
      const act = { at, source: "test" };
      return store.addSubscriber({
        address,
        addressKey: key,
        addressHash: hash,
        handle: randomToken(16),
        preferences: preferences(wishes),
        act,
      });
    },
    run: (asked: Asked = "due", signal = new AbortController().signal) => runDigest(asked, signal, needs),
    week: (text: string): Asked => ({ week: toWeek(text) }),
  };
}

export type DigestLab = Awaited<ReturnType<typeof digestLab>>;

const COMPLETE: Receipt = { state: "complete", query: "q", ...NOTHING_DONE, retries: 0, requests: 0 };

/** An invented randomised trial that entered PubMed on `entered`. */
export function trial(pmid: number, entered = "2026-11-18", rest: Partial<Study> = {}): Partial<Study> {
  return {
    pmid: toPmid(String(pmid)),
    entered,
    title: [`Ketamine for depression: invented randomised trial ${pmid}.`],
    publicationTypes: [{ name: "Randomized Controlled Trial", ui: "D016449" }],
    ...rest,
  };
}

export const retraction = { corrections: [{ type: "RetractionIn", source: "Example J. 2026", pmid: toPmid("777") }] } as const;
export const RETRACTED = [{ kind: "retracted" as const, signals: ["correction-reference" as const], related: [toPmid("777")] }];
