import { createHmac, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { CommandContext } from "./commands/command.ts";
import { usualLimits } from "./digest/deliver.ts";
import type { ReturnedNeeds } from "./digest/returned-mail.ts";
import type { DigestNeeds } from "./digest/run-digest.ts";
import { AppError } from "./domain/errors.ts";
import { profileKey, type Preferences } from "./domain/subscription.ts";
import { onlyOwes } from "./ingest/tally.ts";
import { composeMime } from "./mail/compose-mime.ts";
import { cutTemplate, fillTemplate } from "./mail/mime-template.ts";
import { openMailer } from "./mail/open-mailer.ts";
import { sleep } from "./pubmed/clock.ts";
import { createRender } from "./render.ts";
import { understand } from "./search/understand.ts";
import type { Store } from "./store/ports.ts";
import { unsubscribe } from "./subscription/act.ts";
import { readAddress } from "./subscription/address.ts";
import { confirmationLetter } from "./subscription/confirmation-letter.ts";
import { describeProfile, describeRhythm } from "./subscription/describe.ts";
import { addressHash, signLink } from "./subscription/link-token.ts";
import type { ConfirmationNeeds } from "./subscription/send-confirmations.ts";
import { standingQuestions } from "./topic/questions.ts";
import { now } from "./wiring.ts";

const OUTBOX = "data/outbox";
const SITE = { siteName: "Ketamine Digest", subject: "ketamine and depression research" } as const;

type MailContext = Pick<CommandContext, "config" | "log"> & { readonly publicUrl?: string; readonly invented?: boolean };

/** Everything that writes, composes and sends mail, on one store; `close` ends the sessions with the mail server. */
export function mailNeeds(store: Store, { config, log, publicUrl = publicUrlOf(config), invented = false }: MailContext) {
  const { mail } = config;
  const mailer = openMailer({ smtpUrl: mail.smtpUrl, dkim: mail.dkim, outbox: OUTBOX });
  if (mail.smtpUrl === undefined) log.debug({ folder: OUTBOX }, "SMTP_URL is not set: mails are written as files");
  const render = createRender(new URL("../views/email/", import.meta.url));
  const letters = { ...SITE, render, publicUrl, from: mail.from, invented };
  const keys = readOnce(() => store.readLinkKeys());

  const confirmations: ConfirmationNeeds = {
    store,
    mailer,
    compose: (request, link) => composeMime(confirmationLetter(request, link, letters)),
    from: mail.from,
    publicUrl,
    now,
    randomToken,
    log,
  };

  const digest: DigestNeeds = {
    ...letters,
    store,
    mailer,
    composeMime,
    cutTemplate,
    fillTemplate,
    describe,
    findMatching: (search, days) => findMatching(store, search, days),
    questionSearch: (slug) => standingQuestions.find((question) => question.slug === slug)?.search,
    issueKey: async (kind, period, profile) =>
      createHmac("sha256", (await keys()).signingKey)
        .update(`issue:${kind}:${period}:${profileKey(profile)}`)
        .digest("base64url")
        .slice(0, 22),
    owesOnly: onlyOwes,
    links: async (handle) => {
      const { signingKey } = await keys();
      return { manage: signLink("manage", handle, signingKey), leave: signLink("leave", handle, signingKey) };
    },
    suppressionOf: (address) => suppressionOf(store, address),
    timeZone: config.schedule.timezone,
    holder: `${hostname()} ${process.pid} ${randomToken(6)}`,
    limits: { ...usualLimits, perSecond: mail.smtpUrl === undefined ? 0 : mail.perSecond },
    operator: mail.operator,
    ping: mail.deadmanUrl === undefined ? undefined : pinger(mail.deadmanUrl),
    now,
    sleep,
    log,
  };
  return { digest, confirmations, close: () => mailer.close() };
}

/** What reading returned mail needs of a store. */
export function returnedNeeds(store: Store): ReturnedNeeds {
  return {
    store,
    now,
    softBounces: usualLimits.softBounces,
    suppressionOf: (address) => suppressionOf(store, address),
    leaveToken: async (handle) => signLink("leave", handle, (await store.readLinkKeys()).signingKey),
    leave: (token) =>
      unsubscribe({ token, source: "mail" }, { store, now }).catch((error: unknown) => {
        if (error instanceof AppError) return false;
        throw error;
      }),
  };
}

/** The key and the salted hash under which an address is suppressed. */
export async function suppressionOf(store: Pick<Store, "readLinkKeys">, address: string) {
  const { key } = readAddress(address);
  return { key, hash: addressHash(key, (await store.readLinkKeys()).salt) };
}

export function randomToken(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}

function publicUrlOf({ publicUrl, port }: MailContext["config"]): string {
  return publicUrl ?? `http://localhost:${port}`;
}

function describe(preferences: Preferences): string {
  return `You get ${describeProfile(preferences.profile)}, ${describeRhythm(preferences)}.`;
}

async function findMatching(store: Store, search: string, days: { readonly from: string; readonly to: string }) {
  const { plan } = understand(search, { today: now().toISOString().slice(0, 10) });
  return new Set(await store.searchPmids({ plan, ...days, sort: "newest" }));
}

function pinger(url: string): () => Promise<void> {
  return async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`The dead-man address answered ${response.status}.`);
  };
}

function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => (known ??= read());
}
