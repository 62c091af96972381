import { previewWeek, type Preview } from "../digest/compose-week.ts";
import { dueWeeks } from "../digest/due-weeks.ts";
import { subjectLine } from "../digest/issue-view.ts";
import { runDigest, type DigestReport } from "../digest/run-digest.ts";
import { toPmid } from "../domain/pmid.ts";
import { toWeek, type Week } from "../domain/week.ts";
import type { Store } from "../store/ports.ts";
import { mailNeeds } from "../wiring-mail.ts";
import { withStore } from "../wiring.ts";
import { type Command, type CommandContext, readArgs } from "./command.ts";

export const digest: Command = {
  usage: "digest [--week 2026-W47] [--dry-run] [--json]",
  summary: "Composes the week's issue once and sends what is due; --dry-run shows what would go to whom.",
  async run(args, context) {
    const options = { week: { type: "string" }, "dry-run": { type: "boolean" }, json: { type: "boolean" } } as const;
    const { values } = readArgs(args, options, { min: 0, max: 0 });
    const week = values.week === undefined ? undefined : toWeek(values.week);
    return withStore(context, async (store) => {
      const mail = mailNeeds(store, context);
      try {
        if (values["dry-run"] === true) return await preview(week, values.json === true, store, mail.digest, context);
        const report = await runDigest(week === undefined ? "due" : { week }, context.signal, mail.digest);
        await context.print(values.json === true ? `${JSON.stringify(report)}\n` : reportLines(report));
        const reason = whatIsLeft(report);
        if (reason !== undefined) context.say(reason);
        return reason === undefined ? 0 : 1;
      } finally {
        await mail.close();
      }
    });
  },
};

function reportLines({ weeks, alerts, sent, failed, deferred, skipped, doubtful }: DigestReport): string {
  const lines = [
    ...weeks.map((week) =>
      week.kind === "waiting"
        ? `${week.week}: waits. ${week.reason}`
        : `${week.week}: ${week.issues} composed, ${week.queued} queued`,
    ),
    ...(weeks.length === 0 ? ["No week is due."] : []),
    ...(alerts === 0 ? [] : [`Retractions told at once: ${alerts}`]),
    `Sent: ${sent}; failed: ${failed}; to be tried again: ${deferred}; skipped: ${skipped}; in doubt: ${doubtful}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** One sentence where not all was done. */
function whatIsLeft({ weeks, deferred, failed, unreachable }: DigestReport): string | undefined {
  const waiting = weeks.find(({ kind }) => kind === "waiting");
  if (waiting?.kind === "waiting") return `The issue of ${waiting.week} waits. ${waiting.reason}`;
  if (unreachable !== undefined) return `The mail server takes no messages: ${unreachable}`;
  if (deferred > 0) return `${deferred} mails were put off and will be tried again.`;
  return failed > 0 ? `${failed} mails were refused.` : undefined;
}

async function preview(
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
      await context.print(`${week}: ${mails.length} mails would be sent.\n`);
    }
  }
  if (weeks.length === 0) context.say("No week is due.");
  return 0;
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
