import { createHash } from "node:crypto";
import { bareAddress, mailDate, wireAddress } from "../domain/mail-address.ts";
import type { Letter } from "../mail/compose-mime.ts";
import type { Mailer } from "../mail/mailer.ts";
import { momentText } from "./words.ts";
import type { DeliveryCounts, Edition, Issues, Outbox } from "../store/digest-ports.ts";

export type OperatorNeeds = {
  readonly store: Pick<Issues, "listEditions" | "markEdition"> & Pick<Outbox, "countDeliveries" | "listFailures">;
  readonly mailer: Mailer;
  readonly composeMime: (letter: Letter) => Promise<Buffer>;
  readonly from: string;
  readonly siteName: string;
  readonly publicUrl: string;
  readonly operator: string | undefined;
  /** Asks the dead-man address; rejects where it does not answer. */
  readonly ping: (() => Promise<void>) | undefined;
  readonly now: () => Date;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
};

const HOUR = 3_600_000;
/** A week that waits or hangs for longer is a matter for the operator. */
const TOO_LONG_MS = 24 * HOUR;
/** One in twenty refused is more than dead mailboxes explain. */
const BAD_SHARE = 20;

/** Closes weeks whose deliveries are all over: good ones ping the dead-man address, the others are told to the operator, once. */
export async function closeWeeks(needs: OperatorNeeds): Promise<void> {
  const { store, now, log, ping } = needs;
  for (const edition of await store.listEditions(12)) {
    if (edition.closedAt !== undefined) continue;
    const counts = await store.countDeliveries({ kind: "weekly", period: edition.week });
    const trouble = troubleOf(edition, counts, now());
    if (trouble !== undefined && edition.warnedAt === undefined && (await warn(edition, trouble, needs))) {
      await store.markEdition(edition.week, { warnedAt: now().toISOString() });
    }
    if (edition.composedAt === undefined || open(counts) > 0) continue;
    if (trouble === undefined && ping !== undefined) {
      try {
        await ping();
      } catch (error) {
        // The alarm it sets off elsewhere is what it is for; next time it is asked again.
        log.warn({ err: error, week: edition.week }, "the dead-man address does not answer");
        continue;
      }
    }
    await store.markEdition(edition.week, { closedAt: now().toISOString() });
    log.info({ week: edition.week, ...counts }, "the week is closed");
  }
}

function open({ queued, claimed, "handing-over": handing }: DeliveryCounts): number {
  return queued + claimed + handing;
}

function troubleOf(edition: Edition, counts: DeliveryCounts, now: Date): string | undefined {
  const late = (since: string | undefined) => since !== undefined && now.getTime() - Date.parse(since) > TOO_LONG_MS;
  if (edition.composedAt === undefined) {
    return late(edition.waitingSince)
      ? `It has waited since ${momentText(edition.waitingSince ?? "")}. ${edition.waitingFor ?? ""}`
      : undefined;
  }
  if (open(counts) > 0) {
    return late(edition.composedAt)
      ? `${open(counts)} of its mails have not gone out within a day; ${counts.sent} have.`
      : undefined;
  }
  return counts.failed * BAD_SHARE > counts.sent + counts.failed
    ? `${counts.failed} of ${counts.sent + counts.failed} mails were refused.`
    : undefined;
}

async function warn({ week }: Edition, trouble: string, needs: OperatorNeeds): Promise<boolean> {
  const { operator, store, mailer, composeMime, siteName, publicUrl, now, log } = needs;
  log.warn({ week, trouble }, "a week did not go out");
  if (operator === undefined) return true;
  const failures = await store.listFailures(10);
  const from = bareAddress(needs.from);
  const letter = await composeMime({
    from: needs.from,
    subject: `${siteName}: ${week} did not go out as it should`,
    text: [
      `${siteName}, ${week}:`,
      trouble,
      "",
      ...failures.map(({ period, at, answer }) => `${momentText(at)}, ${period}: ${answer}`),
      ...(failures.length > 0 ? [""] : []),
      `See ${publicUrl}/status`,
      "",
    ].join("\n"),
    headers: { "Auto-Submitted": "auto-generated" },
  });
  const id = `${createHash("sha256").update(`operator ${week} ${trouble}`).digest("hex").slice(0, 32)}@${from.slice(from.lastIndexOf("@") + 1)}`;
  const head = Buffer.from(`Message-ID: <${id}>\r\nDate: ${mailDate(now())}\r\nTo: ${wireAddress(operator)}\r\n`);
  const result = await mailer.send({ from, to: wireAddress(operator), id, raw: Buffer.concat([head, letter]) });
  return result.kind === "accepted";
}
