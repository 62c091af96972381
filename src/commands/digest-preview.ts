import { previewWeek, type Preview } from "../digest/compose-week.ts";
import { dueWeeks } from "../digest/due-weeks.ts";
import { subjectLine } from "../digest/issue-view.ts";
import { counted } from "../digest/words.ts";
import { toPmid } from "../domain/pmid.ts";
import type { Week } from "../domain/week.ts";
import type { WaitingDelivery } from "../store/digest-ports.ts";
import type { Store } from "../store/ports.ts";
import type { mailNeeds } from "../wiring-mail.ts";
import type { CommandContext } from "./command.ts";

/** What would go to whom, and what was begun and still waits; nothing is stored or sent. */
export async function previewDigest(
  asked: Week | undefined,
  asJson: boolean,
  store: Store,
  needs: ReturnType<typeof mailNeeds>["digest"],
  context: CommandContext,
): Promise<number> {
  const weeks = asked === undefined ? dueWeeks(await store.listEditions(60), needs.now(), needs.timeZone) : [asked];
  const findStudies = async (pmids: readonly string[]) => {
    const found = await Promise.all(pmids.map((pmid) => store.findStudy(toPmid(pmid))));
    return found.filter((stored) => stored !== undefined);
  };
  for (const week of weeks) {
    const { waitingFor, previews } = await previewWeek(week, asked === undefined ? "those who were there" : "everybody", {
      ...needs,
      findStudies,
    });
    const mails = previews.flatMap((one) => mailsOf(one, needs.siteName));
    if (asJson) await context.print(`${JSON.stringify({ week, waitingFor: waitingFor ?? null, mails })}\n`);
    else {
      if (waitingFor !== undefined) await context.print(`${week}: would wait. ${waitingFor}\n`);
      for (const { to, subject, studies, corrections } of mails) {
        await context.print(`${to}: ${subject} (PMID ${studies.join(", ") || "none"}; corrections ${corrections.length})\n`);
      }
      await context.print(`${week}: ${counted(mails.length, "mail", "mails")} would be sent.\n`);
    }
  }
  if (weeks.length === 0) context.say("No week is due.");
  await tellWaiting(await store.listWaiting(), asJson, context);
  return 0;
}

/** What an earlier run queued or put off. */
async function tellWaiting(mails: readonly WaitingDelivery[], asJson: boolean, { print }: CommandContext): Promise<void> {
  if (mails.length === 0) return;
  if (asJson) {
    await print(
      `${JSON.stringify({ week: null, waitingFor: null, mails: mails.map(({ address, ...mail }) => ({ to: address, ...mail })) })}\n`,
    );
    return;
  }
  for (const { address, period, attempts, dueAt, answer } of mails) {
    const said = answer === undefined ? "" : ` (${answer})`;
    await print(`${address}: ${period}, ${tried(attempts)}, due ${dueAt}${said}\n`);
  }
  await print(`${counted(mails.length, "mail", "mails")} of earlier runs: waiting.\n`);
}

function tried(attempts: number): string {
  return attempts === 0 ? "not tried yet" : attempts === 1 ? "tried once" : `tried ${attempts} times`;
}

function mailsOf({ issue, entries, readers }: Preview, siteName: string) {
  return readers.map(({ subscriber, variant }) => ({
    to: subscriber.address,
    period: issue.period,
    subject: subjectLine(siteName, {
      issue: { ...issue, id: 0 },
      entries: [],
      corrections: [],
      omitted: variant.omit.length,
      publicUrl: "",
    }),
    format: subscriber.preferences.format,
    studies: entries.slice(0, issue.shown).flatMap(({ pmid }) => (variant.omit.includes(pmid) ? [] : [pmid])),
    corrections: variant.tell,
  }));
}
